import agenciesFile from "#reference/demo/banjar-agencies.json" with { type: "json" };
import type { DemoSignIn } from "#capabilities/identity/contract/demo.ts";
import type { FixedClock } from "#platform/clock/fixed-clock.ts";
import type { Actor } from "#shared/actor.ts";
import { type AgencyId, type RegionCode, regionCodeSchema } from "#shared/ids.ts";
import type { Result } from "#shared/result.ts";
import type { Installation } from "../installation.ts";
import { loadHistory } from "./load-history.ts";
import { loadInnovations } from "./load-innovations.ts";
import { loadRound } from "./load-round.ts";
import { makeDemoPlan } from "./plan/demo-plan.ts";
import { demoPeople } from "./plan/people.ts";

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
  throw new Error(`The demo could not be loaded at ${step}: ${result.code} ${JSON.stringify(result.details ?? result.errors ?? {})}`);
}

/** Moves the clock to a morning of the demo's history: 09:00 WITA of a calendar day. */
export const morningOf = (day: string): Date => new Date(`${day}T01:00:00Z`);

/** Writes the whole demo region through the product's own actions, and answers the sign-ins of its invented people. */
export async function loadDemoRegion(installation: Installation, clock: FixedClock): Promise<readonly DemoSignIn[]> {
  const { product, database, jobs, sealer } = installation;
  const { organisation, identity } = product.offers;
  const actor: Actor = { kind: "system", regionCode: banjar, name: "demo", isDemo: true };
  must(
    await organisation.importAgencies(actor, { regionCode: banjar, rows: agenciesFile.agencies, isDryRun: false }),
    "agencies",
  );
  const agencies = await database.database.inRegion(banjar, (db) => organisation.agencyReader.all(db));
  const load: DemoLoad = {
    installation,
    clock,
    actor,
    agencyIds: new Map(agencies.map((agency) => [agency.slug, agency.id])),
  };
  const plan = makeDemoPlan();
  await loadHistory(load);
  const known = await loadInnovations(load, plan);
  await loadRound(load, plan, known);
  const signIns: DemoSignIn[] = [];
  for (const region of new Set(demoPeople.map((person) => person.region))) {
    const people = demoPeople
      .filter((person) => person.region === region)
      .map((person) => ({
        name: person.name,
        email: person.email,
        userName: person.userName,
        office: null,
        roles: person.grants.map((grant) => ({
          role: grant.role,
          agencyId: grant.agency === null ? null : agencyOf(load, grant.agency),
        })),
      }));
    signIns.push(...must(await identity.createDemoPeople(region, people), "people"));
  }
  must(await identity.installHomeRegion({ regionCode: banjar, isDemo: true }), "home region");
  await jobs.drain();
  await sealer.sealAll();
  return signIns;
}

/** The id of an agency that the demo's data name; an unknown one is a fault of the data. */
export function agencyOf(load: DemoLoad, slug: string): AgencyId {
  const id = load.agencyIds.get(slug);
  if (id === undefined) throw new Error(`The demo names the agency ${slug}, which does not exist.`);
  return id;
}
