import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type SeatedDecision, type Standing, settle } from "./settle.ts";
import { judgeDecision } from "./settle-decision.ts";
import { compareUrgency, type Urgency } from "./settle-order.ts";

const decision = (seat: SeatedDecision["seat"], level: number, by: string = seat, digest = "now"): SeatedDecision => ({
  seat,
  level,
  by,
  digest,
});
const standing = (more: Partial<Standing> = {}): Standing => ({
  claimedLevel: 3,
  hasEvidence: true,
  digest: "now",
  decisions: [],
  secondLooks: [],
  ...more,
});

describe("the state of a claim", () => {
  test.each<[string, Partial<Standing>, ReturnType<typeof settle>]>([
    ["nothing is claimed", { claimedLevel: 0 }, { state: "no-claim", verifiedLevel: null, nextSeat: null }],
    ["no paper stands there", { hasEvidence: false }, { state: "no-evidence", verifiedLevel: null, nextSeat: null }],
    ["nobody has decided", {}, { state: "waiting", verifiedLevel: null, nextSeat: "first" }],
    [
      "the first accepts",
      { decisions: [decision("first", 3)] },
      { state: "decided", verifiedLevel: 3, nextSeat: null },
    ],
    [
      "the first rejects",
      { decisions: [decision("first", 0)] },
      { state: "decided", verifiedLevel: 0, nextSeat: null },
    ],
    [
      "a second is asked for",
      { decisions: [decision("first", 3)], secondLooks: ["now"] },
      { state: "second-look", verifiedLevel: null, nextSeat: "second" },
    ],
    [
      "a second was asked for on older papers",
      { decisions: [decision("first", 3)], secondLooks: ["then"] },
      { state: "decided", verifiedLevel: 3, nextSeat: null },
    ],
    [
      "two agree",
      { decisions: [decision("first", 2), decision("second", 2)], secondLooks: ["now"] },
      { state: "decided", verifiedLevel: 2, nextSeat: null },
    ],
    [
      "two differ",
      { decisions: [decision("first", 3), decision("second", 1)], secondLooks: ["now"] },
      { state: "third-look", verifiedLevel: null, nextSeat: "third" },
    ],
    [
      "the third decides",
      { decisions: [decision("first", 3), decision("second", 1), decision("third", 2)], secondLooks: ["now"] },
      { state: "decided", verifiedLevel: 2, nextSeat: null },
    ],
    [
      "papers changed after the decision",
      { decisions: [decision("first", 3, "a", "then")] },
      { state: "waiting", verifiedLevel: null, nextSeat: "first" },
    ],
  ])("%s", (_, more, expected) => {
    expect(settle(standing(more))).toEqual(expected);
  });

  const anyDecision = fc.record({
    seat: fc.constantFrom("first" as const, "second" as const, "third" as const),
    level: fc.integer({ min: 0, max: 3 }),
    by: fc.constantFrom("a", "b", "c"),
    digest: fc.constantFrom("now", "then", "before"),
  });
  const onePerSeat = fc.uniqueArray(anyDecision, { selector: (each) => `${each.seat}${each.digest}` });
  const anyStanding = fc.record({
    claimedLevel: fc.integer({ min: 0, max: 3 }),
    hasEvidence: fc.boolean(),
    digest: fc.constant("now"),
    decisions: onePerSeat,
    secondLooks: fc.subarray(["now", "then"]),
  });

  test("decisions on other papers, and the order of all, do not matter", () => {
    fc.assert(
      fc.property(anyStanding, fc.integer({ min: 1, max: 7 }), (given, turn) => {
        const current = given.decisions.filter((each) => each.digest === "now");
        const turned = [...given.decisions.slice(turn), ...given.decisions.slice(0, turn)];
        expect(settle({ ...given, decisions: current })).toEqual(settle(given));
        expect(settle({ ...given, decisions: turned })).toEqual(settle(given));
      }),
    );
  });

  test("without a decision on what stands there now there is never a level", () => {
    fc.assert(
      fc.property(anyStanding, (given) => {
        const older = given.decisions.filter((each) => each.digest !== "now");
        expect(settle({ ...given, decisions: older }).verifiedLevel).toBeNull();
      }),
    );
  });

  test("a level stands exactly when it is decided, and it is one that a verifier named", () => {
    fc.assert(
      fc.property(anyStanding, (given) => {
        const { state, verifiedLevel } = settle(given);
        expect(verifiedLevel !== null).toBe(state === "decided");
        if (verifiedLevel !== null) expect(given.decisions.map((each) => each.level)).toContain(verifiedLevel);
      }),
    );
  });

  test("another set of papers falls back to waiting, whatever was decided", () => {
    fc.assert(
      fc.property(anyStanding, (given) => {
        const after = settle({ ...given, claimedLevel: 2, hasEvidence: true, digest: "one file more" });
        expect(after).toEqual({ state: "waiting", verifiedLevel: null, nextSeat: "first" });
      }),
    );
  });
});

describe("taking a decision", () => {
  const verifier = { key: "v1", agencyIds: ["agency-of-v1"] };
  const judge = (more: Partial<Standing>, wanted: object = {}, agencyId: string | null = null) =>
    judgeDecision(standing(more), agencyId, verifier, { outcome: "accept", digest: "now", ...wanted });
  const why = { reason: "wrong-year", sentence: "Surat tahun 2021." };

  test.each<[string, ReturnType<typeof judge>, object]>([
    ["accepts at the claimed level", judge({}), { value: { seat: "first", decidedLevel: 3 } }],
    ["lowers", judge({}, { outcome: "lower", level: 1, ...why }), { value: { seat: "first", decidedLevel: 1 } }],
    ["rejects to 0", judge({}, { outcome: "reject", ...why }), { value: { seat: "first", decidedLevel: 0 } }],
    [
      "the second seat follows a request",
      judge({ decisions: [decision("first", 3)], secondLooks: ["now"] }),
      { value: { seat: "second", decidedLevel: 3 } },
    ],
    ["not on the own agency", judge({}, {}, "agency-of-v1"), { code: "evidence.own-agency" }],
    ["not on what was not seen", judge({}, { digest: "then" }), { code: "evidence.changed-meanwhile" }],
    ["not without papers", judge({ hasEvidence: false }), { code: "evidence.nothing-to-decide" }],
    ["not without a claim", judge({ claimedLevel: 0 }), { code: "evidence.nothing-to-decide" }],
    ["not over a decision", judge({ decisions: [decision("first", 3)] }), { code: "evidence.already-decided" }],
    [
      "not by one person in two seats",
      judge({ decisions: [decision("first", 3, "v1")], secondLooks: ["now"] }),
      { code: "evidence.same-verifier" },
    ],
    [
      "not lower than the claim by name only",
      judge({}, { outcome: "lower", level: 3, ...why }),
      { code: "evidence.level-not-lower", details: { claimed: 3 } },
    ],
    ["not lower without a level", judge({}, { outcome: "lower", ...why }), { code: "evidence.level-not-lower" }],
    ["not against the claim without a reason", judge({}, { outcome: "reject" }), { code: "evidence.reason-missing" }],
  ])("%s", (_, answer, expected) => {
    expect(answer).toMatchObject(expected);
  });
});

test("the queue goes by deadline, then by what moves the index, then by age", () => {
  const row = (key: string, more: Partial<Urgency>): Urgency => ({
    closesOn: "2026-08-31",
    isGovernance: false,
    score: 4,
    waitingSince: 10,
    key,
    ...more,
  });
  const rows = [
    row("old", { waitingSince: 5 }),
    row("no deadline", { closesOn: null, score: 99 }),
    row("heavy", { score: 9 }),
    row("governance", { isGovernance: true, score: 1 }),
    row("tomorrow", { closesOn: "2026-06-16", score: 0 }),
    row("young", {}),
  ];
  expect(rows.sort(compareUrgency).map((each) => each.key)).toEqual([
    "tomorrow",
    "governance",
    "heavy",
    "old",
    "young",
    "no deadline",
  ]);
});
