import { parseTypedDay } from "#shared/calendar-day.ts";
import type { ImportCell } from "../../contract/import.ts";
import type { Profile, ProfileField } from "../../contract/profile.ts";
import type { FieldDefinition, FieldKind } from "../import/field.ts";
import { fieldDefinitions } from "../import/fields.ts";
import { tidyText } from "../import/normalise.ts";
import { readCoordinate, readRupiah, readWhole } from "../import/read-number.ts";

/** What was typed or chosen, by field; several values only where several may be chosen. */
export type TypedProfile = ReadonlyMap<string, readonly string[]>;

export interface FormProblem {
  readonly field: ProfileField;
  readonly kind: "missing" | "too-long" | FieldKind;
  readonly longest?: number;
}

export type ReadForm =
  | { readonly ok: true; readonly values: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problems: readonly FormProblem[] };

const notOfProfile = new Set(["agencyId", "programmeYear", "track"]);
const isOfProfile = (definition: FieldDefinition): definition is FieldDefinition & { readonly field: ProfileField } =>
  !notOfProfile.has(definition.field);

/** Fields of the national profile in the order of its form. */
export const profileDefinitions = fieldDefinitions.filter(isOfProfile);

const cellOf = (text: string): ImportCell => ({ column: 0, kind: "text", value: text, text });

type ReadValue = { readonly value: unknown } | { readonly problem: FormProblem["kind"] };

const orProblem = (value: unknown, kind: FieldKind): ReadValue =>
  value === null || value === undefined ? { problem: kind } : { value };

function readLink(text: string): string | null {
  const link = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return /^https?:\/\/[^\s/.]+(\.[^\s/.]+)+([/?#]\S*)?$/i.test(link) && link.length <= 1_000 ? link : null;
}

function readNumber(kind: FieldKind, text: string): unknown {
  const cell = cellOf(text);
  const read =
    kind === "rupiah"
      ? readRupiah(cell)
      : kind === "asta-cita"
        ? readWhole(cell, 1, 8, kind)
        : readCoordinate(cell, kind === "latitude" ? "latitude" : "longitude");
  return read.kind === "value" ? read.value : null;
}

function readOne(definition: FieldDefinition, text: string, hasAffair: (code: string) => boolean): ReadValue {
  const { kind, choices, longest = 1_000 } = definition;
  switch (kind) {
    case "day":
      return orProblem(parseTypedDay(text), kind);
    case "choice":
      return orProblem(choices?.find((choice) => choice.value === text)?.value, kind);
    case "affair":
      return orProblem(hasAffair(text) ? text : null, kind);
    case "link":
      return orProblem(readLink(text), kind);
    case "rupiah":
    case "asta-cita":
    case "latitude":
    case "longitude":
      return orProblem(readNumber(kind, text), kind);
    default:
      return text.length > longest ? { problem: "too-long" } : { value: text };
  }
}

/** Reads the whole form; an empty field is null, and everything that cannot be read is told at once. */
export function readProfileForm(typed: TypedProfile, hasAffair: (code: string) => boolean): ReadForm {
  const values: Record<string, unknown> = {};
  const problems: FormProblem[] = [];
  for (const definition of profileDefinitions) {
    const { field, longest = 1_000 } = definition;
    const given = (typed.get(field) ?? []).map(tidyText).filter((text) => text !== "");
    if (definition.kind === "affairs") {
      values[field] = [...new Set(given)].sort();
      if (!given.every(hasAffair)) problems.push({ field, kind: "affairs" });
      continue;
    }
    const [text] = given;
    if (text === undefined) {
      if (field === "name") problems.push({ field, kind: "missing" });
      values[field] = null;
      continue;
    }
    const read = readOne(definition, text, hasAffair);
    if ("value" in read) values[field] = read.value;
    else problems.push({ field, kind: read.problem, ...(read.problem === "too-long" ? { longest } : {}) });
  }
  return problems.length === 0 ? { ok: true, values } : { ok: false, problems };
}

/** The form as it shows a profile that stands; days are written by the page. */
export function typedOf(profile: Profile, writeDay: (day: string) => string): TypedProfile {
  return new Map(
    profileDefinitions.map(({ field, kind }) => {
      const value = profile[field];
      if (value === null) return [field, []];
      if (Array.isArray(value)) return [field, value];
      return [field, [kind === "day" ? writeDay(String(value)) : String(value)]];
    }),
  );
}
