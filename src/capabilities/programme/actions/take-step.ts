import type { Db } from "#platform/database/port.ts";
import { type Actor, actorKey } from "#shared/actor.ts";
import { membershipIdSchema, type RegionCode } from "#shared/ids.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import { membershipStateSchema, trackSchema } from "../contract/membership.ts";
import type { SeenMembership, StepContent, TakenStep, TakenVerb } from "../contract/way.ts";
import type { ProgrammeDeps } from "../deps.ts";
import { capacityOf, decideStep, type Transition } from "../rules/way.ts";
import {
  insertMemberships,
  type LockedMembership,
  lockMemberships,
  lockYearsOf,
  moveMemberships,
} from "../store/membership.ts";
import { insertSteps } from "../store/step.ts";

const eventTypes: Readonly<Record<TakenVerb, string>> = {
  submit: "membership.submitted",
  approve: "membership.approved",
  return: "membership.returned",
  screen: "membership.screened",
  refuse: "membership.refused",
  establish: "membership.established",
  withdraw: "membership.withdrawn",
  stop: "membership.stopped",
  archive: "membership.archived",
  reopen: "membership.reopened",
};

/** Somebody who may takes one innovation one step on, by the table of the way; the catalogue follows what it shows. */
export async function takeStep(
  deps: ProgrammeDeps,
  actor: Actor,
  input: { readonly regionCode: RegionCode } & SeenMembership & StepContent,
): Promise<Result<TakenStep>> {
  return deps.database.inRegion(input.regionCode, (db) => takeStepInside(deps, db, actor, input));
}

/** The same inside a transaction of the caller; a refusal has changed nothing. */
export async function takeStepInside(
  deps: ProgrammeDeps,
  db: Db,
  actor: Actor,
  input: { readonly regionCode: RegionCode } & SeenMembership & StepContent,
): Promise<Result<TakenStep>> {
  const { regionCode, membershipId, seenState } = input;
  const [membership] = await lockMemberships(db, [membershipId]);
  if (membership === undefined) return refusal("membership.not-found", { id: membershipId });
  const standing = {
    regionCode,
    agencyId: membership.agencyId,
    state: membership.state,
    isEstablished: membership.establishedOn !== null,
  };
  const decided = decideStep(actor, standing, { ...input, seenState });
  if (!decided.ok) return decided;
  const early = decreeInFuture(deps, input);
  if (early !== null) return early;
  const taken =
    input.verb === "reopen"
      ? await joinLaterYear(deps, db, regionCode, membership, input.intoYear)
      : await move(deps, db, membership, decided.value, input);
  if (!taken.ok) return taken;
  await writeDown(deps, db, actor, { regionCode, membership, transition: decided.value, content: input }, taken.value);
  return taken;
}

const dayMs = 86_400_000;

/** A decree cannot be dated after today; one day more, as zones lie ahead of UTC. A slip of the year could not be taken back. */
export function decreeInFuture(
  { clock }: Pick<ProgrammeDeps, "clock">,
  { decree }: Pick<StepContent, "decree">,
): Refusal | null {
  const latest = new Date(clock.now().getTime() + dayMs).toISOString().slice(0, 10);
  return decree !== null && decree.decreedOn > latest
    ? refusal("membership.decree-in-future", { decreedOn: decree.decreedOn })
    : null;
}

async function move(
  deps: ProgrammeDeps,
  db: Db,
  membership: LockedMembership,
  { to, verb }: Transition,
  content: StepContent,
): Promise<Result<TakenStep>> {
  const decree = verb === "establish" && content.decree !== null ? { decree: content.decree } : {};
  await moveMemberships(db, [membership.id], { state: to, ...decree }, deps.clock.now());
  const { id: membershipId, registrationNumber, year } = membership;
  return success({ membershipId, state: to, registrationNumber, year });
}

/** "Ajukan lagi": the innovation joins a later year as a draft; its older years stay as they are. */
async function joinLaterYear(
  deps: ProgrammeDeps,
  db: Db,
  regionCode: RegionCode,
  membership: LockedMembership,
  intoYear: number | null,
): Promise<Result<TakenStep>> {
  const latest = deps.clock.now().getUTCFullYear() + 1;
  if (intoYear === null || intoYear <= membership.year || intoYear > latest) {
    return refusal("membership.year-not-later", { after: membership.year, latest });
  }
  const years = await lockYearsOf(db, membership.innovationId);
  if (years.includes(intoYear)) return refusal("membership.year-taken", { year: intoYear });
  const [joined] = await insertMemberships(
    db,
    regionCode,
    [
      {
        id: membershipIdSchema.parse(deps.newId()),
        innovationId: membership.innovationId,
        year: intoYear,
        track: trackSchema.parse(membership.track),
        agencyId: membership.agencyId,
        state: "draft",
        proposedOn: null,
        committedOn: null,
        launchedOn: null,
      },
    ],
    deps.clock.now(),
  );
  if (joined === undefined) throw new Error("a new member got no registration number");
  return success({
    membershipId: joined.id,
    state: "draft",
    registrationNumber: joined.registrationNumber,
    year: intoYear,
  });
}

async function writeDown(
  deps: ProgrammeDeps,
  db: Db,
  actor: Actor,
  step: {
    readonly regionCode: RegionCode;
    readonly membership: LockedMembership;
    readonly transition: Transition;
    readonly content: StepContent;
  },
  taken: TakenStep,
): Promise<void> {
  const { regionCode, membership, transition, content } = step;
  const { verb, reasons, note, decree } = content;
  await insertSteps(
    db,
    regionCode,
    [
      {
        id: deps.newId(),
        membershipId: taken.membershipId,
        from: membership.state,
        to: membershipStateSchema.parse(taken.state),
      },
    ],
    {
      verb,
      reasons,
      note,
      decree,
      at: deps.clock.now(),
      by: actorKey(actor),
      capacity: capacityOf(actor, transition, membership.agencyId),
    },
  );
  await deps.journal.record(db, {
    regionCode,
    actor,
    type: eventTypes[verb],
    subject: { kind: "membership", id: taken.membershipId },
    facts: {
      innovationId: membership.innovationId,
      year: taken.year,
      registrationNumber: taken.registrationNumber,
      from: membership.state,
      to: taken.state,
      fields: reasons.map((reason) => reason.field),
      decree: decree === null ? null : { number: decree.number, decreedOn: decree.decreedOn },
    },
  });
}
