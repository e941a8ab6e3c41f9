import type { Indicator } from "#capabilities/index/contract/edition.ts";
import type { IntakeFileState, IntakeRefusal } from "../contract/intake.ts";
import { fitsFormats } from "./file-kinds.ts";

/** A file of an intake with the place that it is meant for. */
export interface PlacedInput {
  readonly place: number;
  readonly sha256: string;
  readonly mediaType: string;
  readonly entryId: string | null;
  readonly indicator: string | null;
  /** Where no place is known: whether the name told anything at all. */
  readonly isKnown: boolean;
}

export interface FilePlacement {
  readonly place: number;
  readonly state: IntakeFileState;
  readonly refusal: IntakeRefusal | null;
}

/**
 * Which files can be taken in as they are meant. The same bytes twice for one place, or there already, are duplicates; the
 * same decree for several entries is not. `standing`: "entry/indicator/sha256" of papers that serve now.
 */
export function placeFiles(
  files: readonly PlacedInput[],
  rows: readonly Indicator[],
  standing: ReadonlySet<string>,
): readonly FilePlacement[] {
  const taken = new Set(standing);
  return files.map((file): FilePlacement => {
    const { place, entryId, indicator } = file;
    if (entryId === null || indicator === null)
      return { place, state: file.isKnown ? "asks" : "unknown", refusal: null };
    const formats = rows.find((row) => row.code === indicator)?.evidence?.formats ?? null;
    if (!fitsFormats(formats, file.mediaType)) {
      const details = { indicator, formats: formats?.join(", ") ?? "", mediaType: file.mediaType };
      return { place, state: "asks", refusal: { code: "evidence.format-refused", details } };
    }
    const key = `${entryId}/${indicator}/${file.sha256}`;
    if (taken.has(key)) return { place, state: "duplicate", refusal: null };
    taken.add(key);
    return { place, state: "matched", refusal: null };
  });
}
