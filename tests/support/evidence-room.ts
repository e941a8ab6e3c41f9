import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { createEvidenceRoom } from "#capabilities/evidence/room.ts";
import { openZip } from "#platform/archive/open-zip.ts";
import { createFolderStore } from "#platform/files/folder-store.ts";
import { createInspectFile } from "#platform/files/inspect/inspect-file.ts";
import type { FileStore } from "#platform/files/port.ts";
import { createScanner } from "#platform/scanner/create-scanner.ts";
import type { Scanner } from "#platform/scanner/port.ts";
import type { Uploads } from "#platform/uploads/create-uploads.ts";
import { type Actor, permit, type Role } from "#shared/actor.ts";
import { type AgencyId, personIdSchema, type RegionCode, type RoundEntryId } from "#shared/ids.ts";
import type { BoundOperation, Operation } from "#shared/operation.ts";
import { openUploadsOf } from "./evidence-uploads.ts";
import { aRound, banjar, type MemberSpec, regionRoomsUnderTest, system } from "./region-room.ts";

/** Children before parents. */
const evidenceTables = [
  "upload",
  "evidence_decision",
  "evidence_intake_file",
  "evidence_intake",
  "evidence_role",
  "document_upload",
  "document",
  "stored_content",
  "region_quota",
] as const;

/** One of several people; the same number is the same person. */
export const someone = (
  number: number,
  role: Role,
  agencyId: AgencyId | null = null,
  regionCode: RegionCode = banjar,
): Actor => ({
  kind: "person",
  personId: personIdSchema.parse(`01900000-0000-7000-8000-00000000000${number}`),
  name: `Orang ${number} (contoh)`,
  regionCode,
  grants: [{ role, agencyId }],
  isDemo: false,
});

export interface EntrySpec extends MemberSpec {
  readonly levels: Readonly<Record<string, number>>;
}

/** The evidence room with a file store in a folder of its own. Call it once, at the top of a test file. */
export async function evidenceRoomUnderTest() {
  const rooms = await regionRoomsUnderTest();
  const folder = await mkdtemp(join(tmpdir(), "intan-evidence-"));
  const files = await createFolderStore({ folder });
  afterAll(async () => {
    await files.close();
    await rm(folder, { recursive: true, force: true });
  });
  const { base, inMaintenance, database } = rooms;
  const deps = {
    ...base,
    files,
    inspectFile: createInspectFile(),
    scanner: createScanner(null),
    rounds: rooms.index.offers.rounds,
    memberships: rooms.programme.offers.memberships,
    indicatorRowsOf: rooms.index.offers.indicatorRowsOf,
    helpOf: rooms.index.offers.helpOf,
    openArchive: openZip,
    uploads: { take: (...asked: Parameters<Uploads["take"]>) => uploads.take(...asked) },
  };
  const room = createEvidenceRoom(deps);
  const uploads: Uploads = await openUploadsOf(rooms, join(folder, "uploads"), room.offers.uploads);

  /** Opens round 2026 with one entry per spec; answers the entries in order. */
  async function openRound(
    entries: readonly EntrySpec[],
    regionCode: RegionCode = banjar,
  ): Promise<readonly RoundEntryId[]> {
    const { index } = rooms;
    const actor = system(regionCode);
    const opened = await index.offers.open(actor, { regionCode, round: aRound(2026, "2026") });
    const added = await rooms.addMembers(
      entries.map((entry, place) => ({ title: `Inovasi ${place}`, ...entry })),
      regionCode,
    );
    const entered = await index.offers.enter(actor, {
      regionCode,
      year: 2026,
      chosen: added.map(({ innovationId }, place) => {
        const { levels = {}, agency = null } = entries[place] ?? {};
        return { innovationId, agencyId: agency === null ? null : rooms.agencyId(agency), levels, basisOf33: "a" };
      }),
    });
    if (!(opened.ok && entered.ok)) throw new Error("the round of the case could not be made");
    return entered.value.entryIds;
  }

  return {
    ...rooms,
    deps,
    files,
    folder,
    room,
    uploads,
    openRound,
    /** The room with other technology: a store that breaks, a scanner that is slow. */
    roomWith: (parts: { readonly files?: FileStore; readonly scanner?: Scanner }) =>
      createEvidenceRoom({ ...deps, ...parts }),
    clear: async () => {
      await inMaintenance(async (db) => {
        for (const table of evidenceTables) await db.deleteFrom(table).execute();
      });
      await rooms.clear();
    },
    countOf: (table: "document" | "evidence_role" | "stored_content" | "evidence_intake") =>
      inMaintenance(async (db) => {
        const row = await db
          .selectFrom(table)
          .select((count) => count.fn.countAll<number>().as("n"))
          .executeTakeFirstOrThrow();
        return Number(row.n);
      }),
    standing: (roundYear = 2026, regionCode: RegionCode = banjar) =>
      database.inRegion(regionCode, (db) => room.offers.reader.rolesOf(db, regionCode, roundYear)),
    /** Calls an operation as the HTTP adapter does: permission, schema, handler, output schema. */
    call: async (operation: Operation, actor: Actor, input: unknown = {}, regionCode: RegionCode = banjar) => {
      const bound = room.operations.find(
        (candidate): candidate is BoundOperation => candidate.operation.name === operation.name,
      );
      if (bound === undefined) throw new Error(`${operation.name} is not bound`);
      const allowed = permit(actor, operation.permission, { regionCode });
      if (!allowed.ok) return allowed;
      const done = await bound.handle({ actor, regionCode }, operation.input.parse(input));
      return done.ok ? { ok: true as const, value: operation.output.parse(done.value) } : done;
    },
  };
}
