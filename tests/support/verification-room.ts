import { createHash } from "node:crypto";
import type { DecisionInput } from "#capabilities/evidence/contract/decision.ts";
import type { VerifierPlace } from "#capabilities/evidence/queries/verifier-places.ts";
import { createVerification } from "#capabilities/evidence/room/verification.ts";
import { indicatorHelp } from "#capabilities/index/reference.ts";
import { createIndexRoom } from "#capabilities/index/room.ts";
import { type Actor, permit, type Role } from "#shared/actor.ts";
import { type AgencyId, personIdSchema, type RegionCode, type RoundEntryId } from "#shared/ids.ts";
import type { Operation } from "#shared/operation.ts";
import { aRound, banjar, type MemberSpec, regionRoomsUnderTest, system } from "./region-room.ts";

const evidenceTables = ["evidence_decision", "second_look_request", "evidence_role", "document"] as const;

/** One of several people; the same number is the same person. */
export const someone = (
  number: number,
  role: Role = "verifier",
  agencyId: AgencyId | null = null,
  regionCode: RegionCode = banjar,
): Actor => ({
  kind: "person",
  personId: personIdSchema.parse(`01900000-0000-7000-8000-00000000000${number}`),
  name: `Verifikator ${number} (contoh)`,
  regionCode,
  grants: [{ role, agencyId }],
  isDemo: false,
});

export interface PaperSpec {
  readonly content?: string;
  readonly fileName?: string;
  readonly mediaType?: string;
  readonly letterNumber?: string | null;
  readonly letterOn?: string | null;
}

interface At {
  readonly entryId: RoundEntryId | null;
  readonly indicator: string;
}

/** The rooms of a region with the verifier's part and an index that reads its decisions. Call it once, at the top. */
export async function verificationUnderTest() {
  const rooms = await regionRoomsUnderTest();
  const { base, inMaintenance, newId, clock } = rooms;
  const verification = createVerification({
    ...base,
    indicatorRowsOf: rooms.index.offers.indicatorRowsOf,
    helpOf: (code) => indicatorHelp.get(code),
    sayFinding: (finding) => finding.code,
  });
  const index = createIndexRoom({ ...base, verifiedOf: verification.offers.verifiedOf });

  /** Opens round 2026 with one entry per spec; answers the entries in order. */
  async function openRound(
    entries: readonly (MemberSpec & { readonly levels: Readonly<Record<string, number>> })[],
    governance: Readonly<Record<string, number>> = {},
  ): Promise<readonly RoundEntryId[]> {
    const opened = await index.offers.open(system(), { regionCode: banjar, round: aRound(2026, "2026") });
    const added = await rooms.addMembers(entries.map((entry, place) => ({ title: `Inovasi ${place}`, ...entry })));
    const entered = await index.offers.enter(system(), {
      regionCode: banjar,
      year: 2026,
      chosen: added.map(({ innovationId }, place) => {
        const { levels = {}, agency = null } = entries[place] ?? {};
        return { innovationId, agencyId: agency === null ? null : rooms.agencyId(agency), levels, basisOf33: "a" };
      }),
    });
    const claims = Object.entries(governance).map(([indicator, level]) => ({
      indicator,
      level,
      figure: null,
      source: null,
    }));
    const claimed = await index.offers.claimGovernance(system(), { regionCode: banjar, year: 2026, claims });
    if (!(opened.ok && entered.ok && claimed.ok)) throw new Error("the round of the case could not be made");
    return entered.value.entryIds;
  }

  /** A paper in its role at a place; equal content is one document. Answers the role. */
  async function addPaper(at: At, spec: PaperSpec = {}): Promise<string> {
    const { content = "surat", fileName = "16_surat.pdf", mediaType = "application/pdf" } = spec;
    const sha256 = createHash("sha256").update(content).digest("hex");
    const roleId = newId();
    await inMaintenance(async (db) => {
      const common = { region_code: banjar, sha256, file_name: fileName, media_type: mediaType };
      await db
        .insertInto("document")
        .values({
          ...common,
          id: newId(),
          size_bytes: 1234,
          scan_state: "clean",
          uploaded_at: clock.now(),
          uploaded_by: "system:test",
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const document = await db
        .selectFrom("document")
        .select("id")
        .where("sha256", "=", sha256)
        .where("region_code", "=", banjar)
        .executeTakeFirstOrThrow();
      await db
        .insertInto("evidence_role")
        .values({
          id: roleId,
          region_code: banjar,
          document_id: document.id,
          round_year: 2026,
          entry_id: at.entryId,
          indicator: at.indicator,
          letter_number: spec.letterNumber ?? null,
          letter_on: spec.letterOn ?? null,
          created_at: clock.now(),
          created_by: "system:test",
        })
        .execute();
    });
    return roleId;
  }

  async function placeAt(at: At): Promise<VerifierPlace> {
    const places = await verification.offers.placesOf(banjar, 2026);
    const place = places.find((each) => each.entryId === at.entryId && each.indicator === at.indicator);
    if (place === undefined) throw new Error(`nothing is claimed at ${at.indicator}`);
    return place;
  }

  /** An input of the action on what stands there now. */
  async function decisionAt(at: At, more: Partial<DecisionInput> = {}): Promise<DecisionInput> {
    const { standing } = await placeAt(at);
    return { roundYear: 2026, ...at, digest: standing.digest, outcome: "accept", ...more };
  }

  return {
    ...rooms,
    index,
    verification,
    openRound,
    addPaper,
    placeAt,
    decisionAt,
    decide: async (actor: Actor, at: At, more: Partial<DecisionInput> = {}) =>
      verification.offers.decide(actor, { ...(await decisionAt(at, more)), regionCode: banjar }),
    /** Calls an operation as the HTTP adapter does: permission, schema, handler. */
    callDesk: async (operation: Operation, actor: Actor, input: unknown, regionCode: RegionCode = banjar) => {
      const bound = verification.operations.find((each) => each.operation.name === operation.name);
      if (bound === undefined) throw new Error(`${operation.name} is not bound`);
      const allowed = permit(actor, operation.permission, { regionCode });
      return allowed.ok ? bound.handle({ actor, regionCode }, operation.input.parse(input)) : allowed;
    },
    clear: async () => {
      await inMaintenance(async (db) => {
        for (const table of evidenceTables) await db.deleteFrom(table).execute();
      });
      await rooms.clear();
    },
  };
}
