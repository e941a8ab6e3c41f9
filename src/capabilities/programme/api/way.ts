import type { Actor } from "#shared/actor.ts";
import type { MembershipId, RegionCode } from "#shared/ids.ts";
import { type BoundOperation, bindOperation } from "#shared/operation.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { SetDeadlinesInput } from "../actions/set-deadlines.ts";
import type { TakeStepsInput } from "../actions/take-steps.ts";
import type { SeenMembership, StepContent, TakenStep } from "../contract/way.ts";
import {
  listStepsOperation,
  listStuckOperation,
  type StepRun,
  type StepRunId,
  type Stuck,
  type StuckFilter,
  setDeadlinesOperation,
  showStepRunOperation,
  takeStepOperation,
  takeStepsOperation,
  wayOperation,
} from "../contract/way-operations.ts";
import type { ShownWay } from "../queries/show-way.ts";
import type { Deadlines } from "../rules/waiting.ts";
import { way } from "../rules/way.ts";

/** What API and pages do with the way of innovations. */
export interface WayFunctions {
  takeStep(
    actor: Actor,
    input: { readonly regionCode: RegionCode } & SeenMembership & StepContent,
  ): Promise<Result<TakenStep>>;
  takeSteps(actor: Actor, input: TakeStepsInput): Promise<Result<{ readonly id: StepRunId }>>;
  setDeadlines(actor: Actor, input: SetDeadlinesInput): Promise<Result<{ readonly year: number }>>;
  run(actor: Actor, regionCode: RegionCode, id: StepRunId): Promise<StepRun | null>;
  way(
    actor: Actor,
    regionCode: RegionCode,
    which: { readonly slug: string } | { readonly membershipId: MembershipId },
  ): Promise<readonly ShownWay[]>;
  deadlines(regionCode: RegionCode, year: number): Promise<Deadlines>;
  /** Of the whole region for those who watch it, else of the actor's own agencies. */
  stuck(actor: Actor, regionCode: RegionCode, filter: StuckFilter): Promise<readonly Stuck[]>;
}

export function wayOperations(functions: WayFunctions): readonly BoundOperation[] {
  const runAfter = async (actor: Actor, regionCode: RegionCode, id: StepRunId): Promise<Result<StepRun>> => {
    const run = await functions.run(actor, regionCode, id);
    return run === null ? refusal("steps.not-found", { id }) : success(run);
  };
  return [
    bindOperation(takeStepOperation, async ({ actor, regionCode }, input) =>
      functions.takeStep(actor, { ...input, regionCode }),
    ),
    bindOperation(takeStepsOperation, async ({ actor, regionCode }, input) => {
      const asked = await functions.takeSteps(actor, { ...input, regionCode });
      return asked.ok ? runAfter(actor, regionCode, asked.value.id) : asked;
    }),
    bindOperation(showStepRunOperation, async ({ actor, regionCode }, { runId }) => runAfter(actor, regionCode, runId)),
    bindOperation(listStepsOperation, async ({ actor, regionCode }, { membershipId }) => {
      const [found] = await functions.way(actor, regionCode, { membershipId });
      if (found === undefined) return refusal("membership.not-found", { id: membershipId });
      const { state, stateSince, steps } = found;
      return success({ state, stateSince: stateSince.toISOString(), steps: [...steps] });
    }),
    bindOperation(setDeadlinesOperation, async ({ actor, regionCode }, { year, deadlines }) => {
      const set = await functions.setDeadlines(actor, { regionCode, year, deadlines });
      if (!set.ok) return set;
      const standing = await functions.deadlines(regionCode, year);
      return success({ year, deadlines: [...standing].map(([verb, dueOn]) => ({ verb, dueOn })) });
    }),
    bindOperation(listStuckOperation, async ({ actor, regionCode }, filter) => {
      const stuck = await functions.stuck(actor, regionCode, filter);
      return success({ total: stuck.length, stuck: [...stuck] });
    }),
    bindOperation(wayOperation, async () =>
      success({
        transitions: way.map(({ verb, from, to, by, needs, undoneBy }) => ({
          verb,
          from: [...from],
          to,
          by: [...by],
          needs: [...needs],
          undoneBy,
        })),
      }),
    ),
  ];
}
