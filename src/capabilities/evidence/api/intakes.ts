import type { Actor } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type BoundOperation, bindOperation, type OperationContext } from "#shared/operation.ts";
import { type Result, success } from "#shared/result.ts";
import type { AnswerIntakeInput } from "../actions/intake/answer-intake.ts";
import type { ApplyIntakeInput } from "../actions/intake/apply-intake.ts";
import type { PreviewIntakeInput } from "../actions/intake/preview-intake.ts";
import {
  answerIntakeOperation,
  applyIntakeOperation,
  type Intake,
  previewIntakeOperation,
  showIntakeOperation,
  undoIntakeOperation,
} from "../contract/intake.ts";
import type { ReadIntake } from "../queries/read-intake.ts";

type Done = Promise<Result<{ readonly id: string }>>;

export interface IntakeFunctions {
  preview(actor: Actor, input: PreviewIntakeInput): Done;
  show(actor: Actor, regionCode: RegionCode, id: string): Promise<Result<ReadIntake>>;
  answer(actor: Actor, input: AnswerIntakeInput): Done;
  apply(actor: Actor, input: ApplyIntakeInput): Done;
  undo(actor: Actor, input: { readonly regionCode: RegionCode; readonly id: string }): Done;
}

export function intakeOperations(functions: IntakeFunctions): readonly BoundOperation[] {
  const show = async ({ actor, regionCode }: OperationContext, id: string): Promise<Result<Intake>> => {
    const found = await functions.show(actor, regionCode, id);
    return found.ok ? success({ ...found.value, files: [...found.value.files] }) : found;
  };
  /** The intake as it stands after a change. */
  const after = async (context: OperationContext, done: Done): Promise<Result<Intake>> => {
    const result = await done;
    return result.ok ? show(context, result.value.id) : result;
  };
  return [
    bindOperation(previewIntakeOperation, (context, { roundYear, entryId, fileName, contentBase64 }) => {
      const bytes = new Uint8Array(Buffer.from(contentBase64, "base64"));
      const input = {
        regionCode: context.regionCode,
        roundYear,
        entryId: entryId ?? null,
        files: [{ name: fileName, bytes }],
      };
      return after(context, functions.preview(context.actor, input));
    }),
    bindOperation(showIntakeOperation, (context, { id }) => show(context, id)),
    bindOperation(answerIntakeOperation, (context, input) =>
      after(context, functions.answer(context.actor, { ...input, regionCode: context.regionCode })),
    ),
    bindOperation(applyIntakeOperation, (context, input) =>
      after(context, functions.apply(context.actor, { ...input, regionCode: context.regionCode })),
    ),
    bindOperation(undoIntakeOperation, (context, { id }) =>
      after(context, functions.undo(context.actor, { regionCode: context.regionCode, id })),
    ),
  ];
}
