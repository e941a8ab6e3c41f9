import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { membershipStates } from "#capabilities/programme/contract/membership.ts";
import { verbs } from "#capabilities/programme/contract/way.ts";
import { allowedVerbs } from "#capabilities/programme/rules/way.ts";
import { type Actor, anonymous, type Role, roles } from "#shared/actor.ts";
import { agencyIdSchema, personIdSchema, regionCodeSchema } from "#shared/ids.ts";

/** Written by hand: who takes which step with which innovations from which state; what has no line is refused. */
const [head, ...lines] = readFileSync(new URL("../../docs/security/way.csv", import.meta.url), "utf8")
  .trim()
  .split("\n");
const rows = lines.map((line) => {
  const [verb = "", role = "", own = "", other = "", none = "", states = ""] = line.split(",");
  return { verb, role, units: { own, other, none }, states: states.split(" ") };
});

const regionCode = regionCodeSchema.parse("63.03");
const otherRegion = regionCodeSchema.parse("63.04");
const own = agencyIdSchema.parse("01900000-0000-7000-8000-0000000000a1");
const other = agencyIdSchema.parse("01900000-0000-7000-8000-0000000000a2");
const unitOf = { own, other, none: null } as const;

/** Held for one agency; every other role is held for the region. */
const agencyRoles: readonly Role[] = ["innovator", "agency_operator", "agency_head"];

const holder = (role: Role): Actor => ({
  kind: "person",
  personId: personIdSchema.parse("01900000-0000-7000-8000-000000000001"),
  name: "Pemegang peran (contoh)",
  regionCode,
  grants: [{ role, agencyId: agencyRoles.includes(role) ? own : null }],
  isDemo: false,
});

test("the table is well formed and names every verb", () => {
  expect(head).toBe("verb,role,own unit,other unit,no unit,states");
  expect([...new Set(rows.map((row) => row.verb))].sort()).toEqual([...verbs].sort());
  for (const { role, units, states } of rows) {
    expect(roles).toContain(role);
    for (const word of Object.values(units)) expect(["yes", "no"]).toContain(word);
    for (const state of states) expect(membershipStates).toContain(state);
  }
});

describe.each(roles)("%s", (role) => {
  describe.each(["own", "other", "none"] as const)("with an innovation of %s unit", (unit) => {
    test.each(membershipStates)("that stands %s takes the steps of the table", (state) => {
      const standing = { regionCode, agencyId: unitOf[unit], state, isEstablished: false };
      const expected = rows.filter(
        (row) => row.role === role && row.units[unit] === "yes" && row.states.includes(state),
      );
      expect([...allowedVerbs(holder(role), standing)].sort()).toEqual(expected.map((row) => row.verb).sort());
    });
  });

  test("takes no step in another region", () => {
    for (const state of membershipStates) {
      const standing = { regionCode: otherRegion, agencyId: own, state, isEstablished: false };
      expect(allowedVerbs(holder(role), standing)).toEqual([]);
    }
  });
});

test("a visitor takes no step", () => {
  for (const state of membershipStates) {
    expect(allowedVerbs(anonymous, { regionCode, agencyId: own, state, isEstablished: false })).toEqual([]);
  }
});
