import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { regionCodeSchema } from "#shared/ids.ts";
import { testDatabase } from "#tests/support/database.ts";
import type { Db } from "./port.ts";

const { database } = await testDatabase();
const banjar = regionCodeSchema.parse("63.03");
const baritoKuala = regionCodeSchema.parse("63.04");

const count = (db: Db, name: string) =>
  db
    .selectFrom("counter")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("name", "=", name)
    .executeTakeFirstOrThrow();

const add = (db: Db, name: string, region = banjar) =>
  db.insertInto("counter").values({ region_code: region, name, value: 1 }).execute();

describe("a transaction in a region", () => {
  test("commits what it wrote, and only its region sees it", async () => {
    await database.inRegion(banjar, (db) => add(db, "seen"));
    expect(await database.inRegion(banjar, (db) => count(db, "seen"))).toEqual({ n: 1 });
    expect(await database.inRegion(baritoKuala, (db) => count(db, "seen"))).toEqual({ n: 0 });
    expect(await database.withoutRegion((db) => count(db, "seen"))).toEqual({ n: 0 });
  });

  test("writes nothing when the work throws", async () => {
    const work = database.inRegion(banjar, async (db) => {
      await add(db, "thrown");
      throw new Error("changed my mind");
    });
    await expect(work).rejects.toThrow("changed my mind");
    expect(await database.inRegion(banjar, (db) => count(db, "thrown"))).toEqual({ n: 0 });
  });

  test("refuses a row of another region and of no region", async () => {
    await expect(database.inRegion(banjar, (db) => add(db, "foreign", baritoKuala))).rejects.toMatchObject({
      code: "42501",
    });
    const none = sql`insert into counter (region_code, name, value) values ('', 'none', 1)`;
    await expect(database.inRegion(banjar, (db) => none.execute(db))).rejects.toMatchObject({ code: "42501" });
    await database.inRegion(banjar, (db) => count(db, "warm"));
    // The setting reads as '' on a used connection, so the policy lets '' pass; the foreign key does not.
    await expect(database.withoutRegion((db) => none.execute(db))).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|23503)$/),
    });
  });

  test("says so when a failed query was swallowed", async () => {
    const work = database.inRegion(banjar, async (db) => {
      await sql`select 1 / 0`.execute(db).catch(() => undefined);
    });
    await expect(work).rejects.toThrow(/swallowed/);
  });

  test("leaves a handle that refuses every later query", async () => {
    const kept = await database.inRegion(banjar, async (db) => ({ db }));
    await expect(count(kept.db, "late")).rejects.toThrow(/has ended/);
  });

  test("lets queries of one handle run beside each other in order", async () => {
    const answers = await database.inRegion(banjar, (db) =>
      Promise.all([1, 2, 3].map((n) => sql<{ n: number }>`select ${n}::int as n`.execute(db))),
    );
    expect(answers.map(({ rows }) => rows[0]?.n)).toEqual([1, 2, 3]);
  });

  test("reads days as days, bigints as numbers and exact numbers as text", async () => {
    const { rows } = await database.withoutRegion((db) =>
      sql`select date '2024-02-06' as day, 9007199254740991::bigint as big, 57.64::numeric(5,2) as exact, array[date '2024-02-06'] as days, timestamptz '2024-02-06T00:00:00Z' as at`.execute(
        db,
      ),
    );
    expect(rows[0]).toEqual({
      day: "2024-02-06",
      big: 9007199254740991,
      exact: "57.64",
      days: ["2024-02-06"],
      at: new Date("2024-02-06T00:00:00Z"),
    });
    await expect(
      database.withoutRegion((db) => sql`select 9007199254740992::bigint as big`.execute(db)),
    ).rejects.toThrow(/safe integer/);
  });

  test("never puts an unchecked region into the statement", async () => {
    // @ts-expect-error a plain string is no region code
    await expect(database.inRegion("63'; drop table region; --", (db) => count(db, "x"))).rejects.toThrow(
      /region code/i,
    );
  });
});
