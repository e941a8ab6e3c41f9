import type { AnyField, SheetKind } from "../../contract/import.ts";
import { aka } from "./field.ts";
import { fieldDefinitions, otherHeadings } from "./fields.ts";
import { likeness } from "./likeness.ts";
import { keyOf } from "./normalise.ts";

interface HeadingNames {
  readonly field: AnyField;
  readonly heading: string;
  readonly aliases: readonly string[];
}

const named = (field: AnyField): readonly HeadingNames[] =>
  [...fieldDefinitions, ...otherHeadings].filter((definition) => definition.field === field);

const identityHeadings: readonly HeadingNames[] = [
  ...named("innovationId"),
  ...named("registrationNumber"),
  ...named("programmeYear"),
  ...named("name"),
  ...named("agencyId"),
];

export const governanceHeadings: readonly HeadingNames[] = [
  {
    field: "indicator",
    heading: "Kode Indikator",
    aliases: aka("Kode | No Indikator | Nomor Indikator | Indikator ke"),
  },
  { field: "indicatorName", heading: "Indikator", aliases: aka("Nama Indikator | Uraian Indikator | Uraian") },
  { field: "level", heading: "Level", aliases: aka("Tingkat | Parameter | Level Klaim | Skor Parameter") },
  { field: "figure", heading: "Angka Terukur", aliases: aka("Angka | Nilai Terukur | Capaian | Realisasi | Nilai") },
  { field: "source", heading: "Sumber", aliases: aka("Keterangan | Sumber Data | Data Dukung | Catatan") },
];

export const basisHeading = "Basis 33";

const headingsOf: Readonly<Record<SheetKind, readonly HeadingNames[]>> = {
  profiles: [...fieldDefinitions, ...otherHeadings],
  levels: [
    ...identityHeadings,
    { field: "basis33", heading: basisHeading, aliases: aka("Basis Indikator 33 | Dasar 33") },
  ],
  governance: governanceHeadings,
};

function compile(headings: readonly HeadingNames[]): ReadonlyMap<string, AnyField> {
  const byKey = new Map<string, AnyField>();
  for (const { field, heading, aliases } of headings)
    for (const name of [heading, ...aliases]) if (!byKey.has(keyOf(name))) byKey.set(keyOf(name), field);
  return byKey;
}

const exactOf: Readonly<Record<SheetKind, ReadonlyMap<string, AnyField>>> = {
  profiles: compile(headingsOf.profiles),
  levels: compile(headingsOf.levels),
  governance: compile(headingsOf.governance),
};

export interface HeadingMatch {
  readonly field: AnyField;
  /** 0 to 100. */
  readonly confidence: number;
}

/** "16", "16 Regulasi inovasi daerah", "Indikator 16". */
function matchIndicator(key: string): HeadingMatch | undefined {
  const code = /^(?:indikator |ind |i )?(1[6-9]|2\d|3[0-5])(?: .*)?$/.exec(key)?.[1];
  return code === undefined ? undefined : { field: `level:${code}`, confidence: 95 };
}

/** The field that is written exactly so. */
export function matchExactly(key: string, kind: SheetKind): HeadingMatch | undefined {
  const field = exactOf[kind].get(key);
  if (field !== undefined) return { field, confidence: 100 };
  return kind === "levels" ? matchIndicator(key) : undefined;
}

/** The field that is meant although written longer or with a slip: "Nama Inovasi Daerah Tahun 2024", "Tahpan Inovasi". */
export function matchLoosely(key: string, kind: SheetKind): HeadingMatch | undefined {
  let best: HeadingMatch | undefined;
  for (const [name, field] of exactOf[kind]) {
    const isInside = name.includes(" ") && ` ${key} `.includes(` ${name} `);
    // A longer name inside the heading says more: "waktu uji coba" before "uji coba".
    const inside = isInside ? Math.min(85, 65 + name.length) : 0;
    const like = likeness(name, key);
    const confidence = Math.max(inside, like >= 80 ? like - 10 : 0);
    if (confidence > (best?.confidence ?? 0)) best = { field, confidence };
  }
  return best;
}
