import type { Role } from "#shared/actor.ts";
import type { AgencyId, PersonId } from "#shared/ids.ts";
import { type Refusal, refusal } from "#shared/result.ts";
import type { RoleChoice } from "../contract/person.ts";

type AgencyNeed = "required" | "optional" | "none";

/** Whether a role is held for one agency or for the whole region. */
function agencyNeed(role: Role): AgencyNeed {
  switch (role) {
    case "agency_operator":
    case "agency_head":
      return "required";
    case "innovator":
      return "optional";
    default:
      return "none";
  }
}

type Decision = { readonly ok: true } | Refusal;

/** `changer` is null when a command or the set-up acts. Nobody changes their own roles. */
export function decideGrant(
  changer: PersonId | null,
  target: PersonId,
  held: readonly { readonly role: Role; readonly agencyId: AgencyId | null }[],
  wish: RoleChoice,
): Decision {
  if (changer === target) return refusal("identity.own-role");
  const need = agencyNeed(wish.role);
  if (need === "required" && wish.agencyId === null) return refusal("identity.role-needs-agency", { role: wish.role });
  if (need === "none" && wish.agencyId !== null) return refusal("identity.role-takes-no-agency", { role: wish.role });
  if (held.some((grant) => grant.role === wish.role && grant.agencyId === wish.agencyId)) {
    return refusal("identity.role-already-held", { role: wish.role });
  }
  return { ok: true };
}

/** The roles a new person begins with: each must fit, none twice. */
export function decideFirstRoles(target: PersonId, wishes: readonly RoleChoice[]): Decision {
  for (const [index, wish] of wishes.entries()) {
    const decision = decideGrant(null, target, wishes.slice(0, index), wish);
    if (!decision.ok) return decision;
  }
  return { ok: true };
}

/** `administrators`: the active people who hold the role now. */
export function decideRevoke(
  changer: PersonId | null,
  target: PersonId,
  role: Role,
  administrators: readonly PersonId[],
): Decision {
  if (changer === target) return refusal("identity.own-role");
  return role === "administrator" ? keepOneAdministrator(target, administrators) : { ok: true };
}

export function decideClose(changer: PersonId | null, target: PersonId, administrators: readonly PersonId[]): Decision {
  if (changer === target) return refusal("identity.own-account");
  return keepOneAdministrator(target, administrators);
}

function keepOneAdministrator(target: PersonId, administrators: readonly PersonId[]): Decision {
  const isLast = administrators.includes(target) && administrators.every((administrator) => administrator === target);
  return isLast ? refusal("identity.last-administrator") : { ok: true };
}
