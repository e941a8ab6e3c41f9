import type { SentForm } from "#platform/http/port.ts";
import { parseTypedDay } from "#shared/calendar-day.ts";
import { type Language, say } from "#shared/text.ts";
import type { FieldError } from "#web/components/error-summary.tsx";
import {
  decreeSchema,
  longestNote,
  type StepContent,
  type StepNeed,
  type StepReason,
  stepReasonSchema,
  type TakenVerb,
} from "../contract/way.ts";
import type { ProfileHeading } from "../deps.ts";
import { wayTexts } from "../texts/way.ts";

/** What a person typed, as typed. */
export interface TypedStep {
  readonly note: string;
  readonly marked: readonly string[];
  readonly sentences: ReadonlyMap<string, string>;
  readonly decreeNumber: string;
  readonly decreedOn: string;
  readonly intoYear: string;
}

export const nothingTyped: TypedStep = {
  note: "",
  marked: [],
  sentences: new Map(),
  decreeNumber: "",
  decreedOn: "",
  intoYear: "",
};

export const sentenceName = (field: string): string => `alasan-${field}`;

export function typedStep(form: SentForm, fields: readonly ProfileHeading[]): TypedStep {
  return {
    note: form.get("alasan") ?? "",
    marked: form.all("isian"),
    sentences: new Map(
      fields.flatMap(({ field }) => {
        const sentence = form.get(sentenceName(field))?.trim() ?? "";
        return sentence === "" ? [] : [[field, sentence] as const];
      }),
    ),
    decreeNumber: form.get("nomor-keputusan") ?? "",
    decreedOn: form.get("tanggal-keputusan") ?? "",
    intoYear: form.get("ke-tahun") ?? "",
  };
}

export interface ReadStep {
  readonly content: StepContent;
  readonly errors: readonly FieldError[];
}

/** Reads the decree of a form; `decree` is null when something is wrong, and `errors` says what. */
export function readDecree(
  typed: Pick<TypedStep, "decreeNumber" | "decreedOn">,
  language: Language,
): { readonly decree: StepContent["decree"]; readonly errors: readonly FieldError[] } {
  const number = decreeSchema.shape.number.safeParse(typed.decreeNumber);
  const decreedOn = parseTypedDay(typed.decreedOn);
  const errors: FieldError[] = [];
  if (!number.success) errors.push({ field: "nomor-keputusan", message: wayTexts.decreeNumberWrong[language] });
  if (decreedOn === null) errors.push({ field: "tanggal-keputusan", message: wayTexts.dayWrong[language] });
  return { decree: number.success && decreedOn !== null ? { number: number.data, decreedOn } : null, errors };
}

function readReasons(
  typed: TypedStep,
  fields: readonly ProfileHeading[],
  language: Language,
): { readonly reasons: readonly StepReason[]; readonly errors: readonly FieldError[] } {
  const reasons: StepReason[] = [];
  const errors: FieldError[] = [];
  for (const { field, heading } of fields) {
    if (!typed.marked.includes(field) && !typed.sentences.has(field)) continue;
    const reason = stepReasonSchema.safeParse({ field, sentence: typed.sentences.get(field) ?? "" });
    if (reason.success) reasons.push(reason.data);
    else {
      errors.push({
        field: sentenceName(field),
        message: say(wayTexts.sentenceWrong, language, { field: heading }),
      });
    }
  }
  return { reasons, errors };
}

/** Reads what a step needs and nothing else; a value that cannot be read is an error at its field. */
export function readStep(
  verb: TakenVerb,
  needs: readonly StepNeed[],
  typed: TypedStep,
  fields: readonly ProfileHeading[],
  language: Language,
): ReadStep {
  const errors: FieldError[] = [];
  const note = needs.includes("note") ? typed.note.trim() : "";
  if (note.length > longestNote) errors.push({ field: "alasan", message: wayTexts.noteTooLong[language] });
  const reasons = needs.includes("reasons") ? readReasons(typed, fields, language) : { reasons: [], errors: [] };
  const decree = needs.includes("decree") ? readDecree(typed, language) : { decree: null, errors: [] };
  errors.push(...reasons.errors, ...decree.errors);
  const year = needs.includes("later-year") && /^\d{4}$/.test(typed.intoYear.trim()) ? Number(typed.intoYear) : null;
  if (needs.includes("later-year") && year === null) {
    errors.push({ field: "ke-tahun", message: wayTexts.yearWrong[language] });
  }
  return {
    content: {
      verb,
      note: note === "" ? null : note,
      reasons: [...reasons.reasons],
      decree: decree.decree,
      intoYear: year,
    },
    errors,
  };
}
