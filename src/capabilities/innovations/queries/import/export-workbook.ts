import type { WorkbookToWrite } from "#platform/spreadsheet/port.ts";
import { type Actor, permit } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { importManagers } from "../../contract/import-operations.ts";
import type { ImportActionDeps } from "../../deps.ts";
import { buildTemplate, buildWorkbook } from "../../rules/import/build-workbook.ts";
import { planningContext } from "./planning-context.ts";

export interface ExportInput {
  readonly regionCode: RegionCode;
  /** Of the index round. */
  readonly year: number;
  /** A blank template instead of what stands. */
  readonly isBlank: boolean;
  /** Only innovations of this programme year; all when missing. */
  readonly programmeYear?: number | undefined;
}

/** The workbook to fill, or the region's innovations as one that can be imported again. */
export async function exportWorkbook(
  deps: ImportActionDeps,
  actor: Actor,
  input: ExportInput,
): Promise<Result<Uint8Array>> {
  const { regionCode, year, programmeYear } = input;
  const allowed = permit(actor, importManagers, { regionCode });
  if (!allowed.ok) return allowed;
  const content = await deps.database.inRegion(regionCode, async (db) => {
    const edition = await deps.rounds.editionOf(db, year);
    const indicators = edition === null ? null : deps.indicatorsOf(edition);
    if (indicators === null) return null;
    const agencies = await deps.agencies.all(db);
    return { indicators, agencies, context: await planningContext(deps, db, regionCode, year) };
  });
  if (content === null) return refusal("import.round-unknown", { year });
  const { indicators, agencies, context } = content;
  const shared = {
    regionCode,
    regionName: regionCode,
    roundYear: year,
    entryIndicators: indicators.entry,
    governanceIndicators: indicators.governance,
    agencies: agencies.map(({ id, name }) => ({ id, name })),
    affairs: [...deps.affairs.affairs, ...deps.affairs.supporting].map(({ code, name }) => ({ code, name: name.id })),
  };
  const innovations = context.existing.filter(
    ({ values }) => programmeYear === undefined || values.programmeYear === programmeYear,
  );
  const shown = new Set(innovations.map(({ innovationId }) => innovationId));
  const { sheets, lists } = input.isBlank
    ? buildTemplate(shared)
    : buildWorkbook({
        ...shared,
        innovations,
        entryLevels: context.entryLevels.filter(({ innovationId }) => shown.has(innovationId)),
        governance: context.governance,
      });
  const workbook: WorkbookToWrite = { sheets, lists, createdAt: deps.clock.now() };
  return deps.spreadsheets.write(workbook).then((written) => (written.ok ? success(written.value) : written));
}
