/**
 * Statements that put a table under row-level security: one policy for requests, one for maintenance.
 * The policy names nothing but the region: an "or published" would turn the table's text indexes off.
 */
export function tenantTableStatements(table: string): string {
  const region = "region_code = (select current_setting('intan.region', true))";
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy region_of_request on ${table} to intan_app using (${region}) with check (${region});
    create policy maintenance on ${table} to intan_maintenance using (true) with check (true);
    grant select, insert, update, delete on ${table} to intan_app, intan_maintenance;
  `;
}

/** Statements for a table without a tenant: shared reference or rows copied at release. */
export function sharedTableStatements(table: string): string {
  return `grant select, insert, update, delete on ${table} to intan_app, intan_maintenance;`;
}
