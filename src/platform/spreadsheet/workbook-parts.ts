import type { Archive } from "#platform/spreadsheet/open-archive.ts";
import { parseXml } from "#platform/spreadsheet/parse-xml.ts";
import { SpreadsheetRefused } from "#platform/spreadsheet/spreadsheet-refused.ts";

export interface SheetPart {
  readonly sheet: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly is1904: boolean;
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
}

interface Relationship {
  readonly type: string;
  readonly target: string;
}

/** Targets are relative to the folder of the part that names them, or absolute with a leading slash. */
export function resolveTarget(folder: string, target: string): string {
  const whole = target.startsWith("/") ? target : `${folder}/${target}`;
  const steps: string[] = [];
  for (const step of whole.replaceAll("\\", "/").split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

async function readRelationships(archive: Archive, part: string): Promise<Map<string, Relationship>> {
  const cut = part.lastIndexOf("/");
  const folder = cut < 0 ? "" : part.slice(0, cut);
  const name = [...(folder === "" ? [] : [folder]), "_rels", `${part.slice(cut + 1)}.rels`].join("/");
  const relationships = new Map<string, Relationship>();
  await parseXml(archive.chunks(name), name, {
    open: (tag, attributes) => {
      if (tag !== "Relationship" || attributes.TargetMode === "External") return;
      const type = (attributes.Type ?? "").split("/").at(-1) ?? "";
      relationships.set(attributes.Id ?? "", { type, target: resolveTarget(folder, attributes.Target ?? "") });
    },
  }).catch((error: unknown) => {
    if (archive.names.has(name)) throw error;
  });
  return relationships;
}

function firstOfType(relationships: Map<string, Relationship>, type: string): string | undefined {
  for (const relationship of relationships.values()) if (relationship.type === type) return relationship.target;
  return undefined;
}

const isOn = (value: string | undefined): boolean => value === "1" || value === "true";

/** Refuses what is a zip but no .xlsx: .ods names itself in `mimetype`, .xlsb keeps a binary workbook. */
function refuseOtherKinds(archive: Archive): void {
  if (archive.names.has("mimetype") || archive.names.has("META-INF/manifest.xml"))
    throw new SpreadsheetRefused("spreadsheet.open-document");
  if (archive.names.has("xl/workbook.bin")) throw new SpreadsheetRefused("spreadsheet.binary-workbook");
  if (!archive.names.has("[Content_Types].xml") && !archive.names.has("_rels/.rels"))
    throw new SpreadsheetRefused("spreadsheet.unknown-format");
}

/**
 * Finds the sheets, in the order people see them, and the parts that go with them.
 * @throws SpreadsheetRefused `spreadsheet.open-document`, `.binary-workbook`, `.unknown-format`, `.broken-workbook`
 */
export async function readWorkbookParts(archive: Archive): Promise<WorkbookParts> {
  refuseOtherKinds(archive);
  const workbook = firstOfType(await readRelationships(archive, ""), "officeDocument") ?? "xl/workbook.xml";
  if (!archive.names.has(workbook)) throw new SpreadsheetRefused("spreadsheet.unknown-format");
  const relationships = await readRelationships(archive, workbook);
  const sheets: SheetPart[] = [];
  let is1904 = false;
  await parseXml(archive.chunks(workbook), workbook, {
    open: (tag, attributes) => {
      if (tag === "workbookPr") is1904 = isOn(attributes.date1904);
      if (tag !== "sheet") return;
      const idName = Object.keys(attributes).find((name) => name.endsWith(":id")) ?? "r:id";
      const relationship = relationships.get(attributes[idName] ?? "");
      if (relationship?.type !== "worksheet") return;
      const hidden = (attributes.state ?? "visible") !== "visible";
      sheets.push({ sheet: sheets.length, name: attributes.name ?? "", hidden, part: relationship.target });
    },
  });
  const missing = sheets.find((sheet) => !archive.names.has(sheet.part));
  if (sheets.length === 0 || missing) throw new SpreadsheetRefused("spreadsheet.broken-workbook", { part: workbook });
  return {
    sheets,
    is1904,
    sharedStrings: firstOfType(relationships, "sharedStrings"),
    styles: firstOfType(relationships, "styles"),
  };
}
