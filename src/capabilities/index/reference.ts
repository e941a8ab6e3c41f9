import * as z from "zod";
import affairsFile from "#reference/affairs.json" with { type: "json" };
import edition2021 from "#reference/editions/2021.json" with { type: "json" };
import edition2022 from "#reference/editions/2022.json" with { type: "json" };
import edition2023 from "#reference/editions/2023.json" with { type: "json" };
import edition2024 from "#reference/editions/2024.json" with { type: "json" };
import edition2025 from "#reference/editions/2025.json" with { type: "json" };
import edition2026 from "#reference/editions/2026.json" with { type: "json" };
import edition2027 from "#reference/editions/2027.json" with { type: "json" };
import edition2028 from "#reference/editions/2028.json" with { type: "json" };
import edition2029 from "#reference/editions/2029.json" with { type: "json" };
import governanceHelp from "#reference/indicator-help/governance.json" with { type: "json" };
import innovationHelp from "#reference/indicator-help/innovation.json" with { type: "json" };
import type { Problem } from "#shared/result.ts";
import { type Result, refusal } from "#shared/result.ts";
import { type Text, textSchema } from "#shared/text.ts";
import {
  type Edition,
  editionSchema,
  type Indicator,
  type IndicatorHelp,
  indicatorHelpSchema,
} from "./contract/edition.ts";
import type { KnownBands } from "./contract/result.ts";
import { checkEdition } from "./rules/check-edition.ts";
import { type CompiledEdition, compileEdition } from "./rules/compile-edition.ts";
import { resolveEdition } from "./rules/resolve-edition.ts";

const writePath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((at, part) => (typeof part === "number" ? `${at}[${part}]` : `${at}.${String(part)}`), "$");

function parseAt<T>(schema: z.ZodType<T>, raw: unknown, place: string): T {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${writePath(issue.path)}: ${issue.message}`);
  throw new Error(`${place} is refused:\n  ${faults.join("\n  ")}`);
}

const writeProblem = (problem: Problem): string =>
  `${problem.path}: ${problem.code} (expected ${problem.expected}, found ${JSON.stringify(problem.found)})`;

/** Reads edition files by name, resolves `basedOn` and checks them; throws with file and place of every fault. */
export function readEditions(raws: Readonly<Record<string, unknown>>): ReadonlyMap<string, Edition> {
  const files = new Map<string, Edition>();
  for (const [name, raw] of Object.entries(raws)) {
    const file = parseAt(editionSchema, raw, `reference/editions/${name}.json`);
    if (file.edition !== name)
      throw new Error(`reference/editions/${name}.json is refused:\n  $.edition: ${file.edition}`);
    files.set(name, file);
  }
  const editions = new Map<string, Edition>();
  for (const name of files.keys()) {
    const resolved = resolveEdition(name, files);
    const place = `reference/editions/${name}.json is refused:\n  `;
    if (!resolved.ok) throw new Error(`${place}$.basedOn: ${resolved.code} ${JSON.stringify(resolved.details)}`);
    const problems = checkEdition(resolved.value);
    if (problems.length > 0) throw new Error(place + problems.map(writeProblem).join("\n  "));
    editions.set(name, resolved.value);
  }
  return editions;
}

/** Every edition that the product ships, oldest first. */
export const editions: ReadonlyMap<string, Edition> = readEditions({
  2021: edition2021,
  2022: edition2022,
  2023: edition2023,
  2024: edition2024,
  2025: edition2025,
  2026: edition2026,
  2027: edition2027,
  2028: edition2028,
  2029: edition2029,
});

export const editionByName = (name: string): Edition | undefined => editions.get(name);

const compiled: ReadonlyMap<string, Result<CompiledEdition>> = new Map(
  [...editions].map(([name, edition]) => [name, compileEdition(edition)]),
);

/** An edition ready for counting. Refuses with `index.refused` at `$edition`: `edition.unknown` or `edition.not-computable`. */
export function compiledByName(name: unknown): Result<CompiledEdition> {
  const found = typeof name === "string" ? compiled.get(name) : undefined;
  if (found?.ok) return found;
  const expected = [...compiled].filter(([, edition]) => edition.ok).map(([year]) => year);
  const problem: Problem = {
    path: "$edition",
    code: found === undefined ? "edition.unknown" : "edition.not-computable",
    expected: expected.join(", "),
    ...(typeof name === "string" ? { found: name.slice(0, 100) } : {}),
  };
  return refusal("index.refused", undefined, [problem]);
}

/** Bands of an edition whose lower ends are all known; null for the others. */
export function bandsOf(name: string): KnownBands | null {
  const bands = editions.get(name)?.predicates?.value;
  if (bands === undefined) return null;
  const known = bands.flatMap((band) => (band.from === null ? [] : [{ name: band.name, from: band.from }]));
  return known.length === bands.length ? { edition: name, bands: known.reverse() } : null;
}

/** Indicators that a workbook may fill, by code and Indonesian name; null where an edition has no tables. */
export function indicatorsOf(name: string): {
  readonly entry: readonly { readonly code: string; readonly name: string }[];
  readonly governance: readonly { readonly code: string; readonly name: string }[];
} | null {
  const edition = editions.get(name);
  if (edition?.computable !== "full") return null;
  const rows = (aspect: "SPD" | "SID") =>
    edition.indicators
      .filter((row) => row.aspect === aspect && row.kind === "levels")
      .map((row) => ({ code: row.code, name: row.name.id }));
  return { entry: rows("SID"), governance: rows("SPD") };
}

/** Every row that is chosen by level, with its rules of evidence; empty where an edition has no tables. */
export const indicatorRowsOf = (name: string): readonly Indicator[] =>
  editions.get(name)?.indicators.filter((row) => row.kind === "levels") ?? [];

const affairSchema = z.object({ code: z.string(), name: textSchema });
const affairNames: ReadonlyMap<string, Text> = new Map(
  Object.values(
    parseAt(
      z.object({ affairs: z.array(affairSchema), supporting: z.array(affairSchema) }),
      affairsFile,
      "reference/affairs.json",
    ),
  ).flatMap((rows) => rows.map((row) => [row.code, row.name] as const)),
);

/** Codes of the 32 affairs and of the supporting functions. */
export const knownAffairs: ReadonlySet<string> = new Set(affairNames.keys());

export const affairName = (code: string): Text => affairNames.get(code) ?? { id: code, en: code };

const helpFile = z.array(indicatorHelpSchema);

/** Help by indicator code, for every row of edition 2026. */
export const indicatorHelp: ReadonlyMap<string, IndicatorHelp> = new Map(
  [
    ...parseAt(helpFile, governanceHelp, "reference/indicator-help/governance.json"),
    ...parseAt(helpFile, innovationHelp, "reference/indicator-help/innovation.json"),
  ].map((help) => [help.code, help]),
);
