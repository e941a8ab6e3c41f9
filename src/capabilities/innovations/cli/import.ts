import { trackSchema } from "#capabilities/programme/contract/membership.ts";
import type { Command, CommandInput, ExitCode } from "#platform/terminal/port.ts";
import type { Actor } from "#shared/actor.ts";
import { type RegionCode, regionCodeSchema } from "#shared/ids.ts";
import { type Problem, type Refusal, type Result, refusal, success } from "#shared/result.ts";
import type { ApplyImportInput } from "../actions/import/apply-import.ts";
import type { DraftImport, PreviewInput } from "../actions/import/preview-import.ts";
import type { ImportPlan } from "../contract/import.ts";
import type { ImportRunId, ImportWritten } from "../contract/import-operations.ts";
import type { ExportInput } from "../queries/import/export-workbook.ts";
import { sayImportRefusal } from "../texts/import-refusals.ts";

export interface ImportCommandsNeed {
  readFile(path: string): Promise<Uint8Array>;
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  draft(actor: Actor, input: PreviewInput): Promise<Result<DraftImport>>;
  store(actor: Actor, input: PreviewInput, draft: DraftImport): Promise<Result<{ readonly id: ImportRunId }>>;
  apply(actor: Actor, input: ApplyImportInput): Promise<Result<{ readonly written: ImportWritten }>>;
  export(actor: Actor, input: ExportInput): Promise<Result<Uint8Array>>;
}

const importUsage =
  "intan import innovations FILE.xlsx --region 63.03 --year 2026 [--dry-run] [--accept-proposals] [--skip-wrong] [--programme-year 2025] [--track asn]";
const exportUsage = "intan export innovations --region 63.03 --year 2026 --out FILE.xlsx";

const systemOf = (regionCode: RegionCode): Actor => ({ kind: "system", regionCode, name: "cli", isDemo: false });

function yearOf(value: string | true | undefined): number | undefined {
  const year = Number(value);
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined;
}

/** `intan import innovations` and `intan export innovations`: exit 1 when refused, 2 when the call itself is wrong. */
export function importCommands(need: ImportCommandsNeed): readonly Command[] {
  return [
    {
      words: ["import", "innovations"],
      usage: importUsage,
      valued: ["region", "year", "programme-year", "track"],
      switches: ["dry-run", "accept-proposals", "skip-wrong"],
      needsDatabase: true,
      run: (input) => runImport(need, input),
    },
    {
      words: ["export", "innovations"],
      usage: exportUsage,
      valued: ["region", "year", "out"],
      switches: [],
      needsDatabase: true,
      run: (input) => runExport(need, input),
    },
  ];
}

function refuse(input: CommandInput, refused: Refusal): ExitCode {
  const { code, details, errors = [] } = refused;
  if (input.isJson) input.print(JSON.stringify({ code, details, errors }));
  for (const problem of errors) input.say(`${problem.path}: ${problem.code}`);
  input.say(sayImportRefusal(code, details, "id"));
  return 1;
}

/** Null: the file cannot be read, and that has been said. */
async function bytesOf(need: ImportCommandsNeed, input: CommandInput, path: string): Promise<Uint8Array | null> {
  try {
    return await need.readFile(path);
  } catch (error) {
    input.say(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

async function runImport(need: ImportCommandsNeed, input: CommandInput): Promise<ExitCode> {
  const { options } = input;
  const [file, ...others] = input.positionals;
  const region = regionCodeSchema.safeParse(options["region"] ?? input.homeRegion);
  const year = yearOf(options["year"]);
  const programmeYear = options["programme-year"] === undefined ? null : yearOf(options["programme-year"]);
  const track = trackSchema.safeParse(options["track"] ?? "asn");
  const isWrongCall = file === undefined || others.length > 0 || year === undefined || programmeYear === undefined;
  if (isWrongCall || !region.success || !track.success) {
    input.say(importUsage);
    return 2;
  }
  const bytes = await bytesOf(need, input, file);
  if (bytes === null) return 1;
  const actor = systemOf(region.data);
  const preview: PreviewInput = {
    ...{ regionCode: region.data, year, bytes, fileName: (file.split(/[\\/]/).at(-1) ?? file).slice(0, 200) },
    settings: { programmeYear, track: track.data, includeHiddenRows: false },
    acceptsProposals: options["accept-proposals"] === true,
  };
  const how = { isDryRun: options["dry-run"] === true, skipsOpenRows: options["skip-wrong"] === true };
  const judged = await judge(need, actor, preview, how);
  if (!judged.ok) return refuse(input, judged);
  const { id, isComplete } = judged.value;
  const applied = id === null ? null : await need.apply(actor, { regionCode: region.data, id, ...how });
  if (applied?.ok === false) return refuse(input, applied);
  report(input, judged.value, { isDryRun: how.isDryRun, written: applied?.value.written ?? null });
  return isComplete ? 0 : 1;
}

interface Judged {
  readonly counts: ImportPlan["counts"];
  readonly questions: ImportPlan["questions"];
  readonly problems: readonly (Problem & { readonly expected: string })[];
  /** The preview to apply; null when nothing is to be written. */
  readonly id: ImportRunId | null;
  /** False: something is wrong or unanswered and was not left out on purpose. */
  readonly isComplete: boolean;
}

/** Judges the file and keeps the preview when it is to be applied; the judged rows themselves are let go of. */
async function judge(
  need: ImportCommandsNeed,
  actor: Actor,
  preview: PreviewInput,
  how: { readonly isDryRun: boolean; readonly skipsOpenRows: boolean },
): Promise<Result<Judged>> {
  const draft = await need.draft(actor, preview);
  if (!draft.ok) return draft;
  if (draft.value.setup.tables.length === 0) return refusal("import.no-table");
  const { plan } = draft.value.planned;
  const { counts, questions } = plan;
  const isComplete = counts.asks + counts.wrong === 0 || how.skipsOpenRows;
  const judged = { counts, questions, problems: problemsOf(plan), isComplete };
  if (how.isDryRun || !isComplete || counts.new + counts.changed === 0) return success({ ...judged, id: null });
  const stored = await need.store(actor, preview, draft.value);
  return stored.ok ? success({ ...judged, id: stored.value.id }) : stored;
}

function problemsOf(plan: ImportPlan): Judged["problems"] {
  return [...plan.profiles, ...plan.levels, ...plan.governance]
    .flatMap(({ problems }) => problems)
    .map(({ path, code, details, found }) => ({ path, code, expected: sayImportRefusal(code, details, "id"), found }));
}

function report(
  input: CommandInput,
  { counts, questions, problems }: Judged,
  done: { readonly isDryRun: boolean; readonly written: ImportWritten | null },
): void {
  for (const { path, expected, found } of problems) input.say(`${path}: ${expected} [${String(found)}]`);
  for (const { written, kind, places, count, proposal } of questions)
    input.say(`? ${kind} “${written}” (${count}: ${places.slice(0, 3).join(", ")}) → ${proposal ?? "-"}`);
  if (input.isJson) {
    input.print(JSON.stringify({ ...done, counts, problems, questions }));
    return;
  }
  const { new: added, changed, unchanged, asks, wrong, skipped } = counts;
  const head = done.written === null ? "Tidak ada yang ditulis: " : "";
  input.print(
    `${head}${added} baru, ${changed} berubah, ${unchanged} tetap, ${asks} perlu jawaban, ${wrong} salah, ${skipped} dilewati`,
  );
}

async function runExport(need: ImportCommandsNeed, input: CommandInput): Promise<ExitCode> {
  const region = regionCodeSchema.safeParse(input.options["region"] ?? input.homeRegion);
  const year = yearOf(input.options["year"]);
  const out = input.options["out"];
  if (!region.success || year === undefined || typeof out !== "string" || input.positionals.length > 0) {
    input.say(exportUsage);
    return 2;
  }
  const actor = systemOf(region.data);
  const made = await need.export(actor, { regionCode: region.data, year, isBlank: false });
  if (!made.ok) return refuse(input, made);
  try {
    await need.writeFile(out, made.value);
  } catch (error) {
    input.say(`${out}: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
  if (input.isJson) input.print(JSON.stringify({ out, sizeBytes: made.value.length }));
  else input.print(out);
  return 0;
}
