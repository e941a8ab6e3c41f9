import { describe, expect, test } from "vitest";
import { innovationIdSchema, regionCodeSchema } from "#shared/ids.ts";
import { testDatabase } from "#tests/support/database.ts";
import { type Profile, profileSchema } from "../contract/profile.ts";
import { insertInnovations, insertRevisions } from "./innovation.ts";

const { database, newId, clock } = await testDatabase();
const banjar = regionCodeSchema.parse("63.03");

const aProfile = (name: string): Profile => profileSchema.parse({ name, design: "Satu dua tiga." });
const anInnovation = (name: string) => ({
  id: innovationIdSchema.parse(newId()),
  profile: aProfile(name),
  isSample: true,
  source: null,
  confidence: null,
  continuesId: null,
});
const slugsLike = (start: string) =>
  database.inRegion(banjar, async (db) => {
    const rows = await db.selectFrom("innovation").select("slug").where("slug", "like", `${start}%`).execute();
    return rows.map((row) => row.slug).sort();
  });

describe("innovations in their table", () => {
  test("get a slug of their own, also for the same title twice in one list", async () => {
    await database.inRegion(banjar, (db) =>
      insertInnovations(
        db,
        banjar,
        [anInnovation("Kelotok Sehat"), anInnovation("Kelotok  SEHAT!")],
        "test",
        clock.now(),
      ),
    );
    expect(await slugsLike("kelotok-sehat")).toEqual(["kelotok-sehat", "kelotok-sehat-2"]);
  });

  test("get a slug of their own while three others write the same title", async () => {
    const writers = [1, 2, 3, 4].map(() =>
      database.inRegion(banjar, (db) =>
        insertInnovations(db, banjar, [anInnovation("Rumah Apung")], "test", clock.now()),
      ),
    );
    await Promise.all(writers);
    expect(await slugsLike("rumah-apung")).toEqual(["rumah-apung", "rumah-apung-2", "rumah-apung-3", "rumah-apung-4"]);
  });

  test("keep every version and count the words of the design", async () => {
    const innovation = anInnovation("Sungai Bersih");
    await database.inRegion(banjar, async (db) => {
      await insertInnovations(db, banjar, [innovation], "test", clock.now());
      const revision = { id: innovation.id, profile: { ...innovation.profile, name: "Sungai Bersih 2" }, note: "nama" };
      await insertRevisions(db, banjar, [revision], "test", clock.now());
    });
    const found = await database.inRegion(banjar, async (db) => ({
      row: await db.selectFrom("innovation").selectAll().where("id", "=", innovation.id).executeTakeFirstOrThrow(),
      versions: await db
        .selectFrom("innovation_version")
        .select(["version", "design_words", "note"])
        .where("innovation_id", "=", innovation.id)
        .orderBy("version")
        .execute(),
    }));
    expect(found.row).toMatchObject({ title: "Sungai Bersih 2", slug: "sungai-bersih", current_version: 2 });
    expect(found.versions).toEqual([
      { version: 1, design_words: 3, note: null },
      { version: 2, design_words: 3, note: "nama" },
    ]);
  });
});
