import { describe, expect, test } from "vitest";
import { agencyIdSchema, personIdSchema } from "#shared/ids.ts";
import { decideClose, decideFirstRoles, decideGrant, decideRevoke } from "./role-changes.ts";

const ani = personIdSchema.parse("01900000-0000-7000-8000-000000000001");
const budi = personIdSchema.parse("01900000-0000-7000-8000-000000000002");
const agencyId = agencyIdSchema.parse("01900000-0000-7000-8000-0000000000a1");
const other = agencyIdSchema.parse("01900000-0000-7000-8000-0000000000a2");

describe("granting", () => {
  test.each([
    ["an operator with an agency", { role: "agency_operator", agencyId }, true],
    ["an operator without one", { role: "agency_operator", agencyId: null }, "identity.role-needs-agency"],
    ["a head without one", { role: "agency_head", agencyId: null }, "identity.role-needs-agency"],
    ["an innovator with one", { role: "innovator", agencyId }, true],
    ["an innovator without one", { role: "innovator", agencyId: null }, true],
    ["a verifier for the region", { role: "verifier", agencyId: null }, true],
    ["an administrator of one agency", { role: "administrator", agencyId }, "identity.role-takes-no-agency"],
  ] as const)("%s", (_name, wish, expected) => {
    const decision = decideGrant(ani, budi, [], wish);
    expect(decision.ok ? true : decision.code).toBe(expected);
  });

  test("refuses a role for oneself", () => {
    expect(decideGrant(ani, ani, [], { role: "leader", agencyId: null })).toMatchObject({ code: "identity.own-role" });
  });

  test("refuses the same role for the same agency, allows it for another agency", () => {
    const held = [{ role: "agency_operator", agencyId }] as const;
    expect(decideGrant(ani, budi, held, { role: "agency_operator", agencyId })).toMatchObject({
      code: "identity.role-already-held",
    });
    expect(decideGrant(ani, budi, held, { role: "agency_operator", agencyId: other })).toEqual({ ok: true });
  });

  test("refuses a first list that names a role twice", () => {
    const wish = { role: "juror", agencyId: null } as const;
    expect(decideFirstRoles(budi, [wish, wish])).toMatchObject({ code: "identity.role-already-held" });
    expect(decideFirstRoles(budi, [wish])).toEqual({ ok: true });
  });
});

describe("taking away", () => {
  test("the last administrator stays, also when the command line asks", () => {
    expect(decideRevoke(null, ani, "administrator", [ani])).toMatchObject({ code: "identity.last-administrator" });
    expect(decideClose(null, ani, [ani])).toMatchObject({ code: "identity.last-administrator" });
  });

  test("one of two administrators may go; another role always may", () => {
    expect(decideRevoke(ani, budi, "administrator", [ani, budi])).toEqual({ ok: true });
    expect(decideClose(ani, budi, [ani, budi])).toEqual({ ok: true });
    expect(decideRevoke(null, ani, "verifier", [ani])).toEqual({ ok: true });
  });

  test("nobody takes away the own role or closes the own account", () => {
    expect(decideRevoke(ani, ani, "verifier", [ani, budi])).toMatchObject({ code: "identity.own-role" });
    expect(decideClose(ani, ani, [ani, budi])).toMatchObject({ code: "identity.own-account" });
  });
});
