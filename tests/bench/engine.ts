import type { ScoreEntry, ScoreInput } from "#capabilities/index/contract/score.ts";
import { compiledByName, knownAffairs } from "#capabilities/index/reference.ts";
import { alignLevels } from "#capabilities/index/rules/compile-edition.ts";
import { rankRegions } from "#capabilities/index/rules/rank-regions.ts";
import { scoreRegion } from "#capabilities/index/rules/score-region.ts";
import { type Aim, type Figure, rounded } from "./figure.ts";

const regionCount = 546;
const entryCount = 37_000;

/** Small seeded generator (mulberry32): the same nation in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Region {
  readonly regionCode: string;
  readonly input: ScoreInput;
}

/** 546 regions with 37,000 entries, levels per indicator, spread over all affairs. */
function generateNation(): { readonly compiled: ReturnType<typeof compiled2026>; readonly regions: readonly Region[] } {
  const compiled = compiled2026();
  const next = seeded(20_260_429);
  const affairs = [...knownAffairs];
  const someLevels = (codes: readonly { readonly code: string }[], aspect: "SPD" | "SID"): Uint8Array =>
    alignLevels(
      compiled,
      aspect,
      codes.map(({ code }) => [code, Math.floor(next() * 4)] as const),
    );
  const entriesOf: ScoreEntry[][] = Array.from({ length: regionCount }, () => []);
  for (let place = 0; place < entryCount; place += 1) {
    entriesOf[place % regionCount]?.push({
      id: `i${place}`,
      affair: affairs[Math.floor(next() * affairs.length)] ?? "1.01",
      affairsAlso: [],
      maturity: { kind: "levels", levels: someLevels(compiled.innovation, "SID") },
      isRejected: next() < 0.05,
    });
  }
  const regions = entriesOf.map((entries, place) => ({
    regionCode: `${11 + Math.floor(place / 20)}.${String((place % 20) + 1).padStart(2, "0")}`,
    input: {
      governance: { kind: "levels" as const, levels: someLevels(compiled.governance, "SPD") },
      entries,
      basicServiceRule: "main" as const,
    },
  }));
  return { compiled, regions };
}

function compiled2026() {
  const edition = compiledByName("2026");
  if (!edition.ok) throw new Error("edition 2026 cannot be computed");
  return edition.value;
}

/** All indices and ranks of the nation in memory: the first run and the median of the next nine, milliseconds. */
export function benchEngine(): readonly Figure[] {
  const { compiled, regions } = generateNation();
  const times = Array.from({ length: 10 }, () => {
    const start = performance.now();
    const ranked = rankRegions(
      regions.map(({ regionCode, input }) => ({ regionCode, index: scoreRegion(compiled, input).index })),
    );
    const took = performance.now() - start;
    if (ranked.length !== regionCount) throw new Error(`ranked ${ranked.length} of ${regionCount} regions`);
    return took;
  });
  const [first = 0, ...rest] = times;
  const median = rest.toSorted((a, b) => a - b)[4] ?? 0;
  const aim: Aim = { is: "<", than: 150 };
  return [
    { name: "engine: 37,000 entries of 546 regions, first run", value: rounded(first), unit: "ms", aim },
    { name: "engine: 37,000 entries of 546 regions, median", value: rounded(median), unit: "ms", aim },
  ];
}
