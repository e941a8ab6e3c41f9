import { describe, expect, test } from "vitest";
import { type Actor, roles } from "#shared/actor.ts";
import { agencyIdSchema, personIdSchema, regionCodeSchema } from "#shared/ids.ts";
import { membershipStates } from "../contract/membership.ts";
import { bulkVerbs, deadlineVerbs, takenVerbs, verbs } from "../contract/way.ts";
import { canTake, capacityOf, decideStep, finalStates, nextStep, way } from "./way.ts";
import { placesOf } from "./way-places.ts";

const regionCode = regionCodeSchema.parse("63.03");
const agencyId = agencyIdSchema.parse("01900000-0000-7000-8000-0000000000a1");
const system: Actor = { kind: "system", regionCode, name: "test", isDemo: false };
const nothing = { note: null, reasons: [], decree: null, intoYear: null };

describe("the table", () => {
  test("has a row for every verb, and every row a role", () => {
    expect(new Set(way.map((row) => row.verb))).toEqual(new Set(verbs));
    for (const row of way) {
      expect(row.by.length).toBeGreaterThan(0);
      expect(row.by.every((role) => roles.includes(role))).toBe(true);
    }
  });

  test("leaves no state without a way on, except final ones, which only the archive and a later year leave", () => {
    for (const state of membershipStates) {
      const out = way.filter((row) => row.from.includes(state) && row.to !== state);
      if (!finalStates.includes(state)) expect(out.length).toBeGreaterThan(0);
      else expect(out.every((row) => ["archive", "reopen"].includes(row.verb))).toBe(true);
    }
  });

  test("reaches every state from a draft", () => {
    const reached = new Set<string>(["draft"]);
    for (const _ of membershipStates)
      for (const row of way) if (row.from.some((from) => reached.has(from))) reached.add(row.to);
    expect([...reached].sort()).toEqual([...membershipStates].sort());
  });

  test("the main way leads from the draft to the launch, one deadline a step", () => {
    const path = ["draft"];
    for (let step = nextStep("draft"); step !== undefined; step = nextStep(step.to)) path.push(step.to);
    expect(path).toEqual(["draft", "submitted", "approved", "screened", "established", "launched"]);
    expect(way.filter((row) => row.isForward).map((row) => row.verb)).toEqual([...deadlineVerbs]);
  });

  test("decree and launch come in either order", () => {
    expect(["approved", "screened", "established"].every((state) => canTake("launch", state))).toBe(true);
    expect(membershipStates.filter((state) => canTake("launch", state))).toHaveLength(3);
    expect(canTake("establish", "screened") && canTake("establish", "launched")).toBe(true);
  });

  test("what many take at once needs no reason of its own", () => {
    for (const verb of bulkVerbs) {
      const needs = way.filter((row) => row.verb === verb).flatMap((row) => row.needs);
      expect(needs.filter((need) => need !== "decree")).toEqual([]);
    }
    expect(takenVerbs).toEqual(verbs.filter((verb) => verb !== "launch"));
  });

  test("a verb that takes another back leaves the state the other led to", () => {
    for (const row of way.filter((each) => each.undoneBy !== null)) {
      expect(way.some((back) => back.verb === row.undoneBy && back.from.includes(row.to))).toBe(true);
    }
  });
});

describe("deciding a step", () => {
  const standing = { regionCode, agencyId, state: "approved", isEstablished: false };
  test.each([
    ["return", "membership.reasons-missing"],
    ["refuse", "membership.note-missing"],
    ["stop", "membership.step-not-possible"],
  ] as const)("%s without more is refused: %s", (verb, code) => {
    expect(decideStep(system, standing, { ...nothing, verb, seenState: "approved" })).toMatchObject({
      ok: false,
      code,
    });
  });

  test("a blank note is none", () => {
    const blank = { ...nothing, note: "  ", verb: "refuse" as const, seenState: "approved" };
    expect(decideStep(system, standing, blank)).toMatchObject({ code: "membership.note-missing" });
  });

  test("a decree is written down once", () => {
    const decree = { number: "188/1", decreedOn: "2026-09-01" };
    const launched = { ...standing, state: "launched", isEstablished: true };
    const step = { ...nothing, decree, verb: "establish" as const, seenState: "launched" };
    expect(decideStep(system, launched, step)).toMatchObject({ code: "membership.already-established" });
    expect(decideStep(system, { ...launched, isEstablished: false }, step)).toMatchObject({
      ok: true,
      value: { to: "launched" },
    });
  });

  test("the role of the own unit goes before one of the region", () => {
    const submit = way.find((row) => row.verb === "submit");
    const actor: Actor = {
      kind: "person",
      personId: personIdSchema.parse("01900000-0000-7000-8000-000000000001"),
      name: "Dua peran (contoh)",
      regionCode,
      grants: [
        { role: "innovator", agencyId: null },
        { role: "agency_operator", agencyId },
      ],
      isDemo: false,
    };
    expect(submit && capacityOf(actor, submit, agencyId)).toEqual({ role: "agency_operator", agencyId });
    expect(submit && capacityOf(system, submit, agencyId)).toBeNull();
  });
});

describe("places on the main way", () => {
  const none = { establishedOn: null, launchedOn: null, steps: [] };
  const marks = (given: Parameters<typeof placesOf>[0]) => placesOf(given).map((place) => place.mark);
  test.each([
    ["draft", ["current", "todo", "todo", "todo", "todo", "todo"]],
    ["returned", ["current", "todo", "todo", "todo", "todo", "todo"]],
    ["approved", ["done", "done", "current", "todo", "todo", "todo"]],
  ])("%s", (state, expected) => {
    expect(marks({ ...none, state })).toEqual(expected);
  });

  test("launched before its decree leaves the decree open", () => {
    const launched = { ...none, state: "launched", launchedOn: "2026-12-10" };
    expect(marks(launched)).toEqual(["done", "done", "done", "done", "todo", "current"]);
    expect(marks({ ...launched, establishedOn: "2026-12-20" })[4]).toBe("done");
  });

  test("what was refused keeps what it had reached", () => {
    const steps = [
      { to: "submitted", at: "2026-03-01T00:00:00Z" },
      { to: "approved", at: "2026-04-01T00:00:00Z" },
      { to: "refused", at: "2026-05-01T00:00:00Z" },
    ];
    expect(marks({ ...none, state: "refused", steps })).toEqual(["done", "done", "done", "todo", "todo", "todo"]);
  });
});
