import type { AgencyId, PersonId, RegionCode } from "#shared/ids.ts";
import { type Refusal, refusal } from "#shared/result.ts";

export const roles = [
  "innovator",
  "agency_operator",
  "agency_head",
  "programme_manager",
  "verifier",
  "legal_reviewer",
  "planner",
  "monitor",
  "juror",
  "leader",
  "data_steward",
  "inspector",
  "administrator",
  "citizen",
  "province_viewer",
] as const;
export type Role = (typeof roles)[number];

/** A role held in the actor's region; `agencyId` narrows it to one agency. */
export interface Grant {
  readonly role: Role;
  readonly agencyId: AgencyId | null;
}

/** Who acts. `system` is a command, a job or the set-up; it may do everything in its region and is named in the audit trail. */
export type Actor =
  | { readonly kind: "anonymous" }
  | { readonly kind: "system"; readonly regionCode: RegionCode; readonly name: string; readonly isDemo: boolean }
  | {
      readonly kind: "person";
      readonly personId: PersonId;
      readonly name: string;
      readonly regionCode: RegionCode;
      readonly grants: readonly Grant[];
      readonly isDemo: boolean;
    };

export const anonymous: Actor = { kind: "anonymous" };

/** Roles of people who do not work on the programme: they see their own things and what is public. */
export const outsideRoles: readonly Role[] = ["citizen", "province_viewer"];

/**
 * `public`: anybody. `signed-in`: any person. `staff`: a person with a role in the programme of the region. Otherwise one of the
 * roles, held for the region or for the agency acted on.
 */
export type Permission = "public" | "signed-in" | "staff" | { readonly anyOf: readonly Role[] };

/**
 * Decides whether the actor may act on a region and, where given, an agency.
 * Codes: `access.sign-in-required`, `access.other-region`, `access.forbidden`.
 */
export function permit(
  actor: Actor,
  permission: Permission,
  target: { readonly regionCode?: RegionCode; readonly agencyId?: AgencyId | null } = {},
): { readonly ok: true } | Refusal {
  if (permission === "public") return { ok: true };
  if (actor.kind === "anonymous") return refusal("access.sign-in-required");
  if (target.regionCode !== undefined && target.regionCode !== actor.regionCode) return refusal("access.other-region");
  if (actor.kind === "system" || permission === "signed-in") return { ok: true };
  if (permission === "staff") {
    const isStaff = actor.grants.some((grant) => !outsideRoles.includes(grant.role));
    return isStaff ? { ok: true } : refusal("access.forbidden", { needed: ["staff"] });
  }
  const held = actor.grants.some(
    (grant) =>
      permission.anyOf.includes(grant.role) &&
      (grant.agencyId === null || target.agencyId === undefined || grant.agencyId === target.agencyId),
  );
  return held ? { ok: true } : refusal("access.forbidden", { needed: permission.anyOf });
}

/** How rows name who wrote them: "person:<id>", "system:<name>" or "anonymous". */
export function actorKey(actor: Actor): string {
  if (actor.kind === "person") return `person:${actor.personId}`;
  return actor.kind === "system" ? `system:${actor.name}` : "anonymous";
}
