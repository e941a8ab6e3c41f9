import type { EntryLevels, ExistingInnovation, GovernanceLevel, ImportValues } from "../../contract/import.ts";
import type { Choice, FieldDefinition } from "./field.ts";
import { fieldDefinitions, otherHeadings } from "./fields.ts";
import { basisHeading, governanceHeadings } from "./match-heading.ts";
import { tidyText } from "./normalise.ts";
import { markRows } from "./template-mark.ts";

/** The shapes of the spreadsheet writer's port, without its moment. */
export type CellModel = null | string | number | { readonly day: string };
export interface ColumnModel {
  readonly heading: string;
  readonly width: number;
  readonly format: "text" | "day" | "number";
  readonly hidden?: boolean;
  readonly list?: string;
}
export interface SheetModel {
  readonly name: string;
  readonly hidden?: boolean;
  readonly title?: readonly string[];
  readonly columns: readonly ColumnModel[];
  readonly rows: readonly (readonly CellModel[])[];
}
export interface WorkbookModel {
  readonly sheets: readonly SheetModel[];
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

export interface IndicatorHeading {
  /** "16", "2a". */
  readonly code: string;
  readonly name: string;
}

export interface WorkbookContent {
  readonly regionCode: string;
  readonly regionName: string;
  readonly roundYear: number;
  /** Empty for a blank template. */
  readonly innovations: readonly ExistingInnovation[];
  /** Innovations of the round; each gets a row on the levels sheet. */
  readonly entryLevels: readonly EntryLevels[];
  readonly governance: readonly GovernanceLevel[];
  readonly entryIndicators: readonly IndicatorHeading[];
  readonly governanceIndicators: readonly IndicatorHeading[];
  /** Names as the import reads them back exactly. */
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly affairs: readonly { readonly code: string; readonly name: string }[];
}

const affairLabel = (affair: { readonly code: string; readonly name: string }): string =>
  `${affair.code} ${affair.name}`;
const levelList = "level";
const agencyList = "perangkat_daerah";
const affairList = "urusan";
const bases = [
  "a. Jumlah penerima manfaat (orang)",
  "b. Cakupan unit sasaran (%)",
  "c. Efisiensi belanja (%)",
  "d. Kenaikan pendapatan (%)",
  "e. Jumlah produk",
  "f. Periode kinerja membaik",
];

interface Names {
  agency(id: string): string;
  affair(code: string): string;
}

function listOf(definition: FieldDefinition): string | undefined {
  if (definition.kind === "choice") return definition.field.toLowerCase();
  if (definition.kind === "agency") return agencyList;
  if (definition.kind === "affair") return affairList;
  return undefined;
}

const formatOf = (definition: FieldDefinition): ColumnModel["format"] => {
  if (definition.kind === "day") return "day";
  return ["latitude", "longitude", "asta-cita", "year", "rupiah"].includes(definition.kind) ? "number" : "text";
};

function columnOf(definition: FieldDefinition): ColumnModel {
  const list = listOf(definition);
  const { heading, width } = definition;
  return { heading, width, format: formatOf(definition), ...(list !== undefined && { list }) };
}

const labelOf = (choices: readonly Choice[], value: string): string =>
  choices.find((choice) => choice.value === value)?.label ?? value;

/** A decimal as a number cell where no digit is lost, else as text. */
const decimalCell = (decimal: string): CellModel =>
  decimal.replace(/\D/g, "").length <= 15 ? Number(decimal) : decimal;

function cellOf(definition: FieldDefinition, values: ImportValues, names: Names): CellModel {
  const value = values[definition.field];
  if (value === null || value === "") return null;
  if (typeof value === "number") return value;
  if (typeof value !== "string") return value.length === 0 ? null : value.map((code) => names.affair(code)).join("; ");
  switch (definition.kind) {
    case "day":
      return { day: value };
    case "choice":
      return labelOf(definition.choices ?? [], value);
    case "agency":
      return names.agency(value);
    case "affair":
      return names.affair(value);
    case "latitude":
    case "longitude":
      return decimalCell(value);
    default:
      return tidyText(value) || null;
  }
}

const headingOf = (field: string): string => otherHeadings.find((other) => other.field === field)?.heading ?? field;
const idColumn: ColumnModel = { heading: headingOf("innovationId"), width: 10, format: "text", hidden: true };
const numberColumn: ColumnModel = { heading: headingOf("registrationNumber"), width: 10, format: "number" };

function profileSheet(content: WorkbookContent, names: Names): SheetModel {
  const rows = content.innovations.map((row) => [
    row.innovationId,
    row.registrationNumber,
    ...fieldDefinitions.map((definition) => cellOf(definition, row.values, names)),
  ]);
  return { name: "Profil", columns: [idColumn, numberColumn, ...fieldDefinitions.map(columnOf)], rows };
}

const identityFields = fieldDefinitions.filter(({ field }) => ["name", "agencyId", "programmeYear"].includes(field));

function levelsSheet(content: WorkbookContent, names: Names): SheetModel {
  const latest = new Map<string, ExistingInnovation>();
  for (const row of content.innovations) {
    const known = latest.get(row.innovationId);
    if (known === undefined || known.values.programmeYear < row.values.programmeYear) latest.set(row.innovationId, row);
  }
  const rows = content.entryLevels.flatMap((entry) => {
    const row = latest.get(entry.innovationId);
    if (row === undefined) return [];
    const basis = bases.find((label) => label.startsWith(`${entry.basis33}.`)) ?? null;
    const levels = content.entryIndicators.map(({ code }) => entry.levels[code] ?? null);
    const identity = identityFields.map((definition) => cellOf(definition, row.values, names));
    return [[row.innovationId, row.registrationNumber, ...identity, ...levels, basis]];
  });
  const levelColumns = content.entryIndicators.map(
    ({ code, name }): ColumnModel => ({ heading: `${code} ${name}`, width: 12, format: "number", list: levelList }),
  );
  const basisColumn: ColumnModel = { heading: basisHeading, width: 28, format: "text", list: "basis33" };
  const columns = [idColumn, numberColumn, ...identityFields.map(columnOf), ...levelColumns, basisColumn];
  return { name: "Level 16-35", columns, rows };
}

const governanceWidths = [14, 52, 10, 16, 40];

function governanceSheet(content: WorkbookContent): SheetModel {
  const claims = new Map(content.governance.map((claim) => [claim.indicator, claim]));
  const columns = governanceHeadings.map(({ field, heading }, index): ColumnModel => {
    const format = field === "level" || field === "figure" ? "number" : "text";
    return { heading, width: governanceWidths[index] ?? 20, format, ...(field === "level" && { list: levelList }) };
  });
  const rows = content.governanceIndicators.map(({ code, name }) => {
    const claim = claims.get(code);
    const figure = claim?.figure ?? null;
    return [code, name, claim?.level ?? null, figure === null ? null : decimalCell(figure), claim?.source ?? null];
  });
  return { name: "Tata Kelola", columns, rows };
}

function markSheet(content: WorkbookContent): SheetModel {
  const [head = [], ...rows] = markRows({ regionCode: content.regionCode, roundYear: String(content.roundYear) });
  return {
    name: "intan",
    hidden: true,
    columns: head.map((heading) => ({ heading, width: 20, format: "text" })),
    rows,
  };
}

/** The workbook that people fill or get: three sheets with drop-downs, and a hidden one that says whose it is. */
export function buildWorkbook(content: WorkbookContent): WorkbookModel {
  const agencies = new Map(content.agencies.map(({ id, name }) => [id, name]));
  const affairs = new Map(content.affairs.map((affair) => [affair.code, affairLabel(affair)]));
  const names: Names = { agency: (id) => agencies.get(id) ?? id, affair: (code) => affairs.get(code) ?? code };
  const lists: Record<string, readonly string[]> = {
    [agencyList]: [...agencies.values()],
    [affairList]: [...affairs.values()],
    [levelList]: ["0", "1", "2", "3"],
    basis33: bases,
  };
  for (const definition of fieldDefinitions)
    if (definition.choices) lists[definition.field.toLowerCase()] = definition.choices.map((choice) => choice.label);
  return {
    sheets: [profileSheet(content, names), levelsSheet(content, names), governanceSheet(content), markSheet(content)],
    lists,
  };
}

/** The same without rows: what an agency gets to fill in. */
export const buildTemplate = (
  content: Omit<WorkbookContent, "innovations" | "entryLevels" | "governance">,
): WorkbookModel => buildWorkbook({ ...content, innovations: [], entryLevels: [], governance: [] });
