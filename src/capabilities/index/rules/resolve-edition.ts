import { type Result, refusal, success } from "#shared/result.ts";
import type { Edition } from "../contract/edition.ts";

type Fact = { readonly confidence: "A" | "B" | "C"; readonly assumed: boolean };

const assume = <T extends Fact>(fact: T): T => ({ ...fact, confidence: "C" as const, assumed: true });

function assumeAll<T extends object>(facts: T): T {
  // Object.fromEntries forgets the keys' types; every value is a fact of the same kind as before.
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, fact === undefined ? fact : assume(fact as Fact)]),
  ) as T;
}

function mergeIndicators(base: Edition, own: Edition): Edition["indicators"] {
  const replacements = new Map(own.indicators.map((row) => [row.code, row]));
  const inherited = base.indicators.map((row) => {
    const replacement = replacements.get(row.code);
    replacements.delete(row.code);
    return replacement ?? { ...row, assumed: true };
  });
  return [...inherited, ...replacements.values()];
}

/** Fills what an edition does not name from the one it is based on; everything taken over is marked as assumed. */
function inherit(base: Edition, own: Edition): Edition {
  return {
    ...own,
    sources: { ...base.sources, ...own.sources },
    formula: { ...assumeAll(base.formula), ...own.formula },
    predicates: own.predicates ?? (base.predicates && assume(base.predicates)),
    eligibility: { ...assumeAll(base.eligibility), ...own.eligibility },
    basicServiceAffairs: own.basicServiceAffairs ?? (base.basicServiceAffairs && assume(base.basicServiceAffairs)),
    indicators: mergeIndicators(base, own),
  };
}

/** Follows `basedOn`. Refuses with `edition.base-unknown` or `edition.base-circular` (details: edition, basedOn). */
export function resolveEdition(name: string, files: ReadonlyMap<string, Edition>): Result<Edition> {
  const way: Edition[] = [];
  for (let next: string | null = name; next !== null; ) {
    const file = files.get(next);
    const details = { edition: way.at(-1)?.edition ?? name, basedOn: next };
    if (file === undefined) return refusal("edition.base-unknown", details);
    if (way.includes(file)) return refusal("edition.base-circular", details);
    way.push(file);
    next = file.basedOn;
  }
  const [root, ...steps] = way.toReversed();
  return root === undefined
    ? refusal("edition.base-unknown", { edition: name, basedOn: name })
    : success(steps.reduce((base, own) => inherit(base, own), root));
}
