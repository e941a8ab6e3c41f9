import type { SentForm } from "#platform/http/port.ts";
import { parseTypedDay } from "#shared/calendar-day.ts";
import type { Language } from "#shared/text.ts";
import { type LetterData, letterDataSchema } from "../contract/role.ts";
import { paperTexts } from "../texts/papers.ts";
import type { LetterField, LetterValues } from "./letter-fields.tsx";

const fieldOf: Readonly<Record<keyof LetterData, LetterField>> = {
  basis: "dasar",
  letterNumber: "nomor",
  letterOn: "tanggal",
  subject: "perihal",
  pages: "halaman",
  coversYear: "tahun",
};

export interface ReadLetter {
  readonly values: LetterValues;
  readonly errors: LetterValues;
  /** Null when a field is not right. */
  readonly data: LetterData | null;
}

/** Letter data of a form; empty fields are not told. */
export function readLetter(form: SentForm, language: Language): ReadLetter {
  const typed = (name: LetterField) => form.get(name)?.trim() ?? "";
  const given = Object.fromEntries(
    Object.entries(fieldOf).flatMap(([name, field]) => {
      const value = typed(field);
      return value === "" ? [] : [[name, name === "letterOn" ? (parseTypedDay(value) ?? value) : value]];
    }),
  );
  const values = Object.fromEntries(Object.values(fieldOf).map((field) => [field, typed(field)]));
  const parsed = letterDataSchema.safeParse(given);
  if (parsed.success) return { values, errors: {}, data: parsed.data };
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  const errors = Object.fromEntries(
    Object.entries(fieldOf).flatMap(([name, field]) =>
      wrong.has(name) ? [[field, (name === "letterOn" ? paperTexts.wrongDay : paperTexts.wrongField)[language]]] : [],
    ),
  );
  return { values, errors, data: null };
}
