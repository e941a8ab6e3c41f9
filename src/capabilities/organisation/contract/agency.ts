import * as z from "zod";
import { type AgencyId, agencyIdSchema, type RegionCode } from "#shared/ids.ts";
import type { Transaction } from "#shared/transaction.ts";

export const agencyConfidenceSchema = z.enum(["high", "medium-high", "medium", "low"]);

/** Codes of reference/agency-kinds.json; the reference decides which exist. */
const agencyKindCodeSchema = z.string().regex(/^[a-z]+(_[a-z]+)*$/);

export const agencySchema = z
  .object({
    id: agencyIdSchema,
    parentId: agencyIdSchema.nullable(),
    slug: z.string(),
    name: z.string(),
    abbreviation: z.string().nullable(),
    kind: agencyKindCodeSchema,
    affairCodes: z.array(z.string()),
    /** How sure the name and place in the tree are. */
    confidence: agencyConfidenceSchema,
    evidence: z.string().nullable(),
    note: z.string().nullable(),
    isActive: z.boolean(),
  })
  .meta({ id: "Agency" });
export type Agency = z.infer<typeof agencySchema>;

/** What anybody may see of an agency. */
export const publicAgencySchema = agencySchema
  .pick({ id: true, parentId: true, slug: true, name: true, abbreviation: true, kind: true })
  .extend({ launchGroup: z.string() })
  .meta({ id: "PublicAgency" });
export type PublicAgency = z.infer<typeof publicAgencySchema>;

const namedCodeSchema = z.object({
  code: z.string(),
  name: z.object({ id: z.string(), en: z.string() }),
});

export const agencyKindSchema = namedCodeSchema.extend({ launchGroup: z.string() });
export type AgencyKind = z.infer<typeof agencyKindSchema>;

export const launchGroupSchema = namedCodeSchema.extend({ note: z.string().optional() });
export type LaunchGroup = z.infer<typeof launchGroupSchema>;

export interface AgencyTreeNode {
  readonly agency: Agency;
  readonly children: readonly AgencyTreeNode[];
}

/** What other rooms may read of agencies, inside their own region transaction. */
export interface AgencyReader {
  /** Every agency of the region, active or not, sorted by name. */
  all(db: Transaction): Promise<readonly Agency[]>;
  byId(db: Transaction, id: AgencyId): Promise<Agency | null>;
  bySlug(db: Transaction, slug: string): Promise<Agency | null>;
}

/** Labels of kinds and launch groups, from the reference. */
export interface AgencyKinds {
  readonly kinds: readonly AgencyKind[];
  readonly launchGroups: readonly LaunchGroup[];
  /** Group of a kind; throws for a kind that the reference does not hold. */
  launchGroupOf(kind: string): string;
}

/** One agency of an import: `id` is the file's own, a later row may name it as parent by id or name. */
export const agencyRowSchema = z.object({
  id: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  name: z.string().trim().min(1).max(200),
  abbreviation: z.string().trim().min(1).max(40).nullish(),
  kind: z.string().trim().min(1),
  parent: z.string().trim().min(1).nullish(),
  affairCodes: z.array(z.string().trim()).default([]),
  confidence: agencyConfidenceSchema.default("medium"),
  evidence: z.string().trim().nullish(),
  note: z.string().trim().nullish(),
  isActive: z.boolean().default(true),
  /** Other ways in which people write it. */
  alsoWritten: z.array(z.string().trim().min(1)).default([]),
});
export type AgencyRow = z.infer<typeof agencyRowSchema>;

export const agencyImportCountsSchema = z
  .object({
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    aliases: z.number().int(),
    isDryRun: z.boolean(),
  })
  .meta({ id: "AgencyImportCounts" });
export type AgencyImportCounts = z.infer<typeof agencyImportCountsSchema>;

/** Remembers how a person wrote an agency, so that the next import need not ask. */
export type RememberAgencyAlias = (
  db: Transaction,
  regionCode: RegionCode,
  alias: { readonly written: string; readonly agencyId: AgencyId },
) => Promise<void>;
