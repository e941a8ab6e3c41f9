import type { Actor, Role } from "#shared/actor.ts";
import type { AgencyId } from "#shared/ids.ts";
import type { DeadlineVerb } from "../contract/way.ts";
import { nextStep } from "./way.ts";

/** States that wait for somebody, in the order of the main way. */
export const waitingStates = ["draft", "returned", "submitted", "approved", "screened", "established"] as const;

export const ageBands = ["week", "month", "quarter", "older"] as const;
export type AgeBand = (typeof ageBands)[number];

/** Up to 7, 30, 90 days, or longer. */
export function ageBandOf(days: number): AgeBand {
  if (days <= 7) return "week";
  if (days <= 30) return "month";
  return days <= 90 ? "quarter" : "older";
}

export type Deadlines = ReadonlyMap<DeadlineVerb, string>;

/** The calendar day by which the next step is due; null where the year names none. */
export function dueOnOf(state: string, deadlines: Deadlines): string | null {
  const verb = nextStep(state)?.verb;
  if (verb === undefined) return null;
  for (const [dated, dueOn] of deadlines) if (dated === verb) return dueOn;
  return null;
}

/** Late the day after; a deadline marks, it blocks nothing. */
export const isLate = (dueOn: string | null, today: string): boolean => dueOn !== null && dueOn < today;

const overseers: readonly Role[] = [
  "programme_manager",
  "verifier",
  "legal_reviewer",
  "planner",
  "monitor",
  "leader",
  "data_steward",
  "inspector",
  "administrator",
];

export const agenciesOf = (actor: Actor): readonly AgencyId[] =>
  actor.kind === "person" ? [...new Set(actor.grants.flatMap((grant) => grant.agencyId ?? []))] : [];

/** True for those who watch the whole region; a role held for one agency does not. */
export const oversees = (actor: Actor): boolean =>
  actor.kind === "system" ||
  (actor.kind === "person" && actor.grants.some((grant) => grant.agencyId === null && overseers.includes(grant.role)));

/** Names, reasons and notes of steps are for the own unit and for those who watch the region. */
export const seesWhy = (actor: Actor, agencyId: AgencyId | null): boolean =>
  oversees(actor) || (agencyId !== null && agenciesOf(actor).includes(agencyId));
