import { type Details, type Problem, type Refusal, refusal } from "#shared/result.ts";

/** Carries a refusal out of the parsers; the adapters turn it into a result at the edge. */
export class SpreadsheetRefused extends Error {
  override readonly name = "SpreadsheetRefused";
  readonly refusal: Refusal;

  constructor(code: string, details?: Details, options: { errors?: readonly Problem[]; cause?: unknown } = {}) {
    super(code, { cause: options.cause });
    this.refusal = refusal(code, details, options.errors);
  }
}
