import type { FixedClock } from "#platform/clock/fixed-clock.ts";
import type { Actor } from "#shared/actor.ts";
import { type AgencyId, type RegionCode, regionCodeSchema } from "#shared/ids.ts";
import type { Result } from "#shared/result.ts";
import type { Installation } from "../installation.ts";

export const banjar: RegionCode = regionCodeSchema.parse("63.03");

/** What every step of the load is given. */
export interface DemoLoad {
  readonly installation: Installation;
  readonly clock: FixedClock;
  /** The history is written in the demo's name: every audit event says so. */
  readonly actor: Actor;
  readonly agencyIds: ReadonlyMap<string, AgencyId>;
}

/** The value of a step that must not be refused: the demo's data are ours, a refusal is a fault. */
export function must<T>(result: Result<T>, step: string): T {
  if (result.ok) return result.value;
  throw new Error(
    `The demo could not be loaded at ${step}: ${result.code} ${JSON.stringify(result.details ?? result.errors ?? {})}`,
  );
}

/** Moves the clock to a morning of the demo's history: 09:00 WITA of a calendar day. */
export const morningOf = (day: string): Date => new Date(`${day}T01:00:00Z`);

/** The id of an agency that the demo's data name; an unknown one is a fault of the data. */
export function agencyOf(load: DemoLoad, slug: string): AgencyId {
  const id = load.agencyIds.get(slug);
  if (id === undefined) throw new Error(`The demo names the agency ${slug}, which does not exist.`);
  return id;
}
