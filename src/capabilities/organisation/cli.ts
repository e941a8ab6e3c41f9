import type { SheetRow, Spreadsheets } from "#platform/spreadsheet/port.ts";
import type { Command, CommandInput } from "#platform/terminal/port.ts";
import type { Actor } from "#shared/actor.ts";
import { type RegionCode, regionCodeSchema } from "#shared/ids.ts";
import type { Result } from "#shared/result.ts";
import type { AgencyImportCounts } from "./contract/agency.ts";
import { agencyRowsFromJson, agencyRowsFromTable } from "./rules/read-agency-rows.ts";

type ImportRows = (
  actor: Actor,
  input: { readonly regionCode: RegionCode; readonly rows: readonly unknown[]; readonly isDryRun: boolean },
) => Promise<Result<AgencyImportCounts>>;

interface Files {
  readonly spreadsheets: Spreadsheets;
  readonly readFile: (path: string) => Promise<Uint8Array>;
}

/** `intan import agencies FILE --region 63.03`: exit 1 when a row is refused, 2 when the call itself is wrong. */
export function organisationCommands(files: Files, importAgencies: ImportRows): readonly Command[] {
  return [
    {
      words: ["import", "agencies"],
      usage: "intan import agencies FILE.json|FILE.csv|FILE.xlsx [--region 63.03] [--dry-run]",
      valued: ["region"],
      switches: ["dry-run"],
      needsDatabase: true,
      run: (input) => runImport(files, importAgencies, input),
    },
  ];
}

async function runImport(files: Files, importAgencies: ImportRows, input: CommandInput): Promise<0 | 1 | 2> {
  const [file, ...others] = input.positionals;
  const region = regionCodeSchema.safeParse(input.options["region"] ?? input.homeRegion);
  if (file === undefined || others.length > 0 || !region.success) {
    input.say("intan import agencies FILE.json|FILE.csv|FILE.xlsx --region 63.03 [--dry-run]");
    return 2;
  }
  const read = await readRows(files, file);
  if (!read.ok) {
    input.say(read.message);
    return 1;
  }
  const actor: Actor = { kind: "system", regionCode: region.data, name: "intan import agencies", isDemo: false };
  const isDryRun = input.options["dry-run"] === true;
  const result = await importAgencies(actor, { regionCode: region.data, rows: read.rows, isDryRun });
  if (!result.ok) {
    if (input.isJson) input.print(JSON.stringify({ code: result.code, errors: result.errors ?? [] }));
    for (const problem of result.errors ?? [])
      input.say(`${problem.path}: ${problem.code}${problem.found === undefined ? "" : ` (${String(problem.found)})`}`);
    input.say(result.code);
    return 1;
  }
  const { added, changed, unchanged, aliases } = result.value;
  if (input.isJson) input.print(JSON.stringify(result.value));
  else
    input.print(
      `${isDryRun ? "Pratinjau, tidak ada yang ditulis: " : ""}${added} baru, ${changed} berubah, ${unchanged} tetap, ${aliases} nama lain`,
    );
  return 0;
}

type ReadRows =
  | { readonly ok: true; readonly rows: readonly unknown[] }
  | { readonly ok: false; readonly message: string };

/** JSON, or a table (.csv, .xlsx) with headings in the first row of its first sheet. */
async function readRows(files: Files, file: string): Promise<ReadRows> {
  const refused = (why: string): ReadRows => ({ ok: false, message: `${file}: ${why}` });
  try {
    const bytes = await files.readFile(file);
    if (/\.(csv|xlsx)$/i.test(file)) {
      const table: string[][] = [];
      const read = await files.spreadsheets.read({ bytes }, (rows) => void table.push(...rows.flatMap(cellsOf)), {
        onlySheets: [0],
      });
      return read.ok ? { ok: true, rows: agencyRowsFromTable(table) } : refused(read.code);
    }
    const rows = agencyRowsFromJson(JSON.parse(new TextDecoder().decode(bytes)));
    return rows === null ? refused('expected an array of agencies or {"agencies": [...]}') : { ok: true, rows };
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}

function cellsOf(row: SheetRow): readonly string[][] {
  const cells: string[] = Array.from({ length: row.cells.at(-1)?.column ?? 0 }, () => "");
  for (const cell of row.cells) cells[cell.column - 1] = cell.text;
  return [cells];
}
