import type { PersonReader } from "#capabilities/identity/contract/readers.ts";
import type { AgencyReader } from "#capabilities/organisation/contract/agency.ts";
import type { Database } from "#platform/database/port.ts";
import type { Actor } from "#shared/actor.ts";
import type { MembershipId, RegionCode } from "#shared/ids.ts";
import type { StepRecord } from "../contract/way.ts";
import { dueOnOf, seesWhy } from "../rules/waiting.ts";
import { allowedSteps, nextStep, rolesOfStep, type Transition } from "../rules/way.ts";
import { programmeDeadlines } from "./programme-deadlines.ts";
import { type WayOfMembership, type WrittenStep, wayOfInnovation } from "./way-of-innovation.ts";

/** One programme year of an innovation as this reader may see it. */
export interface ShownWay extends Omit<WayOfMembership, "steps"> {
  readonly steps: readonly StepRecord[];
  /** Steps that the reader may take now. */
  readonly allowed: readonly Transition[];
  /** Roles that take the next step of the main way. */
  readonly waitsFor: readonly string[];
  readonly dueOn: string | null;
}

export interface WayReads {
  readonly database: Database;
  readonly people: PersonReader;
  readonly agencies: AgencyReader;
}

/**
 * The way of an innovation through its programme years, newest first. Who took a step is told by role and unit; names, reasons
 * and notes only to the own unit and to those who watch the region.
 */
export async function showWay(
  deps: WayReads,
  actor: Actor,
  regionCode: RegionCode,
  which: { readonly slug: string } | { readonly membershipId: MembershipId },
): Promise<readonly ShownWay[]> {
  const { ways, deadlines, agencyNames } = await deps.database.inRegion(regionCode, async (db) => ({
    ways: await wayOfInnovation(db, which),
    deadlines: await programmeDeadlines(db),
    agencyNames: new Map((await deps.agencies.all(db)).map((agency) => [String(agency.id), agency.name])),
  }));
  const open = ways.filter((way) => seesWhy(actor, way.agencyId));
  const ids = new Set(open.flatMap((way) => way.steps.flatMap((step) => step.personId ?? [])));
  const people = ids.size === 0 ? new Map() : await deps.people.byIds(regionCode, [...ids]);
  const recordOf = (step: WrittenStep, isOpen: boolean): StepRecord => ({
    verb: step.verb,
    from: step.from,
    to: step.to,
    at: step.at.toISOString(),
    role: step.role,
    agencyName: step.takenFor === null ? null : (agencyNames.get(step.takenFor) ?? null),
    personName: isOpen && step.personId !== null ? (people.get(step.personId)?.name ?? null) : null,
    reasons: isOpen ? [...step.reasons] : [],
    note: isOpen ? step.note : null,
    decree: step.decree,
  });
  return ways.map((way) => {
    const next = nextStep(way.state);
    return {
      ...way,
      steps: way.steps.map((step) => recordOf(step, open.includes(way))),
      allowed: allowedSteps(actor, { ...way, regionCode, isEstablished: way.establishedOn !== null }),
      waitsFor: next === undefined ? [] : rolesOfStep(next, way.agencyId),
      dueOn: dueOnOf(way.state, deadlines.get(way.year) ?? new Map()),
    };
  });
}
