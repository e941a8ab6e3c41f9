import type { DemoSignIn } from "#capabilities/identity/contract/demo.ts";
import type { FixedClock } from "#platform/clock/fixed-clock.ts";
import agenciesFile from "#reference/demo/banjar-agencies.json" with { type: "json" };
import type { Actor } from "#shared/actor.ts";
import type { Installation } from "../installation.ts";
import { agencyOf, banjar, type DemoLoad, morningOf, must } from "./demo-load.ts";
import { loadDecisions } from "./load-decisions.ts";
import { loadEvidence } from "./load-evidence.ts";
import { loadHistory } from "./load-history.ts";
import { loadInnovations } from "./load-innovations.ts";
import { loadRound } from "./load-round.ts";
import { loadSteps } from "./load-steps.ts";
import { makeDemoPlan } from "./plan/demo-plan.ts";
import { demoPeople } from "./plan/people.ts";

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
  const { known, onTheWay } = await loadInnovations(load, plan);
  clock.set(morningOf("2026-01-05"));
  const signIns = await loadPeople(load);
  await loadSteps(load, onTheWay, signIns);
  await loadRound(load, plan, known);
  await loadEvidence(load, plan, known, installation.product.offers.evidence);
  await loadDecisions(load, plan, known, signIns, installation.product.offers.evidence);
  must(await identity.installHomeRegion({ regionCode: banjar, isDemo: true }), "home region");
  await jobs.drain();
  await sealer.sealAll();
  return signIns;
}

/** The invented people of every region, with passwords of their own. */
async function loadPeople(load: DemoLoad): Promise<readonly DemoSignIn[]> {
  const { identity } = load.installation.product.offers;
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
  return signIns;
}
