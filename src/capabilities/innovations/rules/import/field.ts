import type { ValueField } from "../../contract/import.ts";

export type FieldKind =
  | "title"
  | "text"
  | "choice"
  | "day"
  | "latitude"
  | "longitude"
  | "asta-cita"
  | "affair"
  | "affairs"
  | "agency"
  | "year"
  | "rupiah"
  | "link";

export interface Choice {
  readonly value: string;
  /** As the template offers it. */
  readonly label: string;
  readonly aliases: readonly string[];
}

/** One column of the profile sheet: what it is called, by us and by people, and what its cells hold. */
export interface FieldDefinition {
  readonly field: ValueField;
  readonly heading: string;
  readonly aliases: readonly string[];
  readonly kind: FieldKind;
  /** Characters. */
  readonly width: number;
  readonly choices?: readonly Choice[];
  /** Longest text, characters. */
  readonly longest?: number;
}

/** Other names, separated by " | ". */
export const aka = (names: string): readonly string[] => names.split(" | ");
