import * as z from "zod";
import affairsFile from "#reference/affairs.json" with { type: "json" };
import kindsFile from "#reference/agency-kinds.json" with { type: "json" };
import regionsFile from "#reference/regions.json" with { type: "json" };
import type { Problem } from "#shared/result.ts";
import {
  type AffairReader,
  affairSchema,
  type NationalChoice,
  nationalChoiceSchema,
  supportingFunctionSchema,
} from "./contract/affair.ts";
import { type AgencyKinds, agencyKindSchema, launchGroupSchema } from "./contract/agency.ts";
import { type RegionReader, regionSchema } from "./contract/region.ts";
import { checkAffairs } from "./rules/check-affairs.ts";
import { checkRegions } from "./rules/check-regions.ts";

/** Parses a reference file; an error names the file and every place that is wrong. */
function parseReference<S extends z.ZodType>(file: string, schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`${file} is refused:\n${places.join("\n")}`);
}

function refuseProblems(file: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const places = problems.map((problem) => `${problem.path}: ${problem.code} (${String(problem.found)})`);
  throw new Error(`${file} is refused:\n${places.join("\n")}`);
}

const regionsFileSchema = z.object({
  head: z.object({ source: z.string(), licence: z.string(), attribution: z.string() }),
  regions: z.array(regionSchema),
});

export function loadRegions(value: unknown = regionsFile): RegionReader & {
  readonly head: z.infer<typeof regionsFileSchema>["head"];
} {
  const { head, regions } = parseReference("reference/regions.json", regionsFileSchema, value);
  refuseProblems("reference/regions.json", checkRegions(regions));
  const byCode = new Map(regions.map((region) => [region.code, region]));
  return { head, regions, byCode: (code) => byCode.get(code) ?? null };
}

const affairsFileSchema = z.object({
  affairs: z.array(affairSchema),
  supporting: z.array(supportingFunctionSchema),
  nationalChoices: z.array(nationalChoiceSchema),
});

export function loadAffairs(value: unknown = affairsFile): AffairReader {
  const table = parseReference("reference/affairs.json", affairsFileSchema, value);
  refuseProblems("reference/affairs.json", checkAffairs(table));
  const names = new Map([...table.affairs, ...table.supporting].map((row) => [row.code, row.name]));
  const choices = new Map<string, NationalChoice>(
    table.nationalChoices.flatMap((choice) => choice.codes.map((code) => [code, choice] as const)),
  );
  return {
    ...table,
    basicServiceCodes: table.affairs.filter((affair) => affair.isBasicService).map((affair) => affair.code),
    has: (code) => names.has(code),
    nameOf: (code) => names.get(code) ?? null,
    choiceOf: (code) => choices.get(code) ?? null,
  };
}

const kindsFileSchema = z.object({ kinds: z.array(agencyKindSchema), launchGroups: z.array(launchGroupSchema) });

export function loadAgencyKinds(value: unknown = kindsFile): AgencyKinds {
  const { kinds, launchGroups } = parseReference("reference/agency-kinds.json", kindsFileSchema, value);
  const groups = new Set(launchGroups.map((group) => group.code));
  refuseProblems(
    "reference/agency-kinds.json",
    kinds.flatMap((kind, index) =>
      groups.has(kind.launchGroup)
        ? []
        : [{ path: `kinds[${index}]`, code: "kinds.unknown-launch-group", found: kind.launchGroup }],
    ),
  );
  const groupOfKind = new Map(kinds.map((kind) => [kind.code, kind.launchGroup]));
  return {
    kinds,
    launchGroups,
    launchGroupOf(kind) {
      const group = groupOfKind.get(kind);
      if (group === undefined) throw new Error(`Kind of agency without a launch group: ${kind}`);
      return group;
    },
  };
}
