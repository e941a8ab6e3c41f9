import type pg from "pg";
import { tablesWithoutPolicies } from "./released-tables.ts";

/**
 * Asks the server, as the role of the requests, whether row security binds it on every table of a region.
 * Throws with the names of the tables where it does not.
 */
export async function checkIsolation(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ role: string; tables: string[] }>(
    `select current_user::text as role, coalesce(array_agg(c.relname::text order by c.relname) filter (where not row_security_active(c.oid)), '{}') as tables
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_code' and not a.attisdropped
     where c.relkind in ('r', 'p') and c.relname <> all ($1)`,
    [tablesWithoutPolicies],
  );
  const found = rows[0];
  if (found?.role !== "intan_app")
    throw new Error(
      `Requests run as ${found?.role ?? "nobody"}, not as intan_app; the server would show every region.`,
    );
  if (found.tables.length > 0)
    throw new Error(`Row security does not protect ${found.tables.join(", ")}; Intan does not start.`);
}
