import * as z from "zod";
import { regionCodeSchema } from "#shared/ids.ts";
import { defineOperation } from "#shared/operation.ts";
import { textSchema } from "#shared/text.ts";
import { treeNodeSchema } from "./tree.ts";

const year = z.coerce.number().int().min(2000).max(2100);

export const releasedResultSchema = z
  .object({
    region: regionCodeSchema,
    year: z.number().int(),
    edition: z.string(),
    /** Official index, two decimals; null where none is known. */
    index: z.string().nullable(),
    rank: z.number().int().nullable(),
    rankedOf: z.number().int().nullable(),
    predicate: z.string().nullable(),
    target: z.string().nullable(),
    targetPredicate: z.string().nullable(),
    decree: z.string().nullable(),
    source: z.string().nullable(),
    confidence: z.string().nullable(),
    note: textSchema.nullable(),
  })
  .meta({ id: "OfficialResult" });

export const showResult = defineOperation({
  name: "index.result",
  method: "get",
  path: "/api/v1/index/{region}/{year}",
  summary: { id: "Hasil resmi dan target satu daerah", en: "Official result and target of one region" },
  permission: "public",
  input: z.strictObject({ region: regionCodeSchema, year }),
  output: releasedResultSchema,
  refusals: ["round.not-found"],
});

export const showRanking = defineOperation({
  name: "index.ranking",
  method: "get",
  path: "/api/v1/rankings/{year}",
  summary: {
    id: "Hasil resmi daerah yang memakai instalasi ini, tertinggi lebih dulu",
    en: "Official results of the regions in this installation, highest first",
  },
  permission: "public",
  input: z.strictObject({ year }),
  output: z.object({
    year: z.number().int(),
    regions: z.array(
      z.object({
        place: z.number().int(),
        region: regionCodeSchema,
        name: z.string(),
        index: z.string(),
        predicate: z.string().nullable(),
      }),
    ),
  }),
  refusals: [],
});

/** Which levels the tree counts: what the region claims, or what verifiers have decided (undecided counts 0). */
export const treeBases = ["claimed", "verified"] as const;
export type TreeBasis = (typeof treeBases)[number];

export const explainRound = defineOperation({
  name: "index.explain",
  method: "get",
  path: "/api/v1/index/{region}/{year}/tree",
  summary: {
    id: "Pohon alasan indeks saat ini, dari klaim atau dari yang terverifikasi",
    en: "Tree of reasons of the index as of now, as claimed or as verified",
  },
  permission: "staff",
  input: z.strictObject({ region: regionCodeSchema, year, basis: z.enum(treeBases).default("claimed") }),
  output: treeNodeSchema,
  refusals: ["round.not-found", "edition.not-computable"],
});
