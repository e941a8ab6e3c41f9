import * as z from "zod";
import { defineOperation } from "#shared/operation.ts";

export type LevelAnswer = { readonly level: number; readonly border?: true };

const levelOutputSchema = z
  .object({
    level: z.number().int().min(0).max(3),
    border: z
      .literal(true)
      .optional()
      .describe("The printed bands overlap, leave a crack or end below this figure: an assessor should decide"),
  })
  .meta({ id: "IndexLevel" });

/** The level that a measured figure earns: indicators 3-7, 10, 11 and the six bases of 33. */
export const findLevel = defineOperation({
  name: "index.level",
  method: "post",
  path: "/api/v1/index/level",
  summary: {
    id: "Tingkat yang diperoleh sebuah angka ukur pada satu indikator",
    en: "The level that a measured figure earns on one indicator",
  },
  permission: "public",
  input: z
    .looseObject({
      edition: z.unknown().optional().describe('Edition, "2026"'),
      indicator: z.unknown().optional().describe('Indicator, "33"'),
      basis: z.unknown().optional().describe("Basis a to f, for indicator 33 only"),
      value: z.unknown().optional().describe('The figure, "20.01"'),
    })
    .meta({ id: "IndexLevelInput" }),
  output: levelOutputSchema,
  refusals: ["index.refused"],
});
