import * as z from "zod";
import { type RegionCode, regionCodeSchema } from "#shared/ids.ts";

export const regionSchema = z
  .object({
    code: regionCodeSchema,
    /** "Kabupaten Banjar". */
    name: z.string().min(1),
    /** "Banjar". */
    shortName: z.string().min(1),
    kind: z.enum(["province", "regency", "city", "administrative"]),
    provinceCode: regionCodeSchema,
    /** False for the six administrative units of Jakarta, which get no index of their own. */
    isRankable: z.boolean(),
    zone: z.enum(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]),
    zoneLabel: z.enum(["WIB", "WITA", "WIT"]),
  })
  .meta({ id: "Region" });
export type Region = z.infer<typeof regionSchema>;

export interface RegionReader {
  /** All 552, sorted by code. */
  readonly regions: readonly Region[];
  byCode(code: RegionCode): Region | null;
}
