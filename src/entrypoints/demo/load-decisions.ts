import type { DecisionInput, DecisionReason, SecondLookInput } from "#capabilities/evidence/contract/decision.ts";
import type { DemoSignIn } from "#capabilities/identity/contract/demo.ts";
import type { Actor } from "#shared/actor.ts";
import type { InnovationId, RegionCode, RoundEntryId } from "#shared/ids.ts";
import type { Result } from "#shared/result.ts";
import { banjar, type DemoLoad, morningOf, must } from "./demo-load.ts";
import type { DemoPlan } from "./plan/plan-types.ts";
import { seeded } from "./plan/seeded.ts";

interface ClaimedPlace {
  readonly entryId: RoundEntryId | null;
  readonly indicator: string;
  readonly standing: { readonly claimedLevel: number; readonly hasEvidence: boolean; readonly digest: string };
}

/** What the load needs of the verifier's desk. */
export interface DemoDesk {
  placesOf(regionCode: RegionCode, year: number): Promise<readonly ClaimedPlace[]>;
  decideMany(
    actor: Actor,
    input: {
      readonly regionCode: RegionCode;
      readonly roundYear: number;
      readonly decisions: readonly DecisionInput[];
    },
  ): Promise<Result<{ readonly decided: number }>>;
  requestSecondLook(
    actor: Actor,
    input: SecondLookInput & { readonly regionCode: RegionCode },
  ): Promise<Result<unknown>>;
}

/** How many of the claims that the plan lets an inner verifier see are decided when the demo begins; the rest waits. */
const decidedShare = 0.6;
const secondLooks = 5;

const reasons: readonly (readonly [DecisionReason, string])[] = [
  ["level-not-proven", "Lampiran tidak memuat bukti untuk tingkat yang diklaim."],
  ["wrong-year", "Surat bertanggal di luar tahun yang diterima."],
  ["name-missing", "Nama inovasi tidak disebut dalam dokumen maupun lampirannya."],
  ["not-signed", "Halaman terakhir belum ditandatangani."],
  ["unreadable", "Halaman 2 terpotong sehingga isinya tidak terbaca."],
];

interface Wanted {
  /** Stable name of the place inside the plan. */
  readonly key: string;
  readonly input: DecisionInput;
}

/**
 * Part of the running round is verified by two invented verifiers, through the product's own action; some claims have been
 * asked to be looked at again, and on one the two differ. Only places with papers can be decided.
 */
export async function loadDecisions(
  load: DemoLoad,
  plan: DemoPlan,
  known: ReadonlyMap<string, InnovationId>,
  signIns: readonly DemoSignIn[],
  desk: DemoDesk,
): Promise<void> {
  const [first, second] = verifiersOf(signIns);
  if (first === undefined || second === undefined) throw new Error("The demo needs two verifiers.");
  const wanted = await wantedDecisions(load, plan, known, desk);
  const { year } = plan.round;
  const decide = async (actor: Actor, decisions: readonly DecisionInput[]) => {
    must(await desk.decideMany(actor, { regionCode: banjar, roundYear: year, decisions }), `decisions of ${year}`);
  };
  load.clock.set(morningOf(`${year}-06-11`));
  const mine = (each: Wanted) => seeded(each.key, "verifier") < 0.5;
  await decide(first, inputsOf(wanted.filter(mine)));
  await decide(second, inputsOf(wanted.filter((each) => !mine(each))));

  load.clock.set(morningOf(`${year}-06-12`));
  const looks = wanted.filter((each) => mine(each) && each.input.outcome === "accept").slice(0, secondLooks);
  for (const { input } of looks) {
    const { roundYear, entryId, indicator, digest } = input;
    const sentence = "Mohon dilihat sekali lagi: kutipan pada lampiran dapat dibaca dua cara.";
    const asked = await desk.requestSecondLook(first, {
      regionCode: banjar,
      roundYear,
      entryId,
      indicator,
      digest,
      sentence,
    });
    must(asked, `second look of ${indicator}`);
  }
  // One agrees, one differs and waits for a third verifier, the others still wait for the second.
  const [agreed, differing] = looks;
  await decide(second, [
    ...(agreed === undefined ? [] : [agreed.input]),
    ...(differing === undefined ? [] : [rejected(differing)]),
  ]);
}

function verifiersOf(signIns: readonly DemoSignIn[]): readonly Actor[] {
  return signIns
    .filter((person) => person.roles.some((grant) => grant.role === "verifier"))
    .map((person) => ({
      kind: "person",
      personId: person.personId,
      name: person.name,
      regionCode: banjar,
      grants: person.roles,
      isDemo: true,
    }));
}

const inputsOf = (wanted: readonly Wanted[]): readonly DecisionInput[] => wanted.map((each) => each.input);

async function wantedDecisions(
  { installation }: DemoLoad,
  plan: DemoPlan,
  known: ReadonlyMap<string, InnovationId>,
  desk: DemoDesk,
): Promise<readonly Wanted[]> {
  const { year, entries, governance } = plan.round;
  const { rounds } = installation.product.offers.index;
  const standing = await installation.database.database.inRegion(banjar, (db) => rounds.entries(db, year));
  const entryOf = new Map(standing.map((entry) => [entry.innovationId, entry.id]));
  const found = new Map<string, { readonly key: string; readonly level: number }>();
  for (const entry of entries) {
    const innovationId = known.get(entry.innovationKey);
    const entryId = innovationId === undefined ? undefined : entryOf.get(innovationId);
    for (const { indicator, verified } of entry.levels) {
      if (entryId !== undefined && verified !== null)
        found.set(`${entryId}/${indicator}`, { key: `${entry.innovationKey}/${indicator}`, level: verified });
    }
  }
  for (const { indicator, claimed } of governance) {
    const level = seeded("governance", indicator, "lowered") < 0.15 ? claimed - 1 : claimed;
    found.set(`null/${indicator}`, { key: `governance/${indicator}`, level: Math.max(0, level) });
  }
  const places = await desk.placesOf(banjar, year);
  return places
    .flatMap((place): readonly Wanted[] => {
      const plan = found.get(`${place.entryId}/${place.indicator}`);
      const isDue = place.standing.hasEvidence && place.standing.claimedLevel > 0;
      if (plan === undefined || !isDue || seeded(plan.key, "decided") >= decidedShare) return [];
      return [{ key: plan.key, input: inputFor(place, year, plan.key, plan.level) }];
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function inputFor(place: ClaimedPlace, roundYear: number, key: string, level: number): DecisionInput {
  const { entryId, indicator, standing } = place;
  const at = { roundYear, entryId, indicator, digest: standing.digest };
  if (level >= standing.claimedLevel) return { ...at, outcome: "accept" };
  const [reason, sentence] = reasons[Math.floor(seeded(key, "reason") * reasons.length)] ?? ["other" as const, ""];
  return level === 0
    ? { ...at, outcome: "reject", reason, sentence }
    : { ...at, outcome: "lower", level, reason, sentence };
}

const rejected = ({ input }: Wanted): DecisionInput => ({
  ...input,
  outcome: "reject",
  reason: "wrong-kind",
  sentence: "Yang dilampirkan notula rapat, bukan dokumen yang diminta.",
});
