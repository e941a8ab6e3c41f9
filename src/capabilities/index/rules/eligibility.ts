import type { Details } from "#shared/result.ts";
import type { Edition } from "../contract/edition.ts";

export interface Reason {
  readonly code: string;
  readonly details: Details;
}

export interface EligibilityFacts {
  /** Calendar days, "2024-12-05"; undefined when not known. */
  readonly appliedOn?: string | undefined;
  readonly developedOn?: string | undefined;
  readonly designWords?: number | undefined;
}

export interface Eligibility {
  readonly isEligible: boolean;
  /** Why not; empty when eligible. */
  readonly reasons: readonly Reason[];
  /** What could not be judged because a fact is missing: codes of assumptions. */
  readonly notJudged: readonly string[];
}

/**
 * Whether an entry may be sent under an edition: applied inside the window, or earlier with a development inside it;
 * a design long enough. A fact that is not known is not judged. Source: IGA guideline 2026 IV.B.
 */
export function judgeEligibility(rules: Edition["eligibility"], facts: EligibilityFacts): Eligibility {
  const reasons: Reason[] = [];
  const notJudged: string[] = [];
  const [from, to] = [rules.appliedFrom?.value, rules.appliedTo?.value];
  if (from === undefined || to === undefined) notJudged.push("eligibility.window-not-known");
  else if (facts.appliedOn === undefined) notJudged.push("eligibility.applied-on-not-given");
  else {
    const { appliedOn, developedOn } = facts;
    const isInside = (day: string): boolean => from <= day && day <= to;
    const wasRenewed =
      rules.olderAllowedWhenDevelopedInWindow?.value === true && developedOn !== undefined && isInside(developedOn);
    const details = { appliedOn, developedOn: developedOn ?? null, from, to };
    if (appliedOn > to) reasons.push({ code: "entry.applied-after-window", details });
    else if (appliedOn < from && !wasRenewed) reasons.push({ code: "entry.applied-before-window", details });
  }
  const minimum = rules.designMinimumWords?.value;
  if (minimum !== undefined) {
    if (facts.designWords === undefined) notJudged.push("eligibility.design-words-not-given");
    else if (facts.designWords < minimum) {
      reasons.push({ code: "entry.design-too-short", details: { words: facts.designWords, minimum } });
    }
  }
  return { isEligible: reasons.length === 0, reasons, notJudged };
}
