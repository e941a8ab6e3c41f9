import { beforeAll, describe, expect, test } from "vitest";
import { listQueueOperation } from "#capabilities/evidence/contract/decision.ts";
import { anonymous } from "#shared/actor.ts";
import type { RoundEntryId } from "#shared/ids.ts";
import { banjar, baritoKuala } from "#tests/support/region-room.ts";
import { someone, verificationUnderTest } from "#tests/support/verification-room.ts";

const room = await verificationUnderTest();
const { addPaper, decide, callDesk, agencyId, clock } = room;
const entries: RoundEntryId[] = [];

beforeAll(async () => {
  const spec = { levels: { "16": 3, "17": 2, "20": 1 } };
  entries.push(
    ...(await room.openRound(
      [
        { ...spec, agency: "dinkes", title: "Kelotok" },
        { ...spec, title: "Sungai" },
      ],
      { "1": 2 },
    )),
  );
  const [first, second] = entries;
  if (first === undefined || second === undefined) throw new Error("no entries");
  await addPaper({ entryId: second, indicator: "17" });
  clock.set(new Date("2026-06-16T00:00:00Z"));
  await addPaper({ entryId: first, indicator: "17" });
  await addPaper({ entryId: first, indicator: "16" });
  await addPaper({ entryId: first, indicator: "20" });
  await addPaper({ entryId: null, indicator: "1" });
  await decide(someone(1), { entryId: first, indicator: "20" });
});

const list = async (input: object = {}, actor = someone(1), region = banjar) => {
  const answer = await callDesk(listQueueOperation, actor, input, region);
  if (!answer.ok) throw new Error(answer.code);
  return listQueueOperation.output.parse(answer.value);
};
const shown = async (input: object = {}, actor = someone(1)) =>
  (await list(input, actor)).places.map((place) => `${place.title ?? "daerah"} ${place.indicator}`);

describe("evidence.queue", () => {
  test("governance first, then what weighs most, then what waits longest", { tags: ["happy"] }, async () => {
    expect(await shown()).toEqual(["daerah 1", "Kelotok 16", "Sungai 17", "Kelotok 17"]);
    expect((await list()).counts).toEqual({
      "no-claim": 0,
      "no-evidence": 2,
      waiting: 4,
      "second-look": 0,
      "third-look": 0,
      decided: 1,
      mine: 4,
      all: 7,
    });
    const [first] = (await list({ indicator: "16" })).places;
    expect(first).toMatchObject({
      claimedLevel: 3,
      papers: 1,
      state: "waiting",
      verifiedLevel: null,
      agency: "Dinas Kesehatan",
    });
    expect(first?.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test("filters by state, indicator and agency", { tags: ["happy"] }, async () => {
    expect(await shown({ state: "decided" })).toEqual(["Kelotok 20"]);
    expect(await shown({ state: "no-evidence" })).toEqual(["Sungai 16", "Sungai 20"]);
    expect(await shown({ indicator: "17" })).toEqual(["Sungai 17", "Kelotok 17"]);
    expect(await shown({ agency: agencyId("dinkes") })).toEqual(["Kelotok 16", "Kelotok 17"]);
    expect(await shown({ agency: "none" })).toEqual(["daerah 1"]);
  });

  test("a page or a year that holds nothing is empty; a wrong state is refused", { tags: ["error"] }, async () => {
    expect(await list({ page: 9 })).toMatchObject({ total: 4, places: [] });
    expect(await list({ year: 2019 })).toMatchObject({ total: 0, places: [] });
    expect(listQueueOperation.input.safeParse({ state: "lost" }).success).toBe(false);
  });

  test("is for reviewers of the region; the own agency is nobody's task", { tags: ["security"] }, async () => {
    const call = (actor: Parameters<typeof callDesk>[1]) => callDesk(listQueueOperation, actor, {});
    expect(await call(anonymous)).toMatchObject({ code: "access.sign-in-required" });
    expect(await call(someone(1, "agency_operator", agencyId("dinkes")))).toMatchObject({ code: "access.forbidden" });
    expect(await shown({}, someone(2, "verifier", agencyId("dinkes")))).toEqual(["daerah 1", "Sungai 17"]);
    expect(await list({}, someone(1, "verifier", null, baritoKuala), baritoKuala)).toMatchObject({
      year: null,
      total: 0,
    });
  });
});

describe("the task of a verifier", () => {
  const tasks = (actor: Parameters<typeof callDesk>[1]) =>
    room.database.inRegion(banjar, (db) =>
      room.verification.offers.tasksFor(db, { actor, regionCode: banjar, today: "2026-06-20" }),
    );

  test("says how many claims wait and since when", async () => {
    expect(await tasks(someone(1))).toMatchObject([
      {
        title: { id: "4 klaim menunggu keputusan Anda" },
        detail: { id: "Yang tertua menunggu 5 hari." },
        href: "/verifikator",
        state: "waiting",
      },
    ]);
  });

  test("is for verifiers", async () => {
    expect(await tasks(someone(1, "programme_manager"))).toEqual([]);
    expect(await tasks(anonymous)).toEqual([]);
  });
});
