import { sql } from "kysely";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { connectionConfig } from "#platform/database/connection.ts";
import { testDatabase } from "#tests/support/database.ts";
import { silentLog } from "#tests/support/silent-log.ts";
import { followReleases } from "./release-version.ts";

const { database, address, superuserUrl } = await testDatabase();
const connect = () => new pg.Client(connectionConfig(address.app, "intan_app"));

const release = () =>
  database.withoutRegion(async (db) => {
    await sql`update release_version set version = version + 1`.execute(db);
    await sql`notify intan_release`.execute(db);
  });

describe("the release that public pages show", () => {
  test("moves as soon as a release is committed", async () => {
    const version = await followReleases(connect, silentLog);
    const moves: (string | null)[] = [];
    version.onChange(() => moves.push(version.current()));
    expect(version.current()).toBe("1");
    await release();
    await expect.poll(() => moves).toEqual(["2"]);
    await version.close();
  });

  test("is unknown while the connection is lost, and found again", async () => {
    const version = await followReleases(connect, silentLog);
    const before = version.current();
    const moves: (string | null)[] = [];
    version.onChange(() => moves.push(version.current()));
    const superuser = new pg.Client(superuserUrl);
    await superuser.connect();
    await superuser.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%release_version%' and pid <> pg_backend_pid()",
    );
    await superuser.end();
    await expect.poll(() => moves[0], { timeout: 3000 }).toBeNull();
    await expect.poll(() => version.current(), { timeout: 8000 }).toBe(before);
    await version.close();
  });

  test("is unknown when no database answers, and nothing fails", async () => {
    const nowhere = () => new pg.Client({ host: "127.0.0.1", port: 1, connectionTimeoutMillis: 500 });
    const version = await followReleases(nowhere, silentLog);
    expect(version.current()).toBeNull();
    await version.close();
  });
});
