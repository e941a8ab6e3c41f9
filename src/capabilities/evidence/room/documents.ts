import type { Db } from "#platform/database/port.ts";
import type { FinishedUpload, UploadOwner } from "#platform/uploads/port.ts";
import type { Actor } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { refusal, success } from "#shared/result.ts";
import { addDocument, permitHandingIn } from "../actions/add-document.ts";
import { addDocuments } from "../actions/add-documents.ts";
import { addUploadedDocument } from "../actions/add-uploaded-document.ts";
import { changeRole } from "../actions/change-role.ts";
import { giveRole } from "../actions/give-role.ts";
import { giveRoles, type WantedRole } from "../actions/give-roles.ts";
import { answerIntake } from "../actions/intake/answer-intake.ts";
import { applyIntake } from "../actions/intake/apply-intake.ts";
import { previewIntake } from "../actions/intake/preview-intake.ts";
import { undoIntake } from "../actions/intake/undo-intake.ts";
import { mayStartUpload, receiveUpload } from "../actions/receive-upload.ts";
import { retireRole } from "../actions/retire-role.ts";
import { sweepContents } from "../actions/sweep-contents.ts";
import { type EvidenceFunctions, evidenceOperations } from "../api/evidence.ts";
import { type IntakeFunctions, intakeOperations } from "../api/intakes.ts";
import { supplyReach, viewReach } from "../contract/access.ts";
import type { IntakeDeps } from "../deps.ts";
import { evidencePages } from "../pages/evidence-pages.tsx";
import type { EvidencePageDeps } from "../pages/evidence-reads.ts";
import { findDocument, quotaOf, usableDocuments } from "../queries/documents.ts";
import { evidenceTasks } from "../queries/evidence-tasks.ts";
import { listRoles } from "../queries/list-roles.ts";
import { listIntakes, readIntake } from "../queries/read-intake.ts";
import { reuseMap } from "../queries/reuse-map.ts";
import { rolesOf } from "../queries/roles-of.ts";
import { roundEvidence } from "../queries/round-evidence.ts";
import { evidenceRounds, showHolder } from "../queries/show-holder.ts";
import { latestToday } from "../queries/today.ts";

const mostChoices = 200;
const mostIntakes = 20;

/** The papers' part of the room: documents, roles and bulk intake. */
export function createDocuments(deps: IntakeDeps) {
  const { database } = deps;
  const functions: EvidenceFunctions = {
    addDocument: (actor, input) => addDocument(deps, actor, input),
    giveRole: (actor, input) => giveRole(deps, actor, input),
    changeRole: (actor, input) => changeRole(deps, actor, input),
    retireRole: (actor, input) => retireRole(deps, actor, input),
    listRoles: (actor, { entryId, ...input }) => {
      const today = latestToday(deps.clock.now());
      return database.inRegion(input.regionCode, (db) =>
        listRoles(deps, db, actor, { ...input, entryId: entryId ?? undefined, today }),
      );
    },
    reuseMap: (actor: Actor, regionCode: RegionCode, id: string) =>
      database.inRegion(regionCode, (db) => reuseMap(deps, db, actor, regionCode, id)),
  };
  const intakes: IntakeFunctions = {
    preview: (actor, input) => previewIntake(deps, actor, input),
    show: (actor, regionCode, id) => database.inRegion(regionCode, (db) => readIntake(db, actor, regionCode, id)),
    answer: (actor, input) => answerIntake(deps, actor, input),
    apply: (actor, input) => applyIntake(deps, actor, input),
    undo: (actor, input) => undoIntake(deps, actor, input),
  };
  const content: EvidencePageDeps["content"] = async (actor, regionCode, id) => {
    const document = await database.inRegion(regionCode, (db) =>
      findDocument(db, actor, viewReach(actor, regionCode), id),
    );
    if (document === null) return refusal("evidence.document-not-found");
    const opened = await deps.files.open(document.sha256);
    return opened.ok ? success({ document, stream: opened.value.stream }) : opened;
  };
  const giveMany = (actor: Actor, input: { readonly regionCode: RegionCode; readonly roles: readonly WantedRole[] }) =>
    giveRoles(deps, actor, input);
  const pages = evidencePages({
    ...functions,
    addUploadedDocument: (actor, input) => addUploadedDocument(deps, actor, input),
    giveRoles: giveMany,
    intakes,
    content,
    round: (actor, regionCode, year) =>
      database.inRegion(regionCode, (db) => roundEvidence(deps, db, year, viewReach(actor, regionCode))),
    ownRound: (actor, regionCode, year) =>
      database.inRegion(regionCode, (db) => roundEvidence(deps, db, year, supplyReach(actor, regionCode))),
    roundYears: (regionCode) => database.inRegion(regionCode, evidenceRounds),
    holder: (actor, regionCode, at) =>
      database.inRegion(regionCode, (db) => showHolder(deps, db, actor, regionCode, at)),
    usable: (actor, regionCode) =>
      database.inRegion(regionCode, (db) => usableDocuments(db, actor, supplyReach(actor, regionCode), mostChoices)),
    quota: (regionCode) => database.inRegion(regionCode, (db) => quotaOf(db, regionCode)),
    listIntakes: (actor, regionCode) => database.inRegion(regionCode, (db) => listIntakes(db, actor, mostIntakes)),
  });
  return {
    pages,
    operations: [...evidenceOperations(functions), ...intakeOperations(intakes)],
    offers: {
      rolesOf: (db: Db, _regionCode: RegionCode, roundYear: number) => rolesOf(db, roundYear),
      tasksFor: evidenceTasks(deps),
      addDocument: functions.addDocument,
      addDocuments: (actor: Actor, input: Parameters<typeof addDocuments>[2]) => addDocuments(deps, actor, input),
      giveRole: functions.giveRole,
      giveRoles: giveMany,
      previewIntake: intakes.preview,
      applyIntake: intakes.apply,
      /** How large files come in: who may send, what may start, what becomes of a whole one. */
      uploads: {
        permits: (actor: Actor) =>
          actor.kind === "anonymous" ? refusal("access.sign-in-required") : permitHandingIn(actor, actor.regionCode),
        mayStart: ({ regionCode }: UploadOwner, about: Parameters<typeof mayStartUpload>[2]) =>
          mayStartUpload(deps, regionCode, about),
        onFinished: (upload: FinishedUpload) => receiveUpload(deps, upload),
      },
      /** Removes stored bytes that no document took in time; answers how many. */
      sweep: () => sweepContents(deps),
    },
  };
}
