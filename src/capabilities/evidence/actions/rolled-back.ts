import type { Refusal } from "#shared/result.ts";

/** Ends a transaction without a trace; `refusedInstead` turns it back into the refusal. */
export class RolledBack extends Error {
  override readonly name = "RolledBack";
  readonly refused: Refusal;

  constructor(refused: Refusal) {
    super(refused.code);
    this.refused = refused;
  }
}

export const refusedInstead = (error: unknown): Refusal => {
  if (error instanceof RolledBack) return error.refused;
  throw error;
};
