import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { Db } from "#platform/database/port.ts";
import type { Actor } from "#shared/actor.ts";
import { regionCodeSchema } from "#shared/ids.ts";
import { testDatabase } from "#tests/support/database.ts";
import { silentLog } from "#tests/support/silent-log.ts";
import { createHandlerRegistry } from "./handlers.ts";
import type { RecordedEvent } from "./port.ts";
import { createJobRunner } from "./runner.ts";

const { database, taskDatabase, jobsPool, journal, queue, handlers, drain } = await testDatabase();
const banjar = regionCodeSchema.parse("63.03");
const actor: Actor = { kind: "system", regionCode: banjar, name: "test", isDemo: false };

const record = (db: Db, type: string, n: number) =>
  journal.record(db, { regionCode: banjar, actor, type, subject: { kind: "thing", id: String(n) }, facts: { n } });

const raise = (db: Db, name: string) =>
  sql`insert into counter (region_code, name, value) values ('63.03', ${name}, 1) on conflict (region_code, name) do update set value = counter.value + 1`.execute(
    db,
  );

const value = async (name: string) =>
  (
    await database.inRegion(banjar, (db) =>
      db.selectFrom("counter").select("value").where("name", "=", name).executeTakeFirst(),
    )
  )?.value ?? 0;

describe("events", () => {
  test("reach every handler of their type once, in the region of the event", async () => {
    const seen: RecordedEvent[] = [];
    handlers.add({
      name: "first",
      eventType: "thing.made",
      handle: async (db, event) => {
        seen.push(event);
        await raise(db, "first");
      },
    });
    handlers.add({
      name: "second",
      eventType: "thing.made",
      handle: (db) => raise(db, "second").then(() => undefined),
    });
    await database.inRegion(banjar, (db) => record(db, "thing.made", 1));
    await drain();
    await drain();
    expect([await value("first"), await value("second")]).toEqual([1, 1]);
    expect(seen).toMatchObject([
      { type: "thing.made", regionCode: "63.03", facts: { n: 1 }, subject: { kind: "thing", id: "1" } },
    ]);
  });

  test("do not happen when the transaction is rolled back", async () => {
    handlers.add({
      name: "ghost",
      eventType: "thing.undone",
      handle: (db) => raise(db, "ghost").then(() => undefined),
    });
    await database
      .inRegion(banjar, async (db) => {
        await record(db, "thing.undone", 1);
        throw new Error("no");
      })
      .catch(() => undefined);
    await drain();
    expect(await value("ghost")).toBe(0);
  });

  test("leave one result each though handlers crash and jobs are delivered twice", async () => {
    let crashes = 0;
    handlers.add({
      name: "shaky",
      eventType: "thing.counted",
      handle: async (db) => {
        await raise(db, "shaky");
        if (crashes < 3) {
          crashes += 1;
          throw new Error("crash after the write");
        }
      },
    });
    for (let n = 0; n < 30; n += 1) await database.inRegion(banjar, (db) => record(db, "thing.counted", n));
    const { rows } = await database.inRegion(banjar, (db) =>
      sql<{ id: string }>`select id from event where type = 'thing.counted'`.execute(db),
    );
    await database.inRegion(banjar, async (db) => {
      for (const { id } of rows.slice(0, 10))
        await queue.enqueue(db, "handle-event", { regionCode: banjar, eventId: id, handler: "shaky" });
    });
    await drain();
    expect(await value("shaky")).toBe(30);
  });

  test("let one failing handler wait alone, and drain tells its error", async () => {
    handlers.add({
      name: "broken",
      eventType: "thing.sent",
      handle: () => Promise.reject(new Error("the printer is on fire")),
    });
    handlers.add({
      name: "healthy",
      eventType: "thing.sent",
      handle: (db) => raise(db, "healthy").then(() => undefined),
    });
    await database.inRegion(banjar, (db) => record(db, "thing.sent", 1));
    await expect(drain()).rejects.toThrow(/handle-event: the printer is on fire/);
    expect(await value("healthy")).toBe(1);
    await jobsPool.query("delete from graphile_worker._private_jobs");
  });

  test("refuse two handlers of one name", () => {
    const handler = { name: "same", eventType: "x", handle: async () => undefined };
    expect(() => createHandlerRegistry([handler, handler])).toThrow(/same/);
  });
});

describe("tasks", () => {
  test("run beside events with their region, also by the running worker", async () => {
    let told = (_: string): void => undefined;
    const done = new Promise<string>((resolve) => {
      told = resolve;
    });
    const runner = createJobRunner({
      jobsPool,
      database: taskDatabase,
      handlers: createHandlerRegistry(),
      log: silentLog,
      tasks: [{ name: "greet", run: async (payload) => told(`${payload.regionCode} ${String(payload["word"])}`) }],
    });
    await runner.start();
    await database.inRegion(banjar, (db) => queue.enqueue(db, "greet", { regionCode: banjar, word: "salam" }));
    expect(await done).toBe("63.03 salam");
    await runner.stop();
  });

  test("cannot be added by anybody but the requests' role, and its role reads none of our tables", async () => {
    await expect(jobsPool.query("select * from person")).rejects.toMatchObject({ code: "42501" });
    await expect(
      database.withoutRegion((db) => sql`select * from graphile_worker.jobs`.execute(db)),
    ).rejects.toMatchObject({ code: "42501" });
  });

  test("that a killed process left locked are run by whoever comes next", async () => {
    const greeted: string[] = [];
    const task = { name: "greet-again", run: async () => void greeted.push("salam") };
    await database.inRegion(banjar, (db) => queue.enqueue(db, task.name, { regionCode: banjar }));
    await jobsPool.query("update graphile_worker._private_jobs set locked_by = 'pool-dead', locked_at = now()");
    await drain([task]);
    expect(greeted).toEqual(["salam"]);
  });

  test("of a working process are not taken from it", async () => {
    let finish = (): void => undefined;
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let runs = 0;
    const slow = {
      name: "slow-greet",
      run: async () => {
        runs += 1;
        begin();
        await finished;
      },
    };
    const runner = createJobRunner({
      jobsPool,
      database: taskDatabase,
      handlers: createHandlerRegistry(),
      log: silentLog,
      tasks: [slow],
    });
    await runner.start();
    await database.inRegion(banjar, (db) => queue.enqueue(db, slow.name, { regionCode: banjar }));
    await begun;
    const draining = drain([slow]);
    finish();
    await draining;
    await runner.stop();
    expect(runs).toBe(1);
    const { rows } = await jobsPool.query("select 1 from graphile_worker._private_jobs");
    expect(rows).toEqual([]);
  });
});
