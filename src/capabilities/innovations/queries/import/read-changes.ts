import { sql } from "kysely";
import * as z from "zod";
import { trackSchema } from "#capabilities/programme/contract/membership.ts";
import type { Db } from "#platform/database/port.ts";
import {
  agencyIdSchema,
  type InnovationId,
  innovationIdSchema,
  membershipIdSchema,
  roundEntryIdSchema,
} from "#shared/ids.ts";
import type { ImportRunId } from "../../contract/import-operations.ts";
import { type Profile, profileSchema } from "../../contract/profile.ts";

const standingShape = { memberships: z.string(), entries: z.string(), claims: z.string() };
const placeSchema = z.object({ agencyId: agencyIdSchema.nullable(), track: trackSchema });
const levelSchema = z.number().int().nullable();
const claimSchema = z.object({
  entryId: roundEntryIdSchema,
  indicator: z.string(),
  level: levelSchema,
  basis: z.string().nullable(),
  figure: z.string().nullable(),
});
const governanceSchema = z.object({
  indicator: z.string(),
  level: levelSchema,
  figure: z.string().nullable(),
  source: z.string().nullable(),
});

/** How each kind of change was written by the import. */
const changeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("innovation"),
    id: innovationIdSchema,
    before: z.object({ version: z.number().int() }).nullable(),
    after: z.object({ version: z.number().int(), ...standingShape }),
  }),
  z.object({ kind: z.literal("membership"), id: membershipIdSchema, before: placeSchema.nullable() }),
  z.object({ kind: z.literal("entry"), id: roundEntryIdSchema, before: z.array(claimSchema).nullable() }),
  z.object({
    kind: z.literal("governance"),
    before: z.array(governanceSchema),
    after: z.array(governanceSchema.extend({ level: z.number().int() })),
  }),
]);
export type ImportChange = z.infer<typeof changeSchema>;

export async function readChanges(db: Db, id: ImportRunId): Promise<readonly ImportChange[]> {
  const rows = await db
    .selectFrom("import_change")
    .select(["kind", "subject_id", "before", "after"])
    .where("run_id", "=", id)
    .orderBy("position")
    .execute();
  return rows.map(({ kind, subject_id, before, after }) => changeSchema.parse({ kind, id: subject_id, before, after }));
}

/** Profiles as they were before an import wrote the next version. */
export async function readEarlierProfiles(
  db: Db,
  wanted: readonly { readonly id: InnovationId; readonly version: number }[],
): Promise<readonly { readonly id: InnovationId; readonly profile: Profile }[]> {
  const found = await sql<{ innovation_id: InnovationId; profile: unknown }>`
    select v.innovation_id, v.profile from innovation_version v
    join unnest(${wanted.map(({ id }) => id)}::uuid[], ${wanted.map(({ version }) => version)}::int[]) as t (id, version)
      on t.id = v.innovation_id and t.version = v.version
  `.execute(db);
  return found.rows.map((row) => ({ id: row.innovation_id, profile: profileSchema.parse(row.profile) }));
}

/** Innovations that name one of these as what they continue, themselves left out. */
export async function readDescendants(db: Db, ids: readonly InnovationId[]): Promise<ReadonlySet<InnovationId>> {
  const rows = await db
    .selectFrom("innovation")
    .select("continues_id")
    .where(sql<boolean>`continues_id = any(${ids}::uuid[]) and id <> all(${ids}::uuid[])`)
    .execute();
  return new Set(rows.flatMap((row) => (row.continues_id === null ? [] : [row.continues_id])));
}
