import type { IndicatorHelp } from "#capabilities/index/contract/edition.ts";
import type { Db } from "#platform/database/port.ts";
import { type Actor, permit } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { describeWith } from "#shared/refusal-texts.ts";
import type { Language } from "#shared/text.ts";
import { decideMany, decideOnEvidence } from "../actions/decide-on-evidence.ts";
import { requestSecondLook } from "../actions/request-second-look.ts";
import { decisionOperationsOf } from "../api/decisions.ts";
import { type DecisionInput, deciders, type QueueFilter, type SecondLookInput } from "../contract/decision.ts";
import type { EvidenceReader } from "../contract/evidence.ts";
import type { EvidenceFinding } from "../contract/finding.ts";
import type { EvidenceDeps, IndicatorRowsOf } from "../deps.ts";
import { verifierPages } from "../pages/verifier/verifier-pages.tsx";
import type { DeskPlace } from "../pages/verifier/verifier-reads.ts";
import { latestToday } from "../queries/today.ts";
import { verifiedPlaces } from "../queries/verified-places.ts";
import { verifierDesk } from "../queries/verifier-desk.ts";
import { verifierPlaces } from "../queries/verifier-places.ts";
import { verifierQueue } from "../queries/verifier-queue.ts";
import { verifierTasks } from "../queries/verifier-tasks.ts";
import { type Verifier, verifierOf } from "../rules/settle-decision.ts";
import { verifierRefusals } from "../texts/verifier.ts";

export interface VerificationDeps extends Pick<EvidenceDeps, "database" | "journal" | "clock" | "newId"> {
  readonly indicatorRowsOf: IndicatorRowsOf;
  readonly helpOf: (indicator: string) => IndicatorHelp | undefined;
  readonly sayFinding: (finding: EvidenceFinding, language: Language) => string;
}

/** The verifier's part of the room: claim, decision, and what follows for the verified level. */
export function createVerification(deps: VerificationDeps) {
  const { database, indicatorRowsOf } = deps;
  const verifierIn = (actor: Actor, regionCode: RegionCode): Verifier | null =>
    permit(actor, deciders, { regionCode }).ok ? verifierOf(actor) : null;
  const queue = (actor: Actor, regionCode: RegionCode, filter: QueueFilter) =>
    database.inRegion(regionCode, (db) => verifierQueue(db, indicatorRowsOf, verifierIn(actor, regionCode), filter));
  const desk = (actor: Actor, regionCode: RegionCode, at: DeskPlace, filter: QueueFilter) => {
    const today = latestToday(deps.clock.now());
    const verifier = verifierIn(actor, regionCode);
    return database.inRegion(regionCode, (db) => verifierDesk(db, indicatorRowsOf, { at, filter, verifier, today }));
  };
  const decide = (actor: Actor, input: DecisionInput & { readonly regionCode: RegionCode }) =>
    decideOnEvidence(deps, actor, input);
  const askAgain = (actor: Actor, input: SecondLookInput & { readonly regionCode: RegionCode }) =>
    requestSecondLook(deps, actor, input);
  const verifiedOf: EvidenceReader["verifiedOf"] = (db: Db, _region, year) => verifiedPlaces(db, year);
  return {
    operations: decisionOperationsOf({ queue, decide, requestSecondLook: askAgain }),
    pages: verifierPages({
      queue,
      desk,
      decide,
      requestSecondLook: askAgain,
      helpOf: deps.helpOf,
      sayFinding: deps.sayFinding,
    }),
    offers: {
      verifiedOf,
      tasksFor: verifierTasks,
      describeRefusal: describeWith(verifierRefusals),
      decide,
      decideMany: (actor: Actor, input: Parameters<typeof decideMany>[2]) => decideMany(deps, actor, input),
      requestSecondLook: askAgain,
      /** What stands at every claimed place of a round, with the digest that a decision must name. */
      placesOf: (regionCode: RegionCode, year: number) =>
        database.inRegion(regionCode, (db) => verifierPlaces(db, year)),
    },
  };
}
