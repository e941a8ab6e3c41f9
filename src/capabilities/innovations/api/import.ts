import type { Actor } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type BoundOperation, bindOperation, type OperationContext } from "#shared/operation.ts";
import { type Result, success } from "#shared/result.ts";
import type { AnswerImportInput } from "../actions/import/answer-import.ts";
import type { ApplyImportInput } from "../actions/import/apply-import.ts";
import type { PreviewInput } from "../actions/import/preview-import.ts";
import type { UndoImportInput } from "../actions/import/undo-import.ts";
import {
  answerImportOperation,
  applyImportOperation,
  type ImportRun,
  type ImportRunId,
  previewImportOperation,
  type StoredRowState,
  showImportOperation,
  undoImportOperation,
} from "../contract/import-operations.ts";
import type { ShownImport } from "../queries/import/show-import.ts";

/** What the API, the pages and the command line do with imports. */
export interface ImportFunctions {
  preview(actor: Actor, input: PreviewInput): Promise<Result<{ readonly id: ImportRunId }>>;
  answer(actor: Actor, input: AnswerImportInput): Promise<Result<{ readonly id: ImportRunId }>>;
  apply(actor: Actor, input: ApplyImportInput): Promise<Result<unknown>>;
  undo(actor: Actor, input: UndoImportInput): Promise<Result<unknown>>;
  show(
    actor: Actor,
    input: {
      readonly regionCode: RegionCode;
      readonly id: ImportRunId;
      readonly state?: StoredRowState | undefined;
      readonly page: number;
    },
  ): Promise<Result<ShownImport>>;
}

export function importOperations(functions: ImportFunctions): readonly BoundOperation[] {
  /** The run as it stands after a change. */
  const runAfter = async (
    { actor, regionCode }: OperationContext,
    id: ImportRunId,
    done: Result<unknown>,
  ): Promise<Result<ImportRun>> => {
    if (!done.ok) return done;
    const shown = await functions.show(actor, { regionCode, id, page: 1 });
    return shown.ok ? success(shown.value.run) : shown;
  };
  return [
    bindOperation(previewImportOperation, async (context, input) => {
      const { fileName, contentBase64, year, ...settings } = input;
      const bytes = new Uint8Array(Buffer.from(contentBase64, "base64"));
      const { actor, regionCode } = context;
      const made = await functions.preview(actor, { regionCode, fileName, bytes, year, settings });
      return made.ok ? runAfter(context, made.value.id, made) : made;
    }),
    bindOperation(showImportOperation, async ({ actor, regionCode }, { id, state, page }) => {
      const shown = await functions.show(actor, { regionCode, id, state, page });
      return shown.ok ? success({ ...shown.value, rows: [...shown.value.rows] }) : shown;
    }),
    bindOperation(answerImportOperation, async (context, { acceptProposals, ...input }) => {
      const { actor, regionCode } = context;
      const done = await functions.answer(actor, { ...input, regionCode, acceptsProposals: acceptProposals });
      return runAfter(context, input.id, done);
    }),
    bindOperation(applyImportOperation, async (context, input) => {
      const { actor, regionCode } = context;
      return runAfter(context, input.id, await functions.apply(actor, { ...input, regionCode }));
    }),
    bindOperation(undoImportOperation, async (context, { id }) => {
      const { actor, regionCode } = context;
      return runAfter(context, id, await functions.undo(actor, { regionCode, id }));
    }),
  ];
}
