import * as z from "zod";
import { type InnovationId, innovationIdSchema, type RegionCode, regionCodeSchema } from "#shared/ids.ts";
import { defineOperation } from "#shared/operation.ts";
import type { Text } from "#shared/text.ts";
import type { Transaction } from "#shared/transaction.ts";

export const catalogueItemSchema = z
  .object({
    id: innovationIdSchema,
    slug: z.string(),
    title: z.string(),
    summary: z.string(),
    year: z.number().int(),
    registrationNumber: z.number().int(),
    track: z.string(),
    launchGroup: z.string(),
    agency: z.string().nullable(),
    affair: z.string().nullable(),
    form: z.string().nullable(),
    stage: z.string().nullable(),
    isDigital: z.boolean().nullable(),
    launchedOn: z.string().nullable(),
    /** True for a title that nobody published: sample data of a demo. */
    isSample: z.boolean(),
  })
  .meta({ id: "CatalogueItem" });
export type CatalogueItem = z.infer<typeof catalogueItemSchema>;

export const pageSize = 50;
export const catalogueSorts = ["number", "title", "newest"] as const;
export type CatalogueSort = (typeof catalogueSorts)[number];

export const catalogueFilterSchema = z.strictObject({
  region: regionCodeSchema.optional(),
  text: z.string().trim().min(1).max(100).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  track: z.string().max(40).optional(),
  group: z.string().max(40).optional(),
  affair: z.string().max(10).optional(),
  form: z.string().max(40).optional(),
  agency: z.string().max(120).optional(),
  /** Only what stands under a commitment agreement. */
  committed: z.literal("yes").optional(),
  sort: z.enum(catalogueSorts).default("number"),
  page: z.coerce.number().int().min(1).max(2000).default(1),
});
export type CatalogueFilter = z.infer<typeof catalogueFilterSchema>;

export const listInnovations = defineOperation({
  name: "catalogue.list",
  method: "get",
  path: "/api/v1/innovations",
  summary: { id: "Daftar inovasi yang sudah diluncurkan", en: "Innovations that were launched" },
  permission: "public",
  input: catalogueFilterSchema,
  output: z.object({
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
    items: z.array(catalogueItemSchema),
  }),
  refusals: [],
});

export const showInnovation = defineOperation({
  name: "catalogue.show",
  method: "get",
  path: "/api/v1/innovations/{slug}",
  summary: { id: "Satu inovasi yang sudah diluncurkan", en: "One innovation that was launched" },
  permission: "public",
  input: z.strictObject({ slug: z.string().max(120), region: regionCodeSchema.optional() }),
  output: z.object({ item: catalogueItemSchema, profile: z.record(z.string(), z.unknown()) }),
  refusals: ["catalogue.not-found"],
});

/** Copies what the public may see; called by journeys inside their transaction. */
export interface CatalogueRelease {
  /** Innovations whose rows or profile changed; null releases the whole region. */
  releaseInnovations(db: Transaction, regionCode: RegionCode, ids: readonly InnovationId[] | null): Promise<void>;
  releaseYears(db: Transaction, regionCode: RegionCode): Promise<void>;
}

export interface Breakdown {
  readonly dimension: "track" | "group" | "form" | "affair" | "commitment";
  readonly value: string;
  readonly innovations: number;
  /** Distinct units behind them. */
  readonly units: number;
}

export interface YearFact {
  readonly kind: string;
  readonly value: string | null;
  readonly heldOn: string | null;
  readonly place: string | null;
  readonly label: Text;
  readonly note: Text | null;
  readonly source: string | null;
  readonly confidence: string;
  /** A printed total without rows behind it: "angka terbitan". */
  readonly isPublishedFigure: boolean;
}

export interface YearFigures {
  readonly year: number;
  /** Counted from rows. */
  readonly launched: number;
  readonly committed: number;
  readonly units: number;
  readonly breakdowns: readonly Breakdown[];
  readonly facts: readonly YearFact[];
}
