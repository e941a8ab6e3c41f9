import type { Db } from "#platform/database/port.ts";
import { type Actor, actorKey } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { supplyReach } from "../../contract/access.ts";
import type { IntakeDeps } from "../../deps.ts";
import { knownHashes } from "../../queries/documents.ts";
import { intakeContext } from "../../queries/intake-context.ts";
import { type IntakeRow, type ReadIntake, readIntake } from "../../queries/read-intake.ts";
import { insertDocuments, lockQuota, takeContents } from "../../store/document.ts";
import { markApplied } from "../../store/intake.ts";
import { insertRoles, type NewRole } from "../../store/role.ts";
import { checkQuota } from "../add-document.ts";
import { RolledBack, refusedInstead } from "../rolled-back.ts";

export interface ApplyIntakeInput {
  readonly regionCode: RegionCode;
  readonly id: string;
  /** What the person saw. */
  readonly revision?: number | undefined;
  /** Leaves out files that ask or are unknown. */
  readonly skipsOpenFiles: boolean;
}

type Applied = Result<{ readonly id: string; readonly given: number }>;
type MatchedFile = IntakeRow & { readonly sha256: string; readonly indicator: string };
const isMatched = (file: IntakeRow): file is MatchedFile =>
  file.state === "matched" && file.sha256 !== null && file.indicator !== null;

/**
 * Whoever handed the files in takes the matched ones in: documents and roles in one transaction with one audit event.
 * Codes: `evidence.intake-not-found`, `.intake-not-previewed`, `.changed-meanwhile`, `.intake-open` (asks, unknown),
 * `.intake-empty`, `.intake-expired`, `.quota-exceeded`, `.place-not-found`.
 */
export async function applyIntake(deps: IntakeDeps, actor: Actor, input: ApplyIntakeInput): Promise<Applied> {
  const { regionCode, id } = input;
  const work = async (db: Db): Promise<Applied> => {
    const found = await readIntake(db, actor, regionCode, id, "lock");
    if (!found.ok) return found;
    const intake = found.value;
    const may = mayApply(intake, input);
    if (!may.ok) return may;
    const context = await intakeContext(deps, db, intake.roundYear, supplyReach(actor, regionCode));
    if (!context.ok) return context;
    const files = intake.files.filter(isMatched);
    // An entry may have gone to another agency since the preview.
    if (files.some(({ entryId }) => entryId === null || !context.value.entryIds.has(entryId)))
      return refusal("evidence.place-not-found");
    return takeIn(deps, actor, { db, regionCode, intake, files });
  };
  return deps.database.inRegionForBulk(regionCode, work).catch(refusedInstead);
}

function mayApply(intake: ReadIntake, input: ApplyIntakeInput): { readonly ok: true } | ReturnType<typeof refusal> {
  if (intake.state !== "previewed") return refusal("evidence.intake-not-previewed", { state: intake.state });
  if (input.revision !== undefined && input.revision !== intake.revision) return refusal("evidence.changed-meanwhile");
  const asks = intake.counts.asks ?? 0;
  const unknown = intake.counts.unknown ?? 0;
  if (asks + unknown > 0 && !input.skipsOpenFiles) return refusal("evidence.intake-open", { asks, unknown });
  return (intake.counts.matched ?? 0) > 0 ? { ok: true } : refusal("evidence.intake-empty");
}

interface TakingIn {
  readonly db: Db;
  readonly regionCode: RegionCode;
  readonly intake: ReadIntake;
  readonly files: readonly MatchedFile[];
}

async function takeIn(deps: IntakeDeps, actor: Actor, { db, regionCode, intake, files }: TakingIn): Promise<Applied> {
  await lockQuota(db, regionCode);
  // Equal bytes keep the name that came first.
  const byHash = new Map(files.toReversed().map((file) => [file.sha256, file]));
  const known = await knownHashes(db, [...byHash.keys()]);
  const fresh = [...byHash.values()].filter(({ sha256 }) => !known.has(sha256));
  const room = await checkQuota(
    db,
    regionCode,
    fresh.reduce((sum, file) => sum + (file.sizeBytes ?? 0), 0),
  );
  if (!room.ok) return room;
  const isThere = await takeContents(
    db,
    fresh.map(({ sha256 }) => sha256),
  );
  if (!isThere) throw new RolledBack(refusal("evidence.intake-expired"));
  const [by, now] = [actorKey(actor), deps.clock.now()];
  const documents = [...byHash.values()].map((file) => ({
    id: deps.newId(),
    sha256: file.sha256,
    sizeBytes: file.sizeBytes ?? 0,
    mediaType: file.mediaType ?? "",
    fileName: file.path.split("/").at(-1) ?? file.path,
    scanState: file.scanState ?? "not-configured",
    findings: file.fileFindings,
  }));
  const stored = await insertDocuments(db, regionCode, documents, by, now);
  const roles = files.map((file) => roleOf(file, intake.roundYear, stored.get(file.sha256)?.id, deps.newId()));
  const given = await insertRoles(
    db,
    regionCode,
    roles.map(({ role }) => role),
    by,
    now,
  );
  const served = roles.filter(({ role }) => given.has(role.id));
  await markApplied(
    db,
    intake.id,
    served.map(({ role, place }) => ({ place, roleId: role.id })),
    now,
  );
  await deps.journal.record(db, {
    regionCode,
    actor,
    type: "evidence.taken-in",
    subject: { kind: "evidence-intake", id: intake.id },
    facts: {
      roundYear: intake.roundYear,
      files: intake.files.length,
      documents: [...stored.values()].filter(({ isNew }) => isNew).length,
      roles: served.length,
    },
  });
  return success({ id: intake.id, given: served.length });
}

function roleOf(file: MatchedFile, roundYear: number, documentId: string | undefined, id: string) {
  if (documentId === undefined) throw new Error("a document of an intake was neither added nor found");
  const role: NewRole = {
    id,
    documentId,
    roundYear,
    entryId: file.entryId,
    indicator: file.indicator,
    basis: file.indicator === file.guess.indicators[0]?.id ? file.guess.basis : null,
    letterNumber: null,
    letterOn: null,
    subject: null,
    pages: null,
    coversYear: null,
  };
  return { role, place: file.place };
}
