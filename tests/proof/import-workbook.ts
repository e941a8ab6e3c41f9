import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { indicatorsOf } from "#capabilities/index/reference.ts";
import { definitionOf } from "#capabilities/innovations/rules/import/fields.ts";
import { governanceHeadings } from "#capabilities/innovations/rules/import/match-heading.ts";
import type { CellToWrite } from "#platform/spreadsheet/port.ts";
import { createXlsxWriter } from "#platform/spreadsheet/write-xlsx.ts";

export const edition = "2026";
export const agencyNames = ["Dinas Kesehatan", "Kecamatan Gambut"];
const profileFields = ["name", "agencyId", "programmeYear", "stage"] as const;
const headingOf = (field: (typeof profileFields)[number]): string => definitionOf(field)?.heading ?? field;

/** Rows of the product that a whole import of the workbook adds. */
export interface WorkbookRows {
  readonly innovation: number;
  readonly programme_membership: number;
  readonly round_entry: number;
  readonly level_claim: number;
  readonly governance_claim: number;
}

/** Names that are not alike: the import asks about a new one that resembles one that stands. */
const nameOf = (key: string): string =>
  `Inovasi ${createHash("sha256")
    .update(key)
    .digest("hex")
    .slice(0, 32)
    .replace(/.{8}(?=.)/g, "$& ")}`;

/**
 * Writes a list of new innovations with their levels of indicators 16 to 35 and the region's own levels. No name comes
 * twice among the runs, and the source of the region's levels is another in each, so that every run adds the same number of rows.
 */
export async function writeRunWorkbook(file: string, run: number, count: number): Promise<WorkbookRows> {
  const indicators = indicatorsOf(edition);
  if (indicators === null) throw new Error(`Edition ${edition} names no indicators.`);
  const names = Array.from({ length: count }, (_, at) => nameOf(`${run}-${at}`));
  const profiles = names.map((name, at): CellToWrite[] => [name, agencyNames[at % 2] ?? null, 2025, "Penerapan"]);
  const levels = names.map((name, at): CellToWrite[] => [
    name,
    ...indicators.entry.map((_, place) => (at + place) % 4),
  ]);
  const governance = indicators.governance.map(({ code, name }, place): CellToWrite[] => [
    code,
    name,
    place % 4,
    null,
    `Daftar ${run}`,
  ]);
  const writer = createXlsxWriter({ createdAt: new Date("2026-03-01T00:00:00Z") });
  const addSheet = (name: string, headings: readonly string[], rows: readonly (readonly CellToWrite[])[]): void => {
    writer.addSheet({ name, columns: headings.map((heading) => ({ heading, width: 16, format: "text" })) });
    writer.addRows([...rows]);
  };
  addSheet("Profil", profileFields.map(headingOf), profiles);
  addSheet("Level", [headingOf("name"), ...indicators.entry.map(({ code, name }) => `${code} ${name}`)], levels);
  addSheet(
    "Tata Kelola",
    governanceHeadings.map(({ heading }) => heading),
    governance,
  );
  writeFileSync(file, await writer.finish());
  return {
    ...{ innovation: count, programme_membership: count, round_entry: count },
    ...{ level_claim: count * indicators.entry.length, governance_claim: governance.length },
  };
}
