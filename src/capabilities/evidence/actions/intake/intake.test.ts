import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#shared/actor.ts";
import type { RoundEntryId } from "#shared/ids.ts";
import { evidenceRoomUnderTest, someone } from "#tests/support/evidence-room.ts";
import { banjar } from "#tests/support/region-room.ts";
import { aPdf, aPng, aZip, type ZippedFile } from "#tests/support/sample-files.ts";
import {
  answerIntakeOperation,
  applyIntakeOperation,
  type Intake,
  previewIntakeOperation,
  showIntakeOperation,
  undoIntakeOperation,
} from "../../contract/intake.ts";

const tested = await evidenceRoomUnderTest();
const { room, call, openRound, agencyId, standing, clock, countOf, inMaintenance, eventTypes } = tested;
const operator = someone(1, "agency_operator", agencyId("dinkes"));
const neighbour = someone(2, "agency_operator", agencyId("bappeda"));

let own: RoundEntryId;
let other: RoundEntryId;

beforeEach(async () => {
  await tested.clear();
  const entries = await openRound([
    { agency: "dinkes", title: "Kelotok Sehat", levels: { "16": 1, "33": 1 } },
    { agency: "bappeda", title: "Pasar Data", levels: { "16": 1 } },
  ]);
  [own, other] = entries as [RoundEntryId, RoundEntryId];
});

const file = (path: string, bytes = aPdf(path)): ZippedFile => ({ path, bytes });
const intakeOf = (done: { readonly ok: boolean }): Intake => {
  if (!("value" in done)) throw new Error(JSON.stringify(done));
  return done.value as Intake;
};
const preview = (files: readonly ZippedFile[], actor: Actor = operator, more: object = {}) =>
  call(previewIntakeOperation, actor, {
    roundYear: 2026,
    fileName: "bukti.zip",
    contentBase64: Buffer.from(aZip(files)).toString("base64"),
    ...more,
  });
const stateOf = (intake: Intake, path: string) => intake.files.find((each) => each.path.endsWith(path))?.state;

describe("evidence.preview-intake", () => {
  test("matches a folder by name and uses nothing yet", { tags: ["happy"] }, async () => {
    const intake = intakeOf(
      await preview([
        file("Kelotok Sehat/16 SK.pdf"),
        file("Kelotok Sehat/DOC-20260610-WA0012.pdf"),
        file("catatan.pdf"),
        file("Kelotok Sehat/25 foto.pdf"),
        file("Kelotok Sehat/20 bimtek.pdf", Buffer.from("bukan PDF sama sekali")),
        file("__MACOSX/._16 SK.pdf"),
        file("Kelotok Sehat/16 SK salinan.pdf", aPdf("Kelotok Sehat/16 SK.pdf")),
      ]),
    );
    expect(intake.files.map(({ path, state }) => `${state} ${path}`)).toEqual([
      "matched Kelotok Sehat/16 SK.pdf",
      "asks Kelotok Sehat/DOC-20260610-WA0012.pdf",
      "unknown catatan.pdf",
      "asks Kelotok Sehat/25 foto.pdf",
      "refused Kelotok Sehat/20 bimtek.pdf",
      "duplicate Kelotok Sehat/16 SK salinan.pdf",
    ]);
    expect(intake.files[3]?.refusal).toMatchObject({ code: "evidence.format-refused", details: { indicator: "25" } });
    expect(intake.files[1]?.entryId).toBe(own);
    expect([await countOf("document"), (await standing()).length]).toEqual([0, 0]);
  });

  test("takes all files for one chosen entry", { tags: ["happy"] }, async () => {
    const intake = intakeOf(await preview([file("16_sk.pdf")], operator, { entryId: own }));
    expect(intake.files).toMatchObject([{ state: "matched", entryId: own, indicator: "16" }]);
  });

  test.each([
    ["what is no zip", Buffer.from("PK\x03\x04 ini bukan zip"), "archive.broken"],
    ["a path that leaves the folder", aZip([file("../../etc/16_sk.pdf")]), "archive.path"],
    ["a bomb", aZip([file("16 Kelotok Sehat.pdf", Buffer.alloc(4 * 2 ** 20))]), "archive.bomb"],
  ])("refuses %s as a whole", { tags: ["error"] }, async (_what, bytes, reason) => {
    const refused = await call(previewIntakeOperation, operator, {
      roundYear: 2026,
      fileName: "bukti.zip",
      contentBase64: Buffer.from(bytes).toString("base64"),
    });
    expect(refused).toMatchObject({ code: "evidence.archive-refused", details: { reason } });
    expect(await countOf("evidence_intake")).toBe(0);
  });

  test("a zip in a zip is a refused line", { tags: ["error"] }, async () => {
    const intake = intakeOf(await preview([file("16 Kelotok Sehat.zip", aZip([file("a.pdf")]))]));
    expect(intake.files).toMatchObject([{ state: "refused", refusal: { code: "evidence.kind-refused" } }]);
  });

  test("an empty zip and another round are refused", { tags: ["error"] }, async () => {
    expect(await preview([])).toMatchObject({ code: "evidence.intake-empty" });
    expect(await preview([file("16_x.pdf")], operator, { roundYear: 2025 })).toMatchObject({
      code: "evidence.place-not-found",
    });
  });

  test("knows only entries of one's own agency", { tags: ["security"] }, async () => {
    const intake = intakeOf(await preview([file("Pasar Data/16 SK.pdf")]));
    expect(intake.files).toMatchObject([{ state: "asks", entryId: null }]);
    expect(await preview([file("16.pdf")], operator, { entryId: other })).toMatchObject({
      code: "evidence.place-not-found",
    });
    expect(await preview([file("16.pdf")], someone(3, "verifier"))).toMatchObject({ code: "access.forbidden" });
  });
});

describe("evidence.show-intake", () => {
  test("answers the preview again", { tags: ["happy"] }, async () => {
    const made = intakeOf(await preview([file("Kelotok Sehat/16 SK.pdf")]));
    expect(intakeOf(await call(showIntakeOperation, operator, { id: made.id }))).toEqual(made);
  });

  test("an unknown id is not found", { tags: ["error"] }, async () => {
    const id = "01900000-0000-7000-8000-0000000000ff";
    expect(await call(showIntakeOperation, operator, { id })).toMatchObject({ code: "evidence.intake-not-found" });
  });

  test("is for whoever made it", { tags: ["security"] }, async () => {
    const { id } = intakeOf(await preview([file("Kelotok Sehat/16 SK.pdf")]));
    for (const actor of [neighbour, someone(3, "programme_manager"), someone(4, "agency_operator", agencyId("dinkes"))])
      expect(await call(showIntakeOperation, actor, { id })).toMatchObject({ code: "evidence.intake-not-found" });
  });
});

describe("evidence.answer-intake", () => {
  test("a corrected line matches, a line left out stays out", { tags: ["happy"] }, async () => {
    const { id } = intakeOf(await preview([file("catatan.pdf"), file("DOC-20260610-WA0012.pdf")]));
    const answers = [
      { place: 0, entryId: own, indicator: "16" },
      { place: 1, entryId: null, indicator: null, isLeftOut: true },
    ];
    const after = intakeOf(await call(answerIntakeOperation, operator, { id, answers }));
    expect(after).toMatchObject({ revision: 2, files: [{ state: "matched" }, { state: "left-out" }] });
  });

  test("refuses an indicator that is none, and a finished intake", { tags: ["error"] }, async () => {
    const { id } = intakeOf(await preview([file("Kelotok Sehat/16 SK.pdf")]));
    const wrong = { id, answers: [{ place: 0, entryId: own, indicator: "99" }] };
    expect(await call(answerIntakeOperation, operator, wrong)).toMatchObject({ code: "evidence.indicator-not-found" });
    await call(applyIntakeOperation, operator, { id });
    const late = { id, answers: [{ place: 0, entryId: own, indicator: "17" }] };
    expect(await call(answerIntakeOperation, operator, late)).toMatchObject({
      code: "evidence.intake-not-previewed",
    });
  });

  test("never points at another agency's entry", { tags: ["security"] }, async () => {
    const { id } = intakeOf(await preview([file("catatan.pdf")]));
    const answers = [{ place: 0, entryId: other, indicator: "16" }];
    expect(await call(answerIntakeOperation, operator, { id, answers })).toMatchObject({
      code: "evidence.place-not-found",
    });
    expect(await call(answerIntakeOperation, neighbour, { id, answers })).toMatchObject({
      code: "evidence.intake-not-found",
    });
  });
});

describe("evidence.apply-intake", () => {
  test("takes all matched files in as one act", { tags: ["happy"] }, async () => {
    const decree = aPdf("satu SK");
    const made = intakeOf(
      await preview([
        file("Kelotok Sehat/16 SK.pdf", decree),
        file("Kelotok Sehat/17 SK.pdf", decree),
        file("Kelotok Sehat/25 foto.png", aPng()),
      ]),
    );
    const before = (await eventTypes()).length;
    const done = intakeOf(await call(applyIntakeOperation, operator, { id: made.id, revision: made.revision }));
    expect(done).toMatchObject({ state: "applied", counts: { matched: 3 } });
    expect(await countOf("document")).toBe(2);
    expect((await standing()).map(({ indicator, fileName }) => `${indicator} ${fileName}`).sort()).toEqual([
      "16 16 SK.pdf",
      "17 16 SK.pdf",
      "25 25 foto.png",
    ]);
    expect((await eventTypes()).slice(before)).toEqual(["evidence.taken-in"]);
  });

  test("what is taken in keeps its bytes for good", { tags: ["happy"] }, async () => {
    const { id } = intakeOf(await preview([file("Kelotok Sehat/16 SK.pdf")]));
    await call(applyIntakeOperation, operator, { id });
    const before = clock.now();
    clock.set(new Date(before.getTime() + 30 * 86_400_000));
    expect(await room.offers.sweep()).toBe(0);
    clock.set(before);
  });

  test("asks before it leaves files out", { tags: ["error"] }, async () => {
    const { id } = intakeOf(await preview([file("Kelotok Sehat/16 SK.pdf"), file("catatan.pdf")]));
    expect(await call(applyIntakeOperation, operator, { id })).toMatchObject({
      code: "evidence.intake-open",
      details: { asks: 0, unknown: 1 },
    });
    const done = intakeOf(await call(applyIntakeOperation, operator, { id, skipsOpenFiles: true }));
    expect(done.files.map(({ state }) => state)).toEqual(["matched", "left-out"]);
  });

  test("says when others changed the preview, or it waited too long", { tags: ["error"] }, async () => {
    const { id } = intakeOf(await preview([file("Kelotok Sehat/16 SK.pdf")]));
    expect(await call(applyIntakeOperation, operator, { id, revision: 7 })).toMatchObject({
      code: "evidence.changed-meanwhile",
    });
    const before = clock.now();
    clock.set(new Date(before.getTime() + 8 * 86_400_000));
    expect(await room.offers.sweep()).toBe(1);
    clock.set(before);
    expect(await call(applyIntakeOperation, operator, { id })).toMatchObject({ code: "evidence.intake-expired" });
    expect([await countOf("document"), (await standing()).length]).toEqual([0, 0]);
  });

  test("twice at once takes in once", { tags: ["error"] }, async () => {
    const { id } = intakeOf(await preview([file("Kelotok Sehat/16 SK.pdf")]));
    const both = await Promise.all([1, 2].map(() => call(applyIntakeOperation, operator, { id })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await standing()).toHaveLength(1);
  });

  test("goes over no quota", { tags: ["error"] }, async () => {
    const { id } = intakeOf(await preview([file("Kelotok Sehat/16 SK.pdf")]));
    await inMaintenance((db) => db.insertInto("region_quota").values({ region_code: banjar, max_bytes: 10 }).execute());
    expect(await call(applyIntakeOperation, operator, { id })).toMatchObject({ code: "evidence.quota-exceeded" });
  });

  test("is for whoever made it, as long as the entry is theirs", { tags: ["security"] }, async () => {
    const { id } = intakeOf(await preview([file("Kelotok Sehat/16 SK.pdf")]));
    expect(await call(applyIntakeOperation, neighbour, { id })).toMatchObject({ code: "evidence.intake-not-found" });
    await inMaintenance((db) =>
      db
        .updateTable("round_entry")
        .set({ agency_id: agencyId("bappeda") })
        .where("id", "=", own)
        .execute(),
    );
    expect(await call(applyIntakeOperation, operator, { id })).toMatchObject({ code: "evidence.place-not-found" });
  });
});

describe("evidence.undo-intake", () => {
  const applied = async () => {
    const { id } = intakeOf(await preview([file("Kelotok Sehat/16 SK.pdf"), file("Kelotok Sehat/17 tim.pdf")]));
    await call(applyIntakeOperation, operator, { id });
    return id;
  };

  test("takes everything back as one act", { tags: ["happy"] }, async () => {
    const id = await applied();
    expect(intakeOf(await call(undoIntakeOperation, operator, { id }))).toMatchObject({ state: "undone" });
    expect(await standing()).toEqual([]);
  });

  test("not after a verifier has decided, and not twice", { tags: ["error"] }, async () => {
    const id = await applied();
    await inMaintenance((db) =>
      db
        .insertInto("evidence_decision")
        .values({
          id: tested.newId(),
          region_code: banjar,
          round_year: 2026,
          entry_id: own,
          indicator: "16",
          seat: "first",
          outcome: "accept",
          claimed_level: 1,
          decided_level: 1,
          basis_digest: "0".repeat(64),
          decided_at: clock.now(),
          decided_by: "person:x",
        })
        .execute(),
    );
    expect(await call(undoIntakeOperation, operator, { id })).toMatchObject({
      code: "evidence.intake-decided",
      details: { count: 1 },
    });
    await inMaintenance((db) => db.deleteFrom("evidence_decision").execute());
    await call(undoIntakeOperation, operator, { id });
    expect(await call(undoIntakeOperation, operator, { id })).toMatchObject({ code: "evidence.intake-not-applied" });
  });

  test("is for whoever made it", { tags: ["security"] }, async () => {
    const id = await applied();
    expect(await call(undoIntakeOperation, neighbour, { id })).toMatchObject({ code: "evidence.intake-not-found" });
    expect(stateOf(intakeOf(await call(showIntakeOperation, operator, { id })), "16 SK.pdf")).toBe("matched");
  });
});
