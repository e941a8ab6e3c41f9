import type { RegionCode } from "#shared/ids.ts";
import type { Language } from "#shared/text.ts";
import type { FieldError } from "#web/components/error-summary.tsx";
import { type DecisionInput, decisionReasonSchema, decisionSchema } from "../../contract/decision.ts";
import { verifierTexts } from "../../texts/verifier.ts";
import { decisionFields, type TypedDecision } from "./decision-form.tsx";
import type { DeskPlace } from "./verifier-reads.ts";

interface FormValues {
  get(name: string): string | undefined;
}

export const typedDecision = (form: FormValues): TypedDecision => ({
  choice: form.get(decisionFields.choice) ?? "",
  reason: form.get(decisionFields.reason) ?? "",
  sentence: form.get(decisionFields.sentence) ?? "",
});

const outcomeOf = (choice: string): Pick<DecisionInput, "outcome" | "level"> | null => {
  if (choice === "terima") return { outcome: "accept" };
  if (choice === "tolak") return { outcome: "reject" };
  const level = /^turun-([12])$/.exec(choice)?.[1];
  return level === undefined ? null : { outcome: "lower", level: Number(level) };
};

export type ReadDecision =
  | { readonly ok: true; readonly input: DecisionInput & { readonly regionCode: RegionCode } }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** The form as input of the action, or what is missing, each with its field. */
export function readDecision(
  form: FormValues,
  at: DeskPlace,
  regionCode: RegionCode,
  language: Language,
): ReadDecision {
  const typed = typedDecision(form);
  const outcome = outcomeOf(typed.choice);
  if (outcome === null)
    return { ok: false, errors: [{ field: decisionFields.choice, message: verifierTexts.chooseOne[language] }] };
  const reason = decisionReasonSchema.safeParse(typed.reason);
  const sentence = typed.sentence.trim();
  const isAgainst = outcome.outcome !== "accept";
  const errors: FieldError[] = [];
  if (isAgainst && !reason.success)
    errors.push({ field: decisionFields.reason, message: verifierTexts.chooseReason[language] });
  if ((isAgainst || sentence !== "") && (sentence.length < 5 || sentence.length > 500))
    errors.push({ field: decisionFields.sentence, message: verifierTexts.writeSentence[language] });
  if (errors.length > 0) return { ok: false, errors };
  const input = decisionSchema.safeParse({
    ...at,
    ...outcome,
    digest: form.get(decisionFields.digest),
    ...(isAgainst && reason.success ? { reason: reason.data } : {}),
    ...(sentence === "" ? {} : { sentence }),
  });
  if (!input.success)
    return { ok: false, errors: [{ field: decisionFields.choice, message: verifierTexts.chooseOne[language] }] };
  return { ok: true, input: { ...input.data, regionCode } };
}
