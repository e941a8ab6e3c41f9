import { readFile, writeFile } from "node:fs/promises";
import { indicatorsOf } from "#capabilities/index/reference.ts";
import type {
  ImportRowShown,
  ImportRun,
  ImportSettings,
} from "#capabilities/innovations/contract/import-operations.ts";
import { importRunIdSchema } from "#capabilities/innovations/contract/import-operations.ts";
import { createImportPart, type ImportDeps } from "#capabilities/innovations/room/imports.ts";
import type { CellToWrite, Spreadsheets } from "#platform/spreadsheet/port.ts";
import { readWorkbook } from "#platform/spreadsheet/read-workbook.ts";
import { createXlsxWriter } from "#platform/spreadsheet/write-xlsx.ts";
import type { Actor } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { Operation } from "#shared/operation.ts";
import { success } from "#shared/result.ts";
import { openPage } from "./open-page.ts";
import { aRound, banjar, baritoKuala, person, regionRoomsUnderTest, system } from "./region-room.ts";

export const manager = person("programme_manager");
export const settings: ImportSettings = { programmeYear: null, track: "asn", includeHiddenRows: false };

/** The same readers and writers without a thread of their own, which takes half a second to start. */
export const inThisThread: Spreadsheets = {
  read: (source, take, options) => readWorkbook(source, async (rows) => take(rows), options),
  write: async ({ sheets, ...head }) => {
    const writer = createXlsxWriter(head);
    for (const { rows, ...sheet } of sheets) {
      writer.addSheet(sheet);
      writer.addRows([...rows]);
    }
    return success(await writer.finish());
  },
};

/** Children before parents. */
const importedTables = [
  ...(["import_change", "import_row", "import_file", "import_run", "import_mapping", "agency_alias"] as const),
  ...(["level_claim", "governance_claim", "round_entry", "programme_membership", "innovation_version"] as const),
  ...(["innovation", "counter"] as const),
] as const;

/** The import of workbooks beside its neighbours, round 2026 open in both regions. Call it once, at the top of a test file. */
export async function importPartUnderTest(more: Partial<ImportDeps> = {}) {
  const rooms = await regionRoomsUnderTest();
  const { affairs, agencyReader, prepareAgencyMatching, matchAffairName, rememberAgencyAlias } =
    rooms.organisation.offers;
  const deps = {
    ...rooms.base,
    spreadsheets: inThisThread,
    affairs,
    agencies: agencyReader,
    prepareAgencyMatching,
    matchAffairName,
    rememberAgencyAlias,
    memberships: rooms.programme.offers.memberships,
    rounds: rooms.index.offers.rounds,
    indicatorsOf,
    readFile,
    writeFile,
    ...more,
  };
  const part = createImportPart(deps);
  for (const regionCode of [banjar, baritoKuala]) {
    const opened = await rooms.index.offers.open(system(regionCode), { regionCode, round: aRound(2026, "2026") });
    if (!opened.ok) throw new Error(opened.code);
  }
  const call = (name: string, input: unknown, actor: Actor = manager, regionCode: RegionCode = banjar) => {
    const bound = part.operations.find(({ operation }: { readonly operation: Operation }) => operation.name === name);
    if (bound === undefined) throw new Error(`${name} is not bound`);
    return bound.handle({ actor, regionCode }, bound.operation.input.parse(input));
  };
  /** A list as people have it: rows of one sheet as they stand. */
  async function listOf(rows: readonly (readonly CellToWrite[])[], name = "Sheet1"): Promise<Uint8Array> {
    const [head = [], ...others] = rows;
    const width = Math.max(...rows.map((row) => row.length));
    const columns = Array.from({ length: width }, (_, at) => ({
      heading: String(head[at] ?? ""),
      width: 12,
      format: "text" as const,
    }));
    const written = await inThisThread.write({
      sheets: [{ name, columns, rows: others }],
      createdAt: rooms.clock.now(),
    });
    if (!written.ok) throw new Error(written.code);
    return written.value;
  }
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
  const preview = (bytes: Uint8Array, input: object = {}, actor: Actor = manager, regionCode: RegionCode = banjar) =>
    call(
      "innovations.preview-import",
      { fileName: "daftar.xlsx", contentBase64: base64(bytes), year: 2026, ...input },
      actor,
      regionCode,
    );
  async function idOf(answer: ReturnType<typeof preview>) {
    const made = await answer;
    if (!made.ok) throw new Error(`${made.code} ${JSON.stringify(made.details)}`, { cause: made });
    return importRunIdSchema.parse((made.value as { readonly id: unknown }).id);
  }
  /** Preview and apply; throws when anything is refused. */
  async function bring(bytes: Uint8Array, input: object = {}) {
    const id = await idOf(preview(bytes, input));
    const applied = await call("innovations.apply-import", { id });
    if (!applied.ok) throw new Error(`${applied.code} ${JSON.stringify(applied.details)}`);
    return { id, run: applied.value };
  }
  async function exported(year = 2026): Promise<Uint8Array> {
    const page = part.pages.find(({ path }) => path === "/inovasi/ekspor.xlsx");
    const answer = page && (await openPage([page], `/inovasi/ekspor.xlsx?putaran=${year}`, { actor: manager }));
    if (answer?.kind !== "file" || !(answer.bytes instanceof Uint8Array)) throw new Error("no workbook was exported");
    return answer.bytes;
  }
  /** Rows of every table that an import writes. */
  const tally = () =>
    rooms.inMaintenance(async (db) => {
      const tables = [
        ...(["innovation", "innovation_version", "programme_membership", "round_entry", "level_claim"] as const),
        ...(["governance_claim", "import_run", "import_row", "import_change", "audit_event", "agency_alias"] as const),
      ];
      const counts: Record<string, number> = {};
      for (const table of tables) {
        const { n } = await db
          .selectFrom(table)
          .select((build) => build.fn.countAll<number>().as("n"))
          .executeTakeFirstOrThrow();
        counts[table] = n;
      }
      return counts;
    });
  interface Shown {
    readonly run: ImportRun;
    readonly rows: readonly ImportRowShown[];
  }
  /** A run with its first page of rows. */
  async function shown(id: string, more: object = {}): Promise<Shown> {
    const answer = await call("innovations.show-import", { id, ...more });
    if (!answer.ok) throw new Error(answer.code);
    return answer.value as Shown;
  }
  /** Empties what imports write; rounds and agencies stay. */
  const clearImports = () =>
    rooms.inMaintenance(async (db) => {
      for (const table of importedTables) await db.deleteFrom(table).execute();
    });
  const managerOf = (regionCode: RegionCode) => person("programme_manager", null, regionCode);
  return {
    ...rooms,
    otherRegion: baritoKuala,
    managerOf,
    shown,
    clearImports,
    deps,
    part,
    call,
    listOf,
    preview,
    idOf,
    bring,
    exported,
    tally,
  };
}
