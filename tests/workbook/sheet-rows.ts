import type { ImportCell, ImportInput, ImportRow, SheetChoice } from "#capabilities/innovations/contract/import.ts";
import { findHeaders } from "#capabilities/innovations/rules/import/find-header.ts";
import { proposeSheets } from "#capabilities/innovations/rules/import/template-mark.ts";
import { agencyIdSchema, innovationIdSchema, membershipIdSchema } from "#shared/ids.ts";

type Written = string | number | boolean | null | { readonly day: string } | { readonly formula: string };

function cellOf(written: Exclude<Written, null>, column: number): ImportCell {
  if (typeof written === "string") return { column, kind: "text", value: written, text: written };
  if (typeof written === "number") return { column, kind: "number", value: written, text: String(written) };
  if (typeof written === "boolean") return { column, kind: "boolean", value: written, text: String(written) };
  if ("day" in written) return { column, kind: "date", value: written.day, text: written.day };
  return { column, kind: "formula", value: written.formula, text: `=${written.formula}` };
}

/** Rows as the reader hands them over: empty cells and empty rows left out, row numbers kept. */
export function sheetRows(
  table: readonly (readonly Written[])[],
  more: { readonly sheet?: number; readonly sheetName?: string; readonly hiddenRows?: readonly number[] } = {},
): ImportRow[] {
  const { sheet = 0, sheetName = "Data", hiddenRows = [] } = more;
  return table.flatMap((line, index) => {
    const cells = line.flatMap((written, at) => (written === null || written === "" ? [] : [cellOf(written, at + 1)]));
    const rowNumber = index + 1;
    const row = { sheet, sheetName, sheetHidden: false, rowNumber, hidden: hiddenRows.includes(rowNumber), cells };
    return cells.length === 0 ? [] : [row];
  });
}

const hex = (at: number): string => at.toString(16).padStart(12, "0");
export const agencyId = (at: number) => agencyIdSchema.parse(`00000000-0000-7000-8000-${hex(at)}`);
export const innovationId = (at: number) => innovationIdSchema.parse(`00000000-0000-7000-9000-${hex(at)}`);
export const membershipId = (at: number) => membershipIdSchema.parse(`00000000-0000-7000-a000-${hex(at)}`);

/** Three agencies: exact by name, "Dinkes" a proposal for the first, anything else unknown. */
export const agencies = [
  { id: agencyId(1), name: "Dinas Kesehatan" },
  { id: agencyId(2), name: "Kecamatan Gambut" },
  { id: agencyId(3), name: "Puskesmas Martapura 1" },
];
export const affairs = [
  { code: "1.01", name: "Pendidikan" },
  { code: "1.02", name: "Kesehatan" },
  { code: "2.10", name: "Pertanahan" },
  { code: "1.05", name: "Ketenteraman, Ketertiban Umum, dan Pelindungan Masyarakat" },
];

/** Everything an import needs, with small matchers that behave like the real ones. */
export function importInput(sheets: readonly SheetChoice[], more: Partial<ImportInput> = {}): ImportInput {
  return {
    sheets,
    isTemplate: false,
    existing: [],
    entryLevels: [],
    governance: [],
    entryIndicators: ["16", "17", "33", "35"],
    governanceIndicators: ["1", "2a", "4"],
    matchAgency: (written) => {
      const exact = agencies.find((agency) => agency.name.toLowerCase() === written.toLowerCase());
      if (exact)
        return { kind: "exact", agencyId: exact.id, candidates: [{ id: exact.id, score: 100, why: "same-words" }] };
      if (written !== "Dinkes") return { kind: "none", agencyId: null, candidates: [] };
      const id = agencyId(1);
      return { kind: "proposal", agencyId: id, candidates: [{ id, score: 70, why: "initials" }] };
    },
    matchAffair: (written) => {
      const found = affairs.find(({ code, name }) => [code, name, `${code} ${name}`].includes(written));
      if (found) return { kind: "exact", code: found.code, candidates: [{ code: found.code, score: 100 }] };
      return { kind: "none", code: null, candidates: [] };
    },
    hasAgency: (id): id is (typeof agencies)[number]["id"] => agencies.some((agency) => agency.id === id),
    hasAffair: (code) => affairs.some((affair) => affair.code === code),
    defaults: { programmeYear: 2025, track: "asn" },
    answers: {},
    includeHiddenRows: false,
    ...more,
  };
}

/** The tables that would be taken without a person's choice. */
export const proposed = (rows: readonly ImportRow[]): readonly SheetChoice[] => proposeSheets(findHeaders(rows));
