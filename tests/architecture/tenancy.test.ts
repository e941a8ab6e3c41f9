import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { connectionConfig } from "#platform/database/connection.ts";
import { testDatabase } from "#tests/support/database.ts";
import { findTenancyFaults } from "./tenancy-findings.ts";

const { superuserUrl } = await testDatabase();
const client = new pg.Client(connectionConfig(superuserUrl, null));
await client.connect();
afterAll(() => client.end());

/** A fault and the finding that must name it. */
const faults: readonly (readonly [finding: RegExp, statement: string])[] = [
  [/not forced: counter/, "alter table counter no force row level security"],
  [/not forced: counter/, "alter table counter disable row level security"],
  [
    /policies .*: counter/,
    "alter policy region_of_request on counter using (region_code = (select current_setting('intan.region', true)) or value = 7)",
  ],
  [/policies .*: counter/, "alter policy region_of_request on counter with check (true)"],
  [/policies .*: counter/, "create policy extra on counter to intan_app using (true)"],
  [/policies .*: counter/, "alter policy maintenance on counter to public"],
  [/policies .*: counter/, "drop policy region_of_request on counter"],
  [
    /empty or unknown: counter/,
    "alter table counter drop constraint counter_pkey, alter column region_code drop not null",
  ],
  [/empty or unknown: counter/, "alter table counter drop constraint counter_region_code_fkey"],
  [
    /without region: planted_child/,
    "create table planted_child (event_id uuid); create unique index planted_event on event (id); alter table planted_child add foreign key (event_id) references event (id)",
  ],
  [/uniqueness .*: planted_unique/, "create unique index planted_unique on counter (name)"],
  [/owner's eyes: planted_view/, "create view planted_view as select * from counter"],
  [/materialized view: planted_copy/, "create materialized view planted_copy as select * from counter"],
  [/not intan_owner: counter/, "alter table counter owner to intan_app"],
  [
    /definer .*: planted_function/,
    "create function planted_function() returns bigint language sql security definer set search_path = pg_catalog, pg_temp as 'select count(*) from public.counter'",
  ],
  [/definer .*: app.enqueue/, "alter function app.enqueue(text, json) reset search_path"],
  [/definer .*: app.enqueue/, "alter function app.enqueue(text, json) owner to intan_owner"],
  [/open to everybody: app.enqueue/, "grant execute on function app.enqueue(text, json) to public"],
  [
    /open to everybody: planted_open/,
    "create function planted_open() returns int language sql as 'select 1'; grant execute on function planted_open() to public",
  ],
  [/attribute .*: intan_app/, "alter role intan_app bypassrls"],
  [/attribute .*: intan_jobs/, "alter role intan_jobs login"],
  [/become another: intan_app in intan_maintenance/, "grant intan_maintenance to intan_app"],
  [/become another: intan_login in intan_owner/, "grant intan_owner to intan_login"],
  [/beyond .*: counter: intan_app truncate/, "grant truncate on counter to intan_app"],
  [/beyond .*: counter: intan_app trigger/, "grant trigger on counter to intan_app"],
  [/queue's role .*: counter: intan_jobs/, "grant select on counter to intan_jobs"],
  [/queue's role .*: counter: public/, "grant insert on counter to public"],
  [/may create: public/, "grant create on schema public to intan_app"],
  [/not forced: planted_tenant/, "create table planted_tenant (region_code text not null references region (code))"],
];

describe("the catalogue tables", () => {
  test("show no exception to the rules of tenancy", async () => {
    expect(await findTenancyFaults(client)).toEqual([]);
  });

  test.each(faults)("show %s after: %s", async (finding, statement) => {
    await client.query("begin");
    try {
      await client.query(statement);
      expect((await findTenancyFaults(client)).join("\n")).toMatch(finding);
    } finally {
      await client.query("rollback");
    }
  });
});
