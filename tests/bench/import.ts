import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as z from "zod";
import { fieldDefinitions } from "#capabilities/innovations/rules/import/fields.ts";
import { createSpreadsheets } from "#platform/spreadsheet/create-spreadsheets.ts";
import type { CellToWrite, ColumnToWrite } from "#platform/spreadsheet/port.ts";
import { startWorker } from "#platform/worker/start-worker.ts";
import { affairs, agencies } from "#tests/workbook/sheet-rows.ts";
import type { Figure } from "./figure.ts";

export const rowCount = 30_000;
export const columnCount = 42;
const libreOffice = "soffice";

const measuredSchema = z.object({
  ok: z.literal(true),
  counts: z.object({ new: z.literal(rowCount) }).loose(),
  previewSeconds: z.number(),
  planSeconds: z.number(),
  idleMegabytes: z.number(),
  peakMegabytesAboveIdle: z.number(),
});

const sentence = "Warga mendaftar dari rumah dan menerima hasilnya pada hari yang sama";

function cellFor(field: string, row: number, column: number): CellToWrite {
  const choices = fieldDefinitions.find((definition) => definition.field === field)?.choices;
  if (choices) return choices[row % choices.length]?.label ?? null;
  switch (field) {
    case "name":
      return `Inovasi ${(row * 7_919) % 1_000_003} ${row}`;
    case "agencyId":
      return agencies[row % agencies.length]?.name ?? null;
    case "mainAffair":
    case "otherAffairs":
      return affairs[row % affairs.length]?.name ?? null;
    case "programmeYear":
      return 2021 + (row % 5);
    case "astaCita":
      return 1 + (row % 8);
    case "latitude":
      return -3.4 - (row % 1_000) / 10_000;
    case "longitude":
      return 114.8 + (row % 1_000) / 10_000;
    case "budgetRupiah":
      return row * 1_000;
    case "videoLink":
      return `https://contoh.go.id/v/${row}`;
    default:
      return field.endsWith("On") ? { day: `2024-0${1 + (row % 9)}-1${row % 10}` } : `${sentence} ${row}.${column}`;
  }
}

function* rowsOf(fields: readonly string[], count: number): Generator<readonly CellToWrite[]> {
  for (let row = 1; row <= count; row += 1) yield fields.map((field, column) => cellFor(field, row, column));
}

/** A list of so many new innovations with every field of the profile and extra columns, 42 in all. */
export async function writeWorkbook(path: string, count: number): Promise<void> {
  const extra = Array.from({ length: columnCount - fieldDefinitions.length }, (_, at) => `Catatan ${at + 1}`);
  const column = (heading: string): ColumnToWrite => ({ heading, width: 16, format: "text" });
  const columns = [...fieldDefinitions.map(({ heading }) => heading), ...extra].map(column);
  const fields = [...fieldDefinitions.map(({ field }) => field), ...extra];
  const written = await createSpreadsheets(startWorker).write({
    sheets: [{ name: "Daftar", columns, rows: rowsOf(fields, count) }],
    createdAt: new Date("2026-03-01T00:00:00Z"),
  });
  if (!written.ok) throw new Error(written.code);
  writeFileSync(path, written.value);
}

/** Undefined where LibreOffice is not installed. */
export function saveByLibreOffice(path: string, folder: string): string | undefined {
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const saved = join(folder, "saved");
  try {
    execFileSync(libreOffice, [profile, "--headless", "--convert-to", "xlsx", "--outdir", saved, path], {
      stdio: "ignore",
      timeout: 300_000,
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  return join(saved, "list.xlsx");
}

/** Previews, reads and plans a list of 30,000 rows x 42 columns in a fresh process; seconds, and MiB above its idle state. */
export async function benchImport(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "intan-bench-import-"));
  try {
    const own = join(folder, "list.xlsx");
    await writeWorkbook(own, rowCount);
    const saved = saveByLibreOffice(own, folder);
    const script = fileURLToPath(new URL("./measure-import.ts", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", script, saved ?? own], {
      timeout: 300_000,
    });
    const { previewSeconds, planSeconds, peakMegabytesAboveIdle } = measuredSchema.parse(JSON.parse(stdout));
    // Without LibreOffice the file is our own, and the name of the figure says so.
    const what = `import: ${rowCount} rows x ${columnCount} columns saved by ${saved ? "LibreOffice" : "Intan"}`;
    return [
      { name: `${what}, preview`, value: previewSeconds, unit: "s" },
      { name: `${what}, read and planned`, value: planSeconds, unit: "s" },
      { name: `${what}, peak above idle`, value: peakMegabytesAboveIdle, unit: "MiB", aim: { is: "<=", than: 250 } },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
