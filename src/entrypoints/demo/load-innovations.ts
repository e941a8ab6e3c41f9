import type { InnovationId, MembershipId } from "#shared/ids.ts";
import { agencyOf, banjar, type DemoLoad, morningOf, must } from "./demo-load.ts";
import type { DemoInnovation, DemoMembership, DemoPlan } from "./plan/plan-types.ts";
import { programmeFacts } from "./plan/programme-facts.ts";

export interface Registered {
  readonly membership: DemoMembership;
  readonly id: MembershipId;
}

export interface LoadedInnovations {
  /** By the plan's keys. */
  readonly known: ReadonlyMap<string, InnovationId>;
  /** Of the running year: drafts whose steps are still to be taken. */
  readonly onTheWay: readonly Registered[];
}

/** The year whose proposals are in the way: they begin as drafts. */
const runningYear = 2026;

/** Registers every innovation in its years, launches and signs as published. */
export async function loadInnovations(load: DemoLoad, plan: DemoPlan): Promise<LoadedInnovations> {
  const known = new Map<string, InnovationId>();
  const registered: Registered[] = [];
  for (const innovation of plan.innovations) {
    const [first, ...later] = plan.memberships.filter((membership) => membership.innovationKey === innovation.key);
    if (later.length > 0) throw new Error(`The demo plans ${innovation.key} in two programme years.`);
    const id = await register(load, innovation, first ?? null, known);
    if (first !== undefined && id !== null) registered.push({ membership: first, id });
  }
  for (const year of [...new Set(plan.memberships.map((membership) => membership.year))].sort()) {
    await launchAndSign(
      load,
      year,
      registered.filter(({ membership }) => membership.year === year),
    );
  }
  return { known, onTheWay: registered.filter(({ membership }) => membership.year === runningYear) };
}

/** Registers one innovation on the day it was proposed, never after its launch; older ones stand on record without a year. */
async function register(
  load: DemoLoad,
  innovation: DemoInnovation,
  membership: DemoMembership | null,
  known: Map<string, InnovationId>,
): Promise<MembershipId | null> {
  const { innovations } = load.installation.product.offers;
  const proposed =
    membership === null ? innovation.registeredOn : laterOf(membership.proposedOn, innovation.registeredOn);
  const launchedOn = membership?.launchedOn ?? null;
  load.clock.set(morningOf(launchedOn !== null && proposed > launchedOn ? launchedOn : proposed));
  const made = await innovations.register(load.actor, {
    regionCode: banjar,
    profile: innovation.profile,
    isSample: innovation.isSample,
    source: innovation.source,
    confidence: innovation.confidence,
    continuesId: innovation.continuesKey === null ? null : (known.get(innovation.continuesKey) ?? null),
    membership:
      membership === null
        ? null
        : {
            year: membership.year,
            track: membership.track,
            agencyId: membership.agencySlug === null ? null : agencyOf(load, membership.agencySlug),
            state: firstState(membership),
            proposedOn: membership.proposedOn,
          },
  });
  const registered = must(made, innovation.key);
  known.set(innovation.key, registered.innovationId);
  return registered.membership?.id ?? null;
}

const firstState = ({ year, state }: DemoMembership) =>
  year === runningYear ? "draft" : state === "launched" ? "established" : state;

const laterOf = (a: string, b: string): string => (a > b ? a : b);

/** The launch of a year as one act, then its signing; both with what was published about them. */
async function launchAndSign(load: DemoLoad, year: number, members: readonly Registered[]): Promise<void> {
  const { programme } = load.installation.product.offers;
  const events = programmeFacts.years.find((facts) => facts.year === year)?.events ?? [];
  const days = (pick: (membership: DemoMembership) => string | null) =>
    [...new Set(members.flatMap(({ membership }) => pick(membership) ?? []))].sort();
  const eventOf = (kind: "launch" | "signing", heldOn: string) => {
    const found = programmeFacts.years
      .flatMap((facts) => facts.events)
      .find((each) => each.kind === kind && each.heldOn === heldOn);
    const near = found ?? events.find((each) => each.kind === kind);
    return {
      kind,
      heldOn,
      place: near?.place ?? null,
      officiatedBy: near?.officiatedBy ?? null,
      note: near?.note ?? null,
      source: near?.source ?? null,
      confidence: near?.confidence ?? ("low" as const),
    };
  };
  for (const heldOn of days((membership) => membership.launchedOn)) {
    load.clock.set(morningOf(heldOn));
    const membershipIds = members.filter(({ membership }) => membership.launchedOn === heldOn).map(({ id }) => id);
    const launched = await programme.launch(load.actor, {
      regionCode: banjar,
      year,
      event: eventOf("launch", heldOn),
      membershipIds,
    });
    must(launched, `launch of ${year}`);
  }
  for (const heldOn of days((membership) => membership.committedOn)) {
    load.clock.set(morningOf(heldOn));
    const membershipIds = members.filter(({ membership }) => membership.committedOn === heldOn).map(({ id }) => id);
    const signed = await programme.recordSigning(load.actor, {
      regionCode: banjar,
      year,
      event: eventOf("signing", heldOn),
      membershipIds,
    });
    must(signed, `signing of ${year}`);
  }
}
