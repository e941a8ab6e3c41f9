import { type Actor, type Grant, permit, type Role } from "#shared/actor.ts";
import type { AgencyId, RegionCode } from "#shared/ids.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import type { MembershipState } from "../contract/membership.ts";
import type { StepContent, StepNeed, Verb } from "../contract/way.ts";

export interface Transition {
  readonly verb: Verb;
  readonly from: readonly MembershipState[];
  readonly to: MembershipState;
  /** Who takes it; a role held for one agency counts for that agency's innovations only. */
  readonly by: readonly Role[];
  /** Taken inside the unit; where an innovation belongs to no unit the programme manager stands in. */
  readonly isUnitStep: boolean;
  readonly needs: readonly StepNeed[];
  /** The verb that takes it back; null: it stands. */
  readonly undoneBy: Verb | null;
  /** Part of the main way from draft to launch. */
  readonly isForward: boolean;
}

const proposers: readonly Role[] = ["innovator", "agency_operator"];
const manager: readonly Role[] = ["programme_manager"];
const inReview: readonly MembershipState[] = ["submitted", "approved", "screened"];

/** Taken by all innovations of a launch at once. */
export const launchStep: Transition = {
  verb: "launch",
  from: ["approved", "screened", "established"],
  to: "launched",
  by: manager,
  isUnitStep: false,
  needs: [],
  undoneBy: null,
  isForward: true,
};

/**
 * Every step an innovation can take in a programme year. The calendar decides whether decree or launch comes first:
 * years differ, so both ways stand here. PP 38/2017 art. 8-18 for proposal, judgement and decree.
 */
export const way: readonly Transition[] = [
  {
    verb: "submit",
    from: ["draft", "returned"],
    to: "submitted",
    by: proposers,
    isUnitStep: true,
    needs: [],
    undoneBy: "withdraw",
    isForward: true,
  },
  {
    verb: "approve",
    from: ["submitted"],
    to: "approved",
    by: ["agency_head"],
    isUnitStep: true,
    needs: [],
    undoneBy: "return",
    isForward: true,
  },
  {
    verb: "screen",
    from: ["approved"],
    to: "screened",
    by: manager,
    isUnitStep: false,
    needs: [],
    undoneBy: "return",
    isForward: true,
  },
  {
    verb: "establish",
    from: ["screened"],
    to: "established",
    by: manager,
    isUnitStep: false,
    needs: ["decree"],
    undoneBy: null,
    isForward: true,
  },
  launchStep,
  // The launch came first: the decree is written down and the innovation stays launched.
  {
    verb: "establish",
    from: ["launched"],
    to: "launched",
    by: manager,
    isUnitStep: false,
    needs: ["decree"],
    undoneBy: null,
    isForward: false,
  },
  {
    verb: "return",
    from: inReview,
    to: "returned",
    by: ["agency_head", "programme_manager"],
    isUnitStep: false,
    needs: ["reasons"],
    undoneBy: "submit",
    isForward: false,
  },
  {
    verb: "refuse",
    from: ["approved"],
    to: "refused",
    by: manager,
    isUnitStep: false,
    needs: ["note"],
    undoneBy: null,
    isForward: false,
  },
  {
    verb: "withdraw",
    from: ["draft", "returned", ...inReview],
    to: "withdrawn",
    by: [...proposers, "agency_head"],
    isUnitStep: true,
    needs: ["note"],
    undoneBy: null,
    isForward: false,
  },
  {
    verb: "stop",
    from: ["launched"],
    to: "stopped",
    by: manager,
    isUnitStep: false,
    needs: ["note"],
    undoneBy: null,
    isForward: false,
  },
  {
    verb: "archive",
    from: ["established", "launched", "stopped", "refused", "withdrawn"],
    to: "archived",
    by: manager,
    isUnitStep: false,
    needs: [],
    undoneBy: null,
    isForward: false,
  },
  // "Ajukan lagi": a new membership in a later year; the old one stays as it is.
  {
    verb: "reopen",
    from: ["launched", "stopped", "refused", "withdrawn", "archived"],
    to: "draft",
    by: proposers,
    isUnitStep: true,
    needs: ["note", "later-year"],
    undoneBy: "withdraw",
    isForward: false,
  },
];

/** States in which nothing more is decided in this year: what follows is the archive or a later year. */
export const finalStates: readonly MembershipState[] = ["withdrawn", "refused", "stopped", "archived"];

export interface Standing {
  readonly regionCode: RegionCode;
  readonly agencyId: AgencyId | null;
  readonly state: string;
  /** Named in a decree already. */
  readonly isEstablished: boolean;
}

/** Who takes a step with an innovation of that unit. */
export const rolesOfStep = (transition: Transition, agencyId: AgencyId | null): readonly Role[] =>
  transition.isUnitStep && agencyId === null ? manager : transition.by;

const leaves = (transition: Transition, state: string): boolean => transition.from.some((from) => from === state);

const isStillOpen = (transition: Transition, standing: Pick<Standing, "isEstablished">): boolean =>
  transition.verb !== "establish" || !standing.isEstablished;

export function permitStep(
  actor: Actor,
  transition: Transition,
  { regionCode, agencyId }: Pick<Standing, "regionCode" | "agencyId">,
): { readonly ok: true } | Refusal {
  return permit(actor, { anyOf: rolesOfStep(transition, agencyId) }, { regionCode, agencyId });
}

/** The role, and the agency it is held for, in which somebody takes a step; null for commands and jobs. */
export function capacityOf(actor: Actor, transition: Transition, agencyId: AgencyId | null): Grant | null {
  if (actor.kind !== "person") return null;
  const roles = rolesOfStep(transition, agencyId);
  const held = actor.grants.filter(
    (grant) => roles.includes(grant.role) && (grant.agencyId === null || grant.agencyId === agencyId),
  );
  return held.find((grant) => grant.agencyId !== null) ?? held[0] ?? null;
}

/** Steps that the actor may take now, in the order of the table. */
export const allowedSteps = (actor: Actor, standing: Standing): readonly Transition[] =>
  way.filter(
    (transition) =>
      leaves(transition, standing.state) &&
      isStillOpen(transition, standing) &&
      permitStep(actor, transition, standing).ok,
  );

export const allowedVerbs = (actor: Actor, standing: Standing): readonly Verb[] =>
  allowedSteps(actor, standing).map((transition) => transition.verb);

/** The next step of the main way; undefined where the way of the year has ended. */
export const nextStep = (state: string): Transition | undefined =>
  way.find((transition) => transition.isForward && leaves(transition, state));

type Given = Pick<StepContent, "note" | "reasons" | "decree" | "intoYear">;

const missing: Readonly<Record<StepNeed, { readonly code: string; isGiven(given: Given): boolean }>> = {
  reasons: { code: "membership.reasons-missing", isGiven: (given) => given.reasons.length > 0 },
  note: { code: "membership.note-missing", isGiven: (given) => given.note !== null && given.note.trim() !== "" },
  decree: { code: "membership.decree-missing", isGiven: (given) => given.decree !== null },
  "later-year": { code: "membership.year-missing", isGiven: (given) => given.intoYear !== null },
};

/** What the verb needs and was not given; null when nothing is missing. */
export function missingOf(verb: Verb, given: Given): Refusal | null {
  const needs = way.find((transition) => transition.verb === verb)?.needs ?? [];
  const lacking = needs.find((need) => !missing[need].isGiven(given));
  return lacking === undefined ? null : refusal(missing[lacking].code, { verb });
}

/**
 * Decides who may first, then what: so that nobody learns of a state they may not act on.
 * Codes: `access.*`, `membership.state-changed`, `membership.already-established`, `membership.step-not-possible`,
 * `membership.reasons-missing`, `.note-missing`, `.decree-missing`, `.year-missing`.
 */
export function decideStep(
  actor: Actor,
  standing: Standing,
  step: Given & { readonly verb: Verb; readonly seenState: string },
): Result<Transition> {
  const rows = way.filter((transition) => transition.verb === step.verb);
  const [first] = rows;
  if (first === undefined) return refusal("membership.step-not-possible", { verb: step.verb, state: standing.state });
  const allowed = permitStep(actor, first, standing);
  if (!allowed.ok) return allowed;
  if (standing.state !== step.seenState) {
    return refusal("membership.state-changed", { seen: step.seenState, found: standing.state });
  }
  const found = rows.find((transition) => leaves(transition, standing.state));
  if (found === undefined) {
    return refusal("membership.step-not-possible", { verb: step.verb, state: standing.state });
  }
  if (!isStillOpen(found, standing)) return refusal("membership.already-established");
  return missingOf(step.verb, step) ?? success(found);
}

/** Whether a state is left by a verb; for steps that many take in one event. */
export const canTake = (verb: Verb, state: string): boolean =>
  way.some((transition) => transition.verb === verb && leaves(transition, state));
