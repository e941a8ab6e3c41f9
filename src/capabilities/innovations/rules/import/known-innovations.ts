import type { ExistingInnovation } from "../../contract/import.ts";
import { titleKey } from "../slug.ts";
import { likeness } from "./likeness.ts";

export interface RowIdentity {
  readonly innovationId: string | null;
  readonly registrationNumber: number | null;
  readonly name: string;
  /** Undefined: the list does not say. */
  readonly agencyId: string | null | undefined;
  readonly year: number;
}

export interface IdentityCandidate {
  readonly existing: ExistingInnovation;
  readonly score: number;
}

export type Identified =
  | { readonly kind: "same"; readonly existing: ExistingInnovation }
  | { readonly kind: "new" }
  /** `proposal`: an existing innovation, or "new", or null when a person must choose. */
  | {
      readonly kind: "asks";
      readonly proposal: ExistingInnovation | "new" | null;
      readonly candidates: readonly IdentityCandidate[];
    }
  | { readonly kind: "wrong"; readonly code: "import.id-unknown" };

export interface KnownInnovations {
  identify(row: RowIdentity): Identified;
  /** The row of an innovation for a year, else its latest. */
  byId(id: string, year: number | null): ExistingInnovation | undefined;
  byRegistration(year: number, registrationNumber: number): ExistingInnovation | undefined;
  byTitle(name: string): readonly ExistingInnovation[];
}

const near = 82;
const surelySame = 88;
const mostCompared = 200;

function group<K>(rows: readonly ExistingInnovation[], keysOf: (row: ExistingInnovation) => readonly K[]) {
  const groups = new Map<K, ExistingInnovation[]>();
  for (const row of rows)
    for (const key of keysOf(row)) {
      const known = groups.get(key);
      if (known) known.push(row);
      else groups.set(key, [row]);
    }
  return groups;
}

/** Names that are alike share their beginning or their end; only such pairs are compared, or thousands would be. */
const bucketsOf = (key: string, agencyId: string | null | undefined, year: number): readonly string[] => [
  `a${agencyId}|${key.slice(0, 3)}`,
  `z${agencyId}|${key.slice(-3)}`,
  `y${year}|${key.slice(0, 5)}`,
];

/** Looks up rows among what the region has: by hidden id, by registration number, by name with agency and year, by likeness. */
export function indexKnown(existing: readonly ExistingInnovation[]): KnownInnovations {
  const ids = group<string>(existing, (row) => [row.innovationId]);
  const numbers = new Map(existing.map((row) => [`${row.values.programmeYear}/${row.registrationNumber}`, row]));
  const titles = group<string>(existing, (row) => [titleKey(row.values.name)]);
  const buckets = group<string>(existing, ({ values }) =>
    bucketsOf(titleKey(values.name), values.agencyId, values.programmeYear),
  );

  const byId: KnownInnovations["byId"] = (id, year) => {
    const rows = ids.get(id) ?? [];
    const latest = rows.toSorted((a, b) => b.values.programmeYear - a.values.programmeYear)[0];
    return rows.find((row) => row.values.programmeYear === year) ?? latest;
  };

  function alike(row: RowIdentity, key: string): readonly IdentityCandidate[] {
    const seen = new Map<string, IdentityCandidate>();
    for (const bucket of bucketsOf(key, row.agencyId, row.year))
      for (const existingRow of (buckets.get(bucket) ?? []).slice(0, mostCompared)) {
        if (seen.has(existingRow.innovationId)) continue;
        const score = likeness(titleKey(existingRow.values.name), key);
        if (score >= near) seen.set(existingRow.innovationId, { existing: existingRow, score });
      }
    return [...seen.values()].sort((a, b) => b.score - a.score).slice(0, 5);
  }

  function byName(row: RowIdentity): Identified {
    const key = titleKey(row.name);
    const named = titles.get(key) ?? [];
    const ofYear = named.filter(({ values }) => values.programmeYear === row.year);
    const isSilent = row.agencyId === undefined || row.agencyId === null;
    const exact = ofYear.filter(({ values }) => isSilent || values.agencyId === row.agencyId);
    const [only] = exact;
    if (only !== undefined && exact.length === 1) return { kind: "same", existing: only };
    if (named.length > 0) {
      const ofAgency = named.find(({ values }) => !isSilent && values.agencyId === row.agencyId);
      const candidates = named.slice(0, 5).map((candidate) => ({ existing: candidate, score: 100 }));
      return { kind: "asks", proposal: ofAgency ?? null, candidates };
    }
    const candidates = alike(row, key);
    const [best] = candidates;
    if (best === undefined) return { kind: "new" };
    const isSame = best.score >= surelySame && best.existing.values.agencyId === row.agencyId;
    return { kind: "asks", proposal: isSame ? best.existing : "new", candidates };
  }

  return {
    byId,
    byRegistration: (year, registrationNumber) => numbers.get(`${year}/${registrationNumber}`),
    byTitle: (name) => titles.get(titleKey(name)) ?? [],
    identify(row) {
      if (row.innovationId !== null) {
        const known = byId(row.innovationId, row.year);
        return known ? { kind: "same", existing: known } : { kind: "wrong", code: "import.id-unknown" };
      }
      const numbered =
        row.registrationNumber === null ? undefined : numbers.get(`${row.year}/${row.registrationNumber}`);
      if (numbered === undefined) return byName(row);
      const score = likeness(titleKey(numbered.values.name), titleKey(row.name));
      if (score >= 40) return { kind: "same", existing: numbered };
      return { kind: "asks", proposal: null, candidates: [{ existing: numbered, score }] };
    },
  };
}
