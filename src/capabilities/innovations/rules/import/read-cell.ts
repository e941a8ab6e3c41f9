import type { CellProblem, ImportCell, ImportInput, ValueField } from "../../contract/import.ts";
import type { FieldDefinition } from "./field.ts";
import { keyOf, tidyText } from "./normalise.ts";
import type { NewQuestion, QuestionList } from "./question-list.ts";
import { readChoice } from "./read-choice.ts";
import { type ReadDay, readDay } from "./read-day.ts";
import { type ReadNumber, readCoordinate, readRupiah, readWhole } from "./read-number.ts";

export type FieldValue = string | number | readonly string[] | null;

export type ReadCell =
  | { readonly kind: "value"; readonly value: FieldValue }
  | { readonly kind: "asks"; readonly question: NewQuestion }
  /** `question`: an answer can still resolve it. */
  | {
      readonly kind: "wrong";
      readonly code: string;
      readonly details?: NonNullable<CellProblem["details"]>;
      readonly question?: NewQuestion;
    };

export type ReadContext = Pick<ImportInput, "matchAgency" | "matchAffair" | "hasAgency" | "hasAffair"> & {
  readonly questions: Pick<QuestionList, "answer">;
};

const noAnswer = "none";
const value = (found: FieldValue): ReadCell => ({ kind: "value", value: found });
const fromNumber = (read: ReadNumber<string | number>): ReadCell =>
  read.kind === "value"
    ? value(read.value)
    : { kind: "wrong", code: read.code, ...(read.details && { details: read.details }) };

function readTextCell(cell: ImportCell, longest: number): ReadCell {
  const text = tidyText(cell.text);
  if (text.length > longest)
    return { kind: "wrong", code: "import.text-too-long", details: { longest, length: text.length } };
  return value(text);
}

function readDayCell(cell: ImportCell, field: ValueField, context: ReadContext): ReadCell {
  const read = readDay(cell);
  if (read.kind === "value") return value(read.value);
  if (read.kind === "wrong") return { kind: "wrong", code: read.code };
  const key = `date:${field}:${keyOf(cell.text)}`;
  const answer = context.questions.answer(key);
  if (answer === noAnswer) return value(null);
  const given: ReadDay | undefined =
    answer === undefined ? undefined : readDay({ column: 0, kind: "text", value: answer, text: answer });
  if (given?.kind === "value") return value(given.value);
  const written = cell.text.trim();
  const candidates = [{ answer: read.proposal, score: read.precision === "order" ? 80 : 50 }];
  return { kind: "asks", question: { key, kind: "date", written, proposal: read.proposal, candidates } };
}

function readAgency(cell: ImportCell, context: ReadContext): ReadCell {
  const written = tidyText(cell.text);
  const key = `agency:${keyOf(written)}`;
  const answer = context.questions.answer(key);
  if (answer === noAnswer) return value(null);
  if (answer !== undefined && context.hasAgency(answer)) return value(answer);
  const match = context.matchAgency(written);
  if (match.kind === "exact") return value(match.agencyId);
  const candidates = match.candidates.map(({ id, score }) => ({ answer: id, score }));
  const question: NewQuestion = { key, kind: "agency", written, proposal: match.agencyId, candidates };
  return match.kind === "proposal"
    ? { kind: "asks", question }
    : { kind: "wrong", code: "import.agency-unknown", question };
}

function readAffair(written: string, context: ReadContext): ReadCell {
  const key = `affair:${keyOf(written)}`;
  const answer = context.questions.answer(key);
  if (answer === noAnswer) return value(null);
  if (answer !== undefined && context.hasAffair(answer)) return value(answer);
  const match = context.matchAffair(written);
  if (match.kind === "exact") return value(match.code);
  const candidates = match.candidates.map(({ code, score }) => ({ answer: code, score }));
  const question: NewQuestion = { key, kind: "affair", written, proposal: match.code, candidates };
  return match.kind === "proposal"
    ? { kind: "asks", question }
    : { kind: "wrong", code: "import.affair-unknown", question };
}

/** A number cell loses the last digit of "2.10". */
const affairText = (cell: ImportCell): string =>
  cell.kind === "number" && typeof cell.value === "number" && !Number.isInteger(cell.value)
    ? cell.value.toFixed(2)
    : tidyText(cell.text);

function readAffairs(cell: ImportCell, context: ReadContext): ReadCell {
  const text = affairText(cell);
  // Names of affairs hold commas, so the whole is tried first and commas part only what is then known in every part.
  const byComma = text.split(/\s*,\s*/);
  const isListOfKnown = byComma.length > 1 && byComma.every((part) => context.matchAffair(part).kind === "exact");
  const isOne = context.matchAffair(text).kind === "exact";
  const parts = isOne ? [text] : isListOfKnown ? byComma : text.split(/\s*[;\n]\s*/);
  const codes = new Set<string>();
  for (const part of parts.filter((written) => written !== "")) {
    const read = readAffair(part, context);
    if (read.kind !== "value") return read;
    if (typeof read.value === "string") codes.add(read.value);
  }
  return value([...codes].sort());
}

function readLink(cell: ImportCell): ReadCell {
  const text = tidyText(cell.text);
  const link = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  const isLink = /^https?:\/\/[^\s/.]+(\.[^\s/.]+)+([/?#]\S*)?$/i.test(link) && link.length <= 1_000;
  return isLink ? value(link) : { kind: "wrong", code: "import.link-unreadable" };
}

function readChoiceCell(cell: ImportCell, definition: FieldDefinition): ReadCell {
  const choices = definition.choices ?? [];
  const found = readChoice(cell.text, choices);
  if (found !== undefined) return value(found);
  return { kind: "wrong", code: "import.choice-unknown", details: { choices: choices.map((choice) => choice.label) } };
}

/** The value of one cell for one field; the cell is not empty. */
export function readCell(cell: ImportCell, definition: FieldDefinition, context: ReadContext): ReadCell {
  if (cell.kind === "formula") return { kind: "wrong", code: "import.formula-cell" };
  if (cell.kind === "error") return { kind: "wrong", code: "import.error-cell" };
  switch (definition.kind) {
    case "title":
    case "text":
      return readTextCell(cell, definition.longest ?? 1_000);
    case "choice":
      return readChoiceCell(cell, definition);
    case "day":
      return readDayCell(cell, definition.field, context);
    case "latitude":
    case "longitude":
      return fromNumber(readCoordinate(cell, definition.kind));
    case "asta-cita":
      return fromNumber(readWhole(cell, 1, 8, "import.asta-cita-out-of-range"));
    case "year":
      return fromNumber(readWhole(cell, 2000, 2100, "import.year-unreadable"));
    case "rupiah":
      return fromNumber(readRupiah(cell));
    case "affair":
      return readAffair(affairText(cell), context);
    case "affairs":
      return readAffairs(cell, context);
    case "agency":
      return readAgency(cell, context);
    case "link":
      return readLink(cell);
  }
}
