import { claimsOf, governanceClaims } from "./claims-2026.ts";
import { publishedInnovations } from "./demo-files.ts";
import { planPublished } from "./plan-published.ts";
import { planSamples } from "./plan-samples.ts";
import type { DemoInnovation, DemoMembership, DemoPlan, DemoRoundEntry } from "./plan-types.ts";
import { chosenOf, olderCandidates, shortOnes } from "./round-choice.ts";
import { seededOrder } from "./seeded.ts";

const minimumWords = 300;

/** Rows of the demo region Kabupaten Banjar, 2023 to 2026: pure and always the same. */
export function makeDemoPlan(): DemoPlan {
  const published = planPublished();
  const samples = planSamples();
  const innovations = [...published.innovations, ...samples.innovations];
  const memberships = [...published.memberships, ...samples.memberships].toSorted(
    (a, b) => a.year - b.year || (a.proposedOn < b.proposedOn ? -1 : a.proposedOn > b.proposedOn ? 1 : 0),
  );
  return {
    innovations: ancestorsFirst(innovations),
    memberships,
    round: { year: 2026, entries: planRound(innovations, memberships), governance: governanceClaims },
  };
}

function planRound(
  innovations: readonly DemoInnovation[],
  memberships: readonly DemoMembership[],
): readonly DemoRoundEntry[] {
  const byKey = new Map(innovations.map((innovation) => [innovation.key, innovation]));
  const entry = (key: string, agencySlug: string | null, expected: DemoRoundEntry["expected"]): DemoRoundEntry => ({
    innovationKey: key,
    agencySlug,
    expected,
    levels: claimsOf(key),
  });
  const applied = memberships.filter((row) => byKey.get(row.innovationKey)?.profile.stage === "applied");
  const words = (row: DemoMembership) => wordsOf(byKey.get(row.innovationKey)?.profile.design ?? "");
  const chosen = Object.entries(chosenOf).flatMap(([year, count]) => {
    const candidates = applied.filter((row) => row.year === Number(year) && words(row) >= minimumWords);
    return seededOrder(candidates, (row) => row.innovationKey, "round-2026").slice(0, count);
  });
  const short = applied.filter((row) => row.year === 2024 && words(row) < minimumWords).slice(0, shortOnes);
  const agencyOfOlder = new Map(publishedInnovations.map((row) => [row.name, row.agency ?? null]));
  return [
    ...chosen.map((row) => entry(row.innovationKey, row.agencySlug, "eligible")),
    ...short.map((row) => entry(row.innovationKey, row.agencySlug, "refused")),
    ...olderCandidates.map((older) => entry(older.name, agencyOfOlder.get(older.name) ?? null, older.expected)),
  ];
}

/** Words as the 300-word rule counts them: runs between spaces. */
const wordsOf = (text: string): number => text.split(/\s+/).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;

/** A later version names its ancestor, so ancestors are written first. */
function ancestorsFirst(innovations: readonly DemoInnovation[]): readonly DemoInnovation[] {
  const byKey = new Map(innovations.map((innovation) => [innovation.key, innovation]));
  const depthOf = (innovation: DemoInnovation): number => {
    const ancestor = innovation.continuesKey === null ? undefined : byKey.get(innovation.continuesKey);
    return ancestor === undefined ? 0 : 1 + depthOf(ancestor);
  };
  return innovations.toSorted((a, b) => depthOf(a) - depthOf(b));
}
