import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type {
  EntryLevels,
  ExistingInnovation,
  GovernanceLevel,
  ImportPlan,
} from "#capabilities/innovations/contract/import.ts";
import {
  buildTemplate,
  buildWorkbook,
  type WorkbookModel,
} from "#capabilities/innovations/rules/import/build-workbook.ts";
import { findTemplateMark } from "#capabilities/innovations/rules/import/template-mark.ts";
import type { SheetRow } from "#platform/spreadsheet/port.ts";
import { readWorkbook } from "#platform/spreadsheet/read-workbook.ts";
import { createXlsxWriter } from "#platform/spreadsheet/write-xlsx.ts";
import { planImport } from "#tests/workbook/plan-rows.ts";
import { governance, innovations, levelsOf } from "./arbitrary-innovation.ts";
import { affairs, agencies, importInput, innovationId, proposed } from "./sheet-rows.ts";

interface State {
  readonly existing: readonly ExistingInnovation[];
  readonly entryLevels: readonly EntryLevels[];
  readonly governance: readonly GovernanceLevel[];
}

const shared = {
  regionCode: "63.03",
  regionName: "Kabupaten Banjar",
  roundYear: 2026,
  entryIndicators: ["16", "17", "33", "35"].map((code) => ({ code, name: `Indikator ${code}` })),
  governanceIndicators: [
    { code: "1", name: "Visi dan misi" },
    { code: "2a", name: "Penetapan APBD tepat waktu" },
    { code: "4", name: "Jumlah pendapatan per kapita" },
  ],
  agencies,
  affairs,
};

async function bytesOf(model: WorkbookModel): Promise<Uint8Array> {
  const writer = createXlsxWriter({ lists: model.lists, createdAt: new Date("2026-03-01T00:00:00Z") });
  for (const { rows, ...head } of model.sheets) {
    writer.addSheet(head);
    writer.addRows(rows);
  }
  return writer.finish();
}

async function rowsOf(bytes: Uint8Array): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  const result = await readWorkbook({ bytes }, async (batch) => void rows.push(...batch));
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details)}`, { cause: result });
  return rows;
}

const exportOf = (state: State): WorkbookModel =>
  buildWorkbook({
    ...shared,
    innovations: state.existing,
    entryLevels: state.entryLevels,
    governance: state.governance,
  });

function importInto(state: State, rows: readonly SheetRow[]): ImportPlan {
  const isTemplate = findTemplateMark(rows)?.regionCode === "63.03";
  return planImport(importInput(proposed(rows), { ...state, isTemplate }), rows);
}

const differences = (plan: ImportPlan) =>
  [...plan.profiles, ...plan.levels, ...plan.governance]
    .filter((row) => row.state !== "unchanged")
    .map(({ state, changes, problems, asks }) => ({ state, changes, problems, asks }));

const states: fc.Arbitrary<State> = innovations.chain((existing) =>
  fc.record({ existing: fc.constant(existing), entryLevels: levelsOf(existing), governance }),
);

describe("export, then import", () => {
  test("changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(states, async (state) => {
        const plan = importInto(state, await rowsOf(await bytesOf(exportOf(state))));
        expect(differences(plan)).toEqual([]);
        expect(plan.profiles).toHaveLength(state.existing.length);
        expect(plan.skipped).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test("changes one field when one cell is changed, and empties what is emptied", async () => {
    const [state] = fc.sample(states, { numRuns: 1, seed: 7 });
    if (state === undefined) throw new Error("no sample");
    const [first, ...rest] = state.existing;
    if (first === undefined) throw new Error("no innovation");
    const edited = { ...first, values: { ...first.values, benefit: "Antrean turun", theme: null } };
    const before = { ...first, values: { ...first.values, benefit: "Antrean lama", theme: "poverty" as const } };
    const rows = await rowsOf(await bytesOf(exportOf({ ...state, existing: [edited, ...rest] })));
    const plan = importInto({ ...state, existing: [before, ...rest] }, rows);
    expect(differences(plan)).toMatchObject([
      {
        state: "changed",
        changes: [
          { field: "theme", from: "poverty", to: null },
          { field: "benefit", from: "Antrean lama", to: "Antrean turun" },
        ],
      },
    ]);
  });

  test("of a blank template brings nothing and asks nothing", async () => {
    const plan = importInto(
      { existing: [], entryLevels: [], governance: [] },
      await rowsOf(await bytesOf(buildTemplate(shared))),
    );
    expect(plan.profiles).toEqual([]);
    expect(plan.governance.map((row) => row.state)).toEqual(["unchanged", "unchanged", "unchanged"]);
    expect(plan.questions).toEqual([]);
  });

  test("of an innovation known by another region is refused", async () => {
    const [state] = fc.sample(states, { numRuns: 1, seed: 3 });
    if (state === undefined) throw new Error("no sample");
    const rows = await rowsOf(await bytesOf(exportOf(state)));
    const plan = importInto({ existing: [], entryLevels: [], governance: [] }, rows);
    expect(plan.profiles[0]?.problems[0]).toMatchObject({ code: "import.id-unknown", found: innovationId(1) });
  });
});

function findOffice(): string | undefined {
  for (const name of ["soffice", "libreoffice"]) {
    try {
      execFileSync(name, ["--version"], { stdio: "ignore", timeout: 30_000 });
      return name;
    } catch {
      // Looks for the next name.
    }
  }
  return undefined;
}

describe("LibreOffice in between", () => {
  const office = findOffice();
  const folder = mkdtempSync(join(tmpdir(), "intan-office-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function resave(office: string, bytes: Uint8Array, filter: string): Uint8Array {
    writeFileSync(join(folder, "in.xlsx"), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const extension = filter.split(":")[0] ?? filter;
    execFileSync(
      office,
      [profile, "--headless", "--convert-to", filter, "--outdir", join(folder, "out"), join(folder, "in.xlsx")],
      {
        stdio: "ignore",
        timeout: 120_000,
      },
    );
    return readFileSync(join(folder, "out", `in.${extension}`));
  }

  test.skipIf(office === undefined)("saving as .xlsx still changes nothing (needs LibreOffice)", async () => {
    for (const state of fc.sample(states, { numRuns: 3, seed: 11 })) {
      const saved = resave(office ?? "", await bytesOf(exportOf(state)), "xlsx");
      expect(differences(importInto(state, await rowsOf(saved)))).toEqual([]);
    }
  });

  test.skipIf(office === undefined)("saving as .ods or .xls is refused by name (needs LibreOffice)", async () => {
    const bytes = await bytesOf(buildTemplate(shared));
    const codeOf = async (saved: Uint8Array) => readWorkbook({ bytes: saved }, async () => undefined);
    expect(await codeOf(resave(office ?? "", bytes, "ods"))).toMatchObject({ code: "spreadsheet.open-document" });
    expect(await codeOf(resave(office ?? "", bytes, "xls"))).toMatchObject({ code: "spreadsheet.old-xls" });
  });
});
