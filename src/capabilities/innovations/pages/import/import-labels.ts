import type { AffairReader } from "#capabilities/organisation/contract/affair.ts";
import { formatDecimal, type Language, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { formatDate, formatFigure } from "#web/format.ts";
import type { AnyField, SheetKind } from "../../contract/import.ts";
import { definitionOf, fieldDefinitions, otherHeadings } from "../../rules/import/fields.ts";
import { governanceHeadings } from "../../rules/import/match-heading.ts";
import { importTexts as texts } from "../../texts/import-pages.ts";

/** Names behind the ids of a preview. */
export interface ImportLabels {
  readonly view: View;
  readonly affairs: AffairReader;
  readonly agencies: ReadonlyMap<string, string>;
}

const headings = new Map<string, string>(
  [...governanceHeadings, ...fieldDefinitions, ...otherHeadings].map(({ field, heading }) => [field, heading]),
);

/** The heading under which the national form and our template ask for a field. */
export function fieldLabel(field: string): string {
  if (field.startsWith("level:")) return `Indikator ${field.slice("level:".length)}`;
  return field === "basis33" ? "Basis 33" : (headings.get(field) ?? field);
}

export const kindLabel = (kind: SheetKind, language: Language): string => texts[kind][language];

export const affairLabel = (code: string, { affairs, view }: ImportLabels): string => {
  const name = affairs.nameOf(code);
  return name === null ? code : `${code} ${say(name, view.language)}`;
};

function sayText(field: string, value: string, labels: ImportLabels): string {
  if (field === "agencyId") return labels.agencies.get(value) ?? value;
  const definition = definitionOf(field as AnyField);
  switch (definition?.kind) {
    case "affair":
      return affairLabel(value, labels);
    case "choice":
      return definition.choices?.find((choice) => choice.value === value)?.label ?? value;
    case "day":
      return formatDate(value, labels.view);
    case "latitude":
    case "longitude":
      return formatFigure(value, labels.view.language);
    default:
      return field === "figure" ? formatFigure(value, labels.view.language) : value;
  }
}

/** A value of the plan as people read it. */
export function sayValue(field: string, value: unknown, labels: ImportLabels): string {
  const { language } = labels.view;
  if (value === null || value === undefined || value === "") return texts.empty[language];
  if (Array.isArray(value))
    return value.length === 0
      ? texts.empty[language]
      : value.map((code) => affairLabel(String(code), labels)).join(", ");
  if (field === "budgetRupiah") return `Rp ${formatDecimal(String(value), language)}`;
  return typeof value === "string" ? sayText(field, value, labels) : String(value);
}

/** "AB" for column 28. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
