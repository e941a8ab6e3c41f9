import { type Kysely, sql } from "kysely";

/** Roles stand before agencies do; this ties the two together. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    alter table role_grant add foreign key (region_code, agency_id) references agency (region_code, id);
    create index role_grant_agency on role_grant (region_code, agency_id) where agency_id is not null;
  `)
    .execute(db);
}
