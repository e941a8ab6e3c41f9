import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { connectionConfig, withClient } from "#platform/database/connection.ts";
import type { Actor } from "#shared/actor.ts";
import { personIdSchema, type RegionCode, regionCodeSchema } from "#shared/ids.ts";
import { testDatabase } from "#tests/support/database.ts";
import { silentLog } from "#tests/support/silent-log.ts";
import { digestOf, type SealedEvent, verifyLinks } from "./chain.ts";
import { verifyNewest } from "./read-chain.ts";
import { createSealer } from "./sealer.ts";

const { database, taskDatabase, inMaintenance, journal, newId, clock, sealAll, superuserUrl } = await testDatabase();
const banjar = regionCodeSchema.parse("63.03");
const aceh = regionCodeSchema.parse("11.01");
const system: Actor = { kind: "system", regionCode: banjar, name: "test", isDemo: false };

const record = (regionCode: RegionCode, n: number) =>
  database.inRegion(regionCode, (db) =>
    journal.record(db, {
      regionCode,
      actor: { ...system, regionCode },
      type: "innovation.submitted",
      subject: { kind: "innovation", id: `i${n}` },
      facts: { n, share: 0.1 },
    }),
  );

/** The whole chain of a region with its content, in the order of sealing. */
async function readChain(region: RegionCode): Promise<SealedEvent[]> {
  const rows = await database.inRegion(region, (db) =>
    db
      .selectFrom("audit_link as l")
      .innerJoin("audit_event as e", (join) =>
        join.onRef("e.region_code", "=", "l.region_code").onRef("e.id", "=", "l.event_id"),
      )
      .select(["l.seq", "e.id", "l.digest", "l.previous", "l.hash", "e.salt", "e.payload"])
      .orderBy("l.seq")
      .execute(),
  );
  return rows;
}

describe("audit trail", () => {
  test("chains each region by itself, content read back from the database included", async () => {
    for (let n = 0; n < 3; n += 1) await record(banjar, n);
    await record(aceh, 9);
    expect(await sealAll()).toBe(4);
    expect(await sealAll()).toBe(0);
    const chain = await readChain(banjar);
    expect(chain.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(verifyLinks(null, chain)).toEqual([]);
    expect(chain[0]?.payload).toEqual({
      at: clock.now().toISOString(),
      actor: { kind: "system", id: "test" },
      type: "innovation.submitted",
      subject: { kind: "innovation", id: "i0" },
      facts: { n: 0, share: 0.1 },
    });
    expect((await readChain(aceh)).map(({ seq }) => seq)).toEqual([1]);
  });

  test("notices a payload that was changed past the application", async () => {
    await inMaintenance((db) =>
      sql`update audit_event set payload = jsonb_set(payload, '{facts,n}', '7') where subject_id = 'i1'`.execute(db),
    );
    expect(verifyLinks(null, await readChain(banjar))).toEqual([{ seq: 2, kind: "changed" }]);
    expect(await inMaintenance((db) => verifyNewest(db, banjar, 2))).toEqual([]);
    expect(await inMaintenance((db) => verifyNewest(db, banjar, 3))).toEqual([{ seq: 2, kind: "changed" }]);
    await inMaintenance((db) =>
      sql`update audit_event set payload = jsonb_set(payload, '{facts,n}', '1') where subject_id = 'i1'`.execute(db),
    );
  });

  test("lets two sealers and a killed one work beside writers without gap or double", async () => {
    const before = (await readChain(banjar)).length;
    const writing = Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let n = 0; n < 15; n += 1) await record(banjar, writer * 100 + n);
      }),
    );
    const sealers = [createSealer(taskDatabase, silentLog), createSealer(database, silentLog)];
    let isWriting = true;
    const sealing = sealers.map(async (sealer) => {
      do await sealer.sealAll();
      while (isWriting);
    });
    try {
      for (let n = 0; n < 3; n += 1) await dieWhileSealing();
      await writing;
    } finally {
      isWriting = false;
    }
    await Promise.all(sealing);
    await sealAll();
    const chain = await readChain(banjar);
    expect(chain.length).toBe(before + 120);
    expect(verifyLinks(null, chain)).toEqual([]);
    expect(await database.withoutRegion((db) => db.selectFrom("audit_pending").selectAll().execute())).toEqual([]);
  });

  test("seals a row that commits late with a later number", async () => {
    const last = (await readChain(banjar)).length;
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const late = database.inRegion(banjar, async (db) => {
      await journal.record(db, {
        regionCode: banjar,
        actor: system,
        type: "innovation.submitted",
        subject: { kind: "innovation", id: "late" },
        facts: {},
      });
      await gate;
    });
    await record(banjar, 501);
    expect(await sealAll()).toBe(1);
    release();
    await late;
    expect(await sealAll()).toBe(1);
    const chain = await readChain(banjar);
    expect(chain.slice(last).map(({ seq }) => seq)).toEqual([last + 1, last + 2]);
    expect(verifyLinks(null, chain)).toEqual([]);
  });

  test("keeps personal values outside the chain, so that it holds after they are erased", async () => {
    const personId = personIdSchema.parse(newId());
    const actor: Actor = {
      kind: "person",
      personId,
      name: "Siti Aminah",
      regionCode: banjar,
      grants: [],
      isDemo: false,
    };
    await database.inRegion(banjar, (db) =>
      journal.record(db, {
        regionCode: banjar,
        actor,
        type: "person.renamed",
        subject: { kind: "person", id: personId },
        facts: {},
        personal: { name: "Siti Aminah" },
      }),
    );
    await sealAll();
    const kept = await database.inRegion(banjar, (db) =>
      db.selectFrom("audit_personal").select(["value", "salt", "name"]).execute(),
    );
    expect(kept.map(({ name, value }) => [name, value])).toEqual([["name", "Siti Aminah"]]);
    await database.inRegion(banjar, (db) => db.deleteFrom("audit_personal").execute());
    const chain = await readChain(banjar);
    expect(JSON.stringify(chain)).not.toContain("Siti");
    expect(verifyLinks(null, chain)).toEqual([]);
    expect(digestOf(kept[0]?.salt ?? Buffer.alloc(0), "x")).not.toEqual(kept[0]?.salt);
  });

  test("may not be changed by a request", async () => {
    const attempts = [
      sql`update audit_event set type = 'x'`,
      sql`delete from audit_event`,
      sql`delete from audit_link`,
      sql`update event set type = 'x'`,
      sql`truncate audit_event`,
    ];
    for (const attempt of attempts)
      await expect(database.inRegion(banjar, (db) => attempt.execute(db))).rejects.toMatchObject({ code: "42501" });
    expect(attempts).toHaveLength(5);
  });
});

/** A sealer that dies between its write and its commit: the server cuts its connection. */
async function dieWhileSealing(): Promise<void> {
  const dying = taskDatabase.inRegion(banjar, async (db) => {
    await sql`select pg_try_advisory_xact_lock(hashtextextended('intan.audit.63.03', 0))`.execute(db);
    await sql`delete from audit_pending where region_code = '63.03'`.execute(db);
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    await withClient(connectionConfig(superuserUrl, null), (client) =>
      client.query("select pg_terminate_backend($1)", [rows[0]?.pid]),
    );
  });
  await expect(dying).rejects.toThrow(/terminat|not queryable/i);
}
