import { createHash } from "node:crypto";
import { type Actor, actorKey, permit } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, success } from "#shared/result.ts";
import {
  type ImportRunId,
  type ImportSettings,
  importManagers,
  importRunIdSchema,
} from "../../contract/import-operations.ts";
import type { ImportActionDeps } from "../../deps.ts";
import { type PlanningContext, planningContext } from "../../queries/import/planning-context.ts";
import { readRememberedHeadings } from "../../queries/import/read-run.ts";
import { deleteStalePreviews, insertRun, replaceRows } from "../../store/import.ts";
import { fieldNamed, type MappingByKind, proposeTables } from "./choose-tables.ts";
import { type ImportSetup, type PlannedWorkbook, planWorkbook } from "./plan-workbook.ts";
import { readHeads, type WorkbookHeads } from "./read-heads.ts";
import { planToStore } from "./store-plan.ts";
import { rowsToStore } from "./stored-rows.ts";

export interface PreviewInput {
  readonly regionCode: RegionCode;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Of the index round. */
  readonly year: number;
  readonly settings: ImportSettings;
  readonly acceptsProposals?: boolean;
}

export interface DraftImport {
  readonly heads: WorkbookHeads;
  readonly setup: ImportSetup;
  readonly planned: PlannedWorkbook;
}

/** What the region remembers of headings, as far as its fields still exist. */
export function mappingsOf(
  remembered: readonly { readonly kind: string; readonly key: string; readonly field: string }[],
  entryIndicators: PlanningContext["entryIndicators"],
): MappingByKind {
  const of = (kind: keyof MappingByKind) =>
    Object.fromEntries(
      remembered
        .filter((row) => row.kind === kind)
        .flatMap(({ key, field }) => {
          const known = field === "ignore" ? field : fieldNamed(field, kind, entryIndicators);
          return known === undefined ? [] : [[key, known] as const];
        }),
    );
  return { profiles: of("profiles"), levels: of("levels"), governance: of("governance") };
}

/** Judges a file against the region and keeps nothing. */
export async function draftImport(
  deps: ImportActionDeps,
  actor: Actor,
  input: PreviewInput,
): Promise<Result<DraftImport>> {
  const { regionCode, bytes, year, settings } = input;
  const allowed = permit(actor, importManagers, { regionCode });
  if (!allowed.ok) return allowed;
  const heads = await readHeads(deps.spreadsheets, bytes, { regionCode, year });
  if (!heads.ok) return heads;
  const { context, remembered } = await deps.database.inRegion(regionCode, async (db) => ({
    context: await planningContext(deps, db, regionCode, year),
    remembered: await readRememberedHeadings(db),
  }));
  const tables = proposeTables(heads.value, mappingsOf(remembered, context.entryIndicators));
  const setup: ImportSetup = { isTemplate: heads.value.isTemplate, tables, settings, answers: [] };
  const planned = await planWorkbook(deps.spreadsheets, bytes, setup, context, input.acceptsProposals);
  if (!planned.ok) return planned;
  return success({ heads: heads.value, setup, planned: planned.value });
}

const staleAfterDays = 7;
const dayMs = 86_400_000;

/** Keeps a draft to be looked at; nothing of the innovations is written. */
export async function storePreview(
  deps: ImportActionDeps,
  actor: Actor,
  input: PreviewInput,
  { heads, setup, planned }: DraftImport,
): Promise<Result<{ readonly id: ImportRunId }>> {
  const allowed = permit(actor, importManagers, { regionCode: input.regionCode });
  if (!allowed.ok) return allowed;
  const id = importRunIdSchema.parse(deps.newId());
  const now = deps.clock.now();
  await deps.database.inRegionForBulk(input.regionCode, async (db) => {
    await deleteStalePreviews(db, new Date(now.getTime() - staleAfterDays * dayMs));
    const run = {
      ...planToStore(setup, planned),
      id,
      year: input.year,
      fileName: input.fileName,
      sha256: createHash("sha256").update(input.bytes).digest("hex"),
      bytes: input.bytes,
      isTemplate: heads.isTemplate,
      sheets: heads.summary.sheets.map(({ sheet, name, hidden, rowCount }) => ({ sheet, name, hidden, rowCount })),
    };
    await insertRun(db, input.regionCode, run, actorKey(actor), now);
    await replaceRows(db, input.regionCode, id, rowsToStore(planned.plan));
  });
  return success({ id });
}

/** The programme manager hands in a workbook; what an import would do is kept to be looked at, nothing else is written. */
export async function previewImport(
  deps: ImportActionDeps,
  actor: Actor,
  input: PreviewInput,
): Promise<Result<{ readonly id: ImportRunId }>> {
  const draft = await draftImport(deps, actor, input);
  return draft.ok ? storePreview(deps, actor, input, draft.value) : draft;
}
