import type * as z from "zod";
import type { Actor, Permission } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { Result } from "#shared/result.ts";
import type { Text } from "#shared/text.ts";

/**
 * One thing that a machine (and, through pages, a person) can do. Lives in a room's contract.
 * `input` is read from path parameters, query and JSON body together; `output` is what a success answers.
 */
export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** "index.score": room and verb. */
  readonly name: string;
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** "/api/v1/index/{region}/{year}". */
  readonly path: `/api/v1/${string}`;
  readonly summary: Text;
  readonly permission: Permission;
  /** Largest accepted body, bytes; the installation's usual bound unless told. */
  readonly maxBodyBytes?: number;
  readonly input: I;
  readonly output: O;
  /** Codes it may refuse with, beside the access codes. */
  readonly refusals: readonly string[];
}

export const defineOperation = <I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
): Operation<I, O> => operation;

/** What every operation is told beside its input. `regionCode`: of the signed-in actor, else the home region of the installation. */
export interface OperationContext {
  readonly actor: Actor;
  readonly regionCode: RegionCode;
}

export interface BoundOperation {
  readonly operation: Operation;
  readonly handle: (context: OperationContext, input: unknown) => Promise<Result<unknown>>;
}

/** Ties an operation to the code that does it; the platform has parsed the input with the operation's schema. */
export function bindOperation<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  handle: (context: OperationContext, input: z.output<I>) => Promise<Result<z.input<O>>>,
): BoundOperation {
  return { operation, handle: (context, input) => handle(context, input as z.output<I>) };
}
