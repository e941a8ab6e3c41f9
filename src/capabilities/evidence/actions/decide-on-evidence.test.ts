import { beforeEach, describe, expect, test } from "vitest";
import { decideOnEvidenceOperation, requestSecondLookOperation } from "#capabilities/evidence/contract/decision.ts";
import { anonymous } from "#shared/actor.ts";
import type { RoundEntryId } from "#shared/ids.ts";
import { banjar, baritoKuala, system } from "#tests/support/region-room.ts";
import { someone, verificationUnderTest } from "#tests/support/verification-room.ts";

const room = await verificationUnderTest();
const { addPaper, placeAt, decide, decisionAt, callDesk, inMaintenance, agencyId } = room;

let entryId: RoundEntryId;
const at = () => ({ entryId, indicator: "16" });
const why = { reason: "level-not-proven", sentence: "Halaman 3 tidak memuat nomor." } as const;

beforeEach(async () => {
  await room.clear();
  const [first] = await room.openRound([{ agency: "dinkes", levels: { "16": 3, "17": 2, "18": 0 } }], { "1": 2 });
  if (first === undefined) throw new Error("no entry");
  entryId = first;
  await addPaper(at());
});

const rows = () =>
  inMaintenance((db) =>
    db
      .selectFrom("evidence_decision")
      .select(["seat", "outcome", "decided_level", "decided_by"])
      .orderBy("seat")
      .execute(),
  );

describe("evidence.decide", () => {
  test("accepts, lowers and rejects; a governance indicator too", { tags: ["happy"] }, async () => {
    await addPaper({ entryId, indicator: "17" });
    await addPaper({ entryId: null, indicator: "1" });
    expect(await callDesk(decideOnEvidenceOperation, someone(1), await decisionAt(at()))).toEqual({
      ok: true,
      value: { seat: "first", state: "decided", verifiedLevel: 3 },
    });
    expect(
      await decide(someone(1), { entryId, indicator: "17" }, { outcome: "lower", level: 1, ...why }),
    ).toMatchObject({ ok: true, value: { verifiedLevel: 1 } });
    expect(await decide(someone(1), { entryId: null, indicator: "1" }, { outcome: "reject", ...why })).toMatchObject({
      ok: true,
      value: { verifiedLevel: 0 },
    });
    expect((await rows()).map((row) => [row.outcome, row.decided_level])).toEqual([
      ["accept", 3],
      ["lower", 1],
      ["reject", 0],
    ]);
  });

  test("is told to the trail without the sentence", async () => {
    await decide(someone(1), at(), { outcome: "reject", ...why });
    const events = await inMaintenance((db) =>
      db.selectFrom("audit_event").select(["type", "payload"]).where("type", "=", "evidence.decided").execute(),
    );
    expect(JSON.stringify(events)).toContain("level-not-proven");
    expect(JSON.stringify(events)).not.toContain("Halaman 3");
  });

  test("what is missing or out of turn is refused by code and adds nothing", { tags: ["error"] }, async () => {
    const place = { entryId, indicator: "17" };
    expect(await decide(someone(1), place)).toMatchObject({ code: "evidence.nothing-to-decide" });
    expect(await decide(someone(1), { entryId, indicator: "18" })).toMatchObject({
      code: "evidence.nothing-to-decide",
    });
    expect(await decide(someone(1), at(), { outcome: "lower", level: 2 })).toMatchObject({
      code: "evidence.reason-missing",
    });
    const unknown = { ...(await decisionAt(at())), indicator: "19", regionCode: banjar };
    expect(await room.verification.offers.decide(someone(1), unknown)).toMatchObject({
      code: "evidence.place-not-found",
    });
    expect(await rows()).toEqual([]);
  });

  test("what the verifier did not see cannot be decided on", async () => {
    const seen = await decisionAt(at());
    await addPaper(at(), { content: "satu berkas lagi" });
    const late = await room.verification.offers.decide(someone(1), { ...seen, regionCode: banjar });
    expect(late).toMatchObject({ ok: false, code: "evidence.changed-meanwhile" });
    expect(await rows()).toEqual([]);
  });

  test("of two at once one wins and the other is told", async () => {
    const input = { ...(await decisionAt(at())), regionCode: banjar };
    const answers = await Promise.all(
      [1, 2, 3].map((number) => room.verification.offers.decide(someone(number), input)),
    );
    const codes = answers.map((answer) => (answer.ok ? "ok" : answer.code)).sort();
    expect(codes.filter((code) => code === "ok")).toHaveLength(1);
    for (const code of codes.filter((each) => each !== "ok"))
      expect(["evidence.decided-meanwhile", "evidence.already-decided"]).toContain(code);
    expect(await rows()).toHaveLength(1);
  });

  test("only a verifier of the region, never on the own agency", { tags: ["security"] }, async () => {
    const input = await decisionAt(at());
    const as = (actor: Parameters<typeof decide>[0]) => callDesk(decideOnEvidenceOperation, actor, input);
    expect(await as(anonymous)).toMatchObject({ code: "access.sign-in-required" });
    expect(await as(someone(1, "programme_manager"))).toMatchObject({ code: "access.forbidden" });
    expect(await as(someone(1, "agency_head", agencyId("dinkes")))).toMatchObject({ code: "access.forbidden" });
    expect(await as(system())).toMatchObject({ code: "access.forbidden" });
    expect(await as(someone(1, "verifier", agencyId("dinkes")))).toMatchObject({ code: "evidence.own-agency" });
    const both = {
      ...someone(1),
      grants: [...grantsOf(someone(1)), { role: "innovator", agencyId: agencyId("dinkes") }],
    };
    expect(await as(both as Parameters<typeof decide>[0])).toMatchObject({ code: "evidence.own-agency" });
    const neighbour = someone(1, "verifier", null, baritoKuala);
    expect(await as(neighbour)).toMatchObject({ code: "access.other-region" });
    expect(await callDesk(decideOnEvidenceOperation, neighbour, input, baritoKuala)).toMatchObject({
      code: "evidence.place-not-found",
    });
    expect(await rows()).toEqual([]);
  });
});

const grantsOf = (actor: Parameters<typeof decide>[0]) => (actor.kind === "person" ? actor.grants : []);

describe("evidence.request-second-look", () => {
  const ask = async (actor: Parameters<typeof decide>[0], more = {}) =>
    callDesk(requestSecondLookOperation, actor, {
      roundYear: 2026,
      ...at(),
      digest: (await placeAt(at())).standing.digest,
      sentence: "Mohon dilihat lagi halaman 2.",
      ...more,
    });

  test("two that agree stand; two that differ go to a third", { tags: ["happy"] }, async () => {
    await decide(someone(1), at());
    expect(await ask(someone(1))).toEqual({ ok: true, value: { state: "second-look", verifiedLevel: null } });
    expect(await decide(someone(1), at())).toMatchObject({ code: "evidence.same-verifier" });
    expect(await decide(someone(2), at(), { outcome: "lower", level: 1, ...why })).toMatchObject({
      value: { seat: "second", state: "third-look", verifiedLevel: null },
    });
    expect(await decide(someone(2), at())).toMatchObject({ code: "evidence.same-verifier" });
    expect(await decide(someone(3), at(), { outcome: "lower", level: 2, ...why })).toMatchObject({
      value: { seat: "third", state: "decided", verifiedLevel: 2 },
    });
    expect(await decide(someone(4), at())).toMatchObject({ code: "evidence.already-decided" });
    expect((await placeAt(at())).settled).toEqual({ state: "decided", verifiedLevel: 2, nextSeat: null });
  });

  test("needs a decision, and is asked once", { tags: ["error"] }, async () => {
    expect(await ask(someone(1))).toMatchObject({ code: "evidence.not-decided" });
    await decide(someone(1), at());
    expect(await ask(someone(2), { digest: "0".repeat(64) })).toMatchObject({ code: "evidence.changed-meanwhile" });
    expect(await ask(someone(2), { indicator: "19" })).toMatchObject({ code: "evidence.place-not-found" });
    const answers = await Promise.all([ask(someone(2)), ask(someone(3))]);
    expect(answers.map((answer) => (answer.ok ? "ok" : answer.code)).sort()).toEqual([
      "evidence.second-look.conflict",
      "ok",
    ]);
  });

  test("an agency asks for its own innovations only", { tags: ["security"] }, async () => {
    await decide(someone(1), at());
    expect(await ask(anonymous)).toMatchObject({ code: "access.sign-in-required" });
    expect(await ask(someone(2, "innovator", agencyId("dinkes")))).toMatchObject({ code: "access.forbidden" });
    expect(await ask(someone(2, "agency_operator", agencyId("bappeda")))).toMatchObject({ code: "access.forbidden" });
    expect(await ask(someone(2, "agency_operator", agencyId("dinkes")))).toMatchObject({ ok: true });
  });
});

describe("what was decided", () => {
  test("falls back to waiting with another paper or another claim, and comes back with the old ones", async () => {
    await decide(someone(1), at());
    const roleId = await addPaper(at(), { content: "berkas kedua" });
    expect((await placeAt(at())).settled).toEqual({ state: "waiting", verifiedLevel: null, nextSeat: "first" });
    await inMaintenance((db) =>
      db
        .updateTable("evidence_role")
        .set({ retired_at: new Date(), retired_by: "system:test" })
        .where("id", "=", roleId)
        .execute(),
    );
    expect((await placeAt(at())).settled).toMatchObject({ state: "decided", verifiedLevel: 3 });
    await room.database.inRegion(banjar, (db) =>
      room.index.offers.rounds.claim(db, banjar, [{ ...at(), level: 2, basis: null, figure: null }], "system:test"),
    );
    expect((await placeAt(at())).settled).toMatchObject({ state: "waiting", verifiedLevel: null });
  });

  test("a second file changes no claimed score", async () => {
    const before = await room.index.offers.roundNow(banjar, 2026);
    await decide(someone(1), at());
    await addPaper(at(), { content: "berkas kedua" });
    const after = await room.index.offers.roundNow(banjar, 2026);
    expect(after?.index).toBe(before?.index);
    expect((await placeAt(at())).standing.claimedLevel).toBe(3);
  });

  test("many at once are one event; what cannot be taken is counted by code", async () => {
    await addPaper({ entryId: null, indicator: "1" });
    const decisions = await Promise.all(
      [at(), { entryId: null, indicator: "1" }, { entryId, indicator: "17" }].map((each) => decisionAt(each)),
    );
    const many = () =>
      room.verification.offers.decideMany(someone(1), { regionCode: banjar, roundYear: 2026, decisions });
    expect(await many()).toEqual({
      ok: true,
      value: { decided: 2, refused: { "evidence.nothing-to-decide": 1 } },
    });
    expect(await many()).toMatchObject({
      value: { decided: 0, refused: { "evidence.already-decided": 2, "evidence.nothing-to-decide": 1 } },
    });
    expect((await rows()).map((row) => row.decided_by)).toHaveLength(2);
  });
});
