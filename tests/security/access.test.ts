import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allOperations } from "#entrypoints/all-operations.ts";
import { type Actor, anonymous, outsideRoles, permit, type Role, roles } from "#shared/actor.ts";
import { agencyIdSchema, personIdSchema, regionCodeSchema } from "#shared/ids.ts";

/** Written by hand. `anonymous`: everybody; `signed-in`: every role; `staff`: every role but citizen and province_viewer; what has no line is refused. */
const [head, ...lines] = readFileSync(new URL("../../docs/security/access.csv", import.meta.url), "utf8")
  .trim()
  .split("\n");
const rows = lines.map((line) => {
  const [operation = "", role = "", own = "", other = "", stages = ""] = line.split(",");
  return { operation, role, own, other, stages };
});

const regionCode = regionCodeSchema.parse("63.03");
const otherRegion = regionCodeSchema.parse("63.04");
const own = agencyIdSchema.parse("01900000-0000-7000-8000-0000000000a1");
const other = agencyIdSchema.parse("01900000-0000-7000-8000-0000000000a2");

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

function expected(operation: string, role: Role | "anonymous"): { own: boolean; other: boolean } {
  const named =
    role === "anonymous"
      ? ["anonymous"]
      : ["anonymous", "signed-in", ...(outsideRoles.includes(role) ? [] : ["staff"]), role];
  const fitting = rows.filter((row) => row.operation === operation && named.includes(row.role));
  return { own: fitting.some((row) => row.own === "yes"), other: fitting.some((row) => row.other === "yes") };
}

test("the table is well formed and names every operation, and only those that exist", () => {
  expect(head).toBe("operation,role,own agency,other agency,stages");
  expect([...new Set(rows.map((row) => row.operation))].sort()).toEqual(allOperations.map(({ name }) => name).sort());
  for (const row of rows) {
    expect([...roles, "anonymous", "signed-in", "staff"]).toContain(row.role);
    expect([row.own, row.other].every((word) => word === "yes" || word === "no")).toBe(true);
    expect(row.stages).toBe("any");
  }
});

describe.each(allOperations.map((operation) => [operation.name, operation.permission] as const))(
  "%s",
  (name, permission) => {
    test.each([...roles, "anonymous" as const])("answers %s as the table says", (role) => {
      const actor = role === "anonymous" ? anonymous : holder(role);
      expect({
        own: permit(actor, permission, { regionCode, agencyId: own }).ok,
        other: permit(actor, permission, { regionCode, agencyId: other }).ok,
      }).toEqual(expected(name, role));
    });

    test("opens another region to nobody, unless it is public", () => {
      const opened = roles.filter((role) => permit(holder(role), permission, { regionCode: otherRegion }).ok);
      expect(opened).toEqual(permission === "public" ? [...roles] : []);
    });
  },
);
