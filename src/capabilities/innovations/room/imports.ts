import type { PersonReader } from "#capabilities/identity/contract/readers.ts";
import { answerImport } from "../actions/import/answer-import.ts";
import { applyImport } from "../actions/import/apply-import.ts";
import { fieldsOfKind } from "../actions/import/choose-tables.ts";
import { draftImport, previewImport, storePreview } from "../actions/import/preview-import.ts";
import { undoImport } from "../actions/import/undo-import.ts";
import { type ImportFunctions, importOperations } from "../api/import.ts";
import { importCommands } from "../cli/import.ts";
import type { ImportActionDeps } from "../deps.ts";
import { importPages } from "../pages/import/import-pages.tsx";
import { exportWorkbook } from "../queries/import/export-workbook.ts";
import { importYears } from "../queries/import/import-years.ts";
import { listImports, showImport } from "../queries/import/show-import.ts";
import { describeImportRefusal } from "../texts/import-refusals.ts";

export interface ImportDeps extends ImportActionDeps {
  /** For the command line. */
  readFile(path: string): Promise<Uint8Array>;
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  /** Names of who imported; without it only their own imports carry a name. */
  readonly people?: PersonReader;
}

/** Workbooks in and out: preview, answers, apply, undo, template and export. */
export function createImportPart(deps: ImportDeps) {
  const functions: ImportFunctions = {
    preview: (actor, input) => previewImport(deps, actor, input),
    answer: (actor, input) => answerImport(deps, actor, input),
    apply: (actor, input) => applyImport(deps, actor, input),
    undo: (actor, input) => undoImport(deps, actor, input),
    show: (actor, input) => showImport(deps, actor, input),
  };
  const { people } = deps;
  return {
    operations: importOperations(functions),
    pages: importPages({
      ...functions,
      list: (actor, regionCode) => listImports(deps, actor, regionCode),
      years: (regionCode, now) => importYears(deps, regionCode, now),
      export: (actor, input) => exportWorkbook(deps, actor, input),
      agencies: (regionCode) => deps.database.inRegion(regionCode, (db) => deps.agencies.all(db)),
      fieldsOf: async (regionCode, year) => {
        const edition = await deps.database.inRegion(regionCode, (db) => deps.rounds.editionOf(db, year));
        const indicators = edition === null ? null : deps.indicatorsOf(edition);
        const codes = (indicators?.entry ?? []).map(({ code }) => code);
        return (kind) => fieldsOfKind(kind, codes);
      },
      affairs: deps.affairs,
      namesOf: async (regionCode, ids) => (people === undefined ? new Map() : people.byIds(regionCode, ids)),
    }),
    commands: importCommands({
      readFile: deps.readFile,
      writeFile: deps.writeFile,
      draft: (actor, input) => draftImport(deps, actor, input),
      store: (actor, input, draft) => storePreview(deps, actor, input, draft),
      apply: (actor, input) => applyImport(deps, actor, input),
      export: (actor, input) => exportWorkbook(deps, actor, input),
    }),
    describeRefusal: describeImportRefusal,
  };
}
