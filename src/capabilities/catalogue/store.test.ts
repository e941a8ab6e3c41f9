import { beforeEach, describe, expect, test } from "vitest";
import { releaseInnovations } from "#capabilities/catalogue/store.ts";
import { anEvent, aYear, banjar, baritoKuala, regionRoomsUnderTest, system } from "#tests/support/region-room.ts";

const { database, inMaintenance, programme, catalogue, clock, addMember, addMembers, release, clear } =
  await regionRoomsUnderTest();

beforeEach(clear);

const rows = (region = banjar) =>
  inMaintenance((db) =>
    db
      .selectFrom("catalogue_entry")
      .selectAll()
      .where("region_code", "=", region)
      .orderBy("title")
      .orderBy("year")
      .execute(),
  );
const latest = async () => (await rows()).map((row) => [row.title, row.year, row.is_latest]);
const releaseOnly = (ids: readonly Awaited<ReturnType<typeof addMember>>[]) =>
  database.inRegion(banjar, (db) =>
    catalogue.offers.release.releaseInnovations(
      db,
      banjar,
      ids.map((each) => each.innovationId),
    ),
  );

describe("a release", () => {
  test("copies what was launched, and only fields that anybody may read", async () => {
    await addMembers([
      { title: "Kelotok Sehat", state: "launched", agency: "dinkes", committedOn: "2025-02-06" },
      ...(
        ["draft", "submitted", "approved", "screened", "established", "withdrawn", "refused", "stopped"] as const
      ).map((state) => ({ title: state, state })),
    ]);
    await release();
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      slug: "kelotok-sehat",
      launch_group: "skpd",
      agency_slug: "dinkes",
      form: "public_service",
      affair: "1.02",
      is_digital: false,
      committed_on: "2025-02-06",
      summary: "Warga tepi sungai berobat tanpa menempuh jalan jauh.",
    });
    expect(JSON.stringify(row)).not.toMatch(/Rahasia|125000000|initiatorName|budgetRupiah/);
  });

  test("of one innovation leaves the others alone and marks its latest year at once", async () => {
    const first = await addMember({ title: "A", year: 2023, state: "launched" });
    const other = await addMember({ title: "B", year: 2023, state: "launched" });
    await releaseOnly([first]);
    expect(await latest()).toEqual([["A", 2023, true]]);
    await addMember({ year: 2024, state: "launched", innovationId: first.innovationId });
    await releaseOnly([first]);
    expect(await latest()).toEqual([
      ["A", 2023, false],
      ["A", 2024, true],
    ]);
    await releaseOnly([other]);
    expect(await latest()).toEqual([
      ["A", 2023, false],
      ["A", 2024, true],
      ["B", 2023, true],
    ]);
  });

  test("takes away what left the programme year and gives the year before its mark back", async () => {
    const first = await addMember({ title: "A", year: 2023, state: "launched" });
    const again = await addMember({ year: 2024, state: "launched", innovationId: first.innovationId });
    await release();
    await database.inRegion(banjar, (db) => programme.offers.memberships.leave(db, [again.membershipId]));
    await releaseOnly([first]);
    expect(await latest()).toEqual([["A", 2023, true]]);
  });

  test("of a region writes only the rows that changed", async () => {
    const changed = await addMember({ title: "A", year: 2024, state: "launched" });
    await addMember({ title: "B", year: 2024, state: "launched" });
    await release();
    const [before] = await rows();
    clock.set(new Date(clock.now().getTime() + 60_000));
    await inMaintenance((db) =>
      db.updateTable("innovation").set({ title: "A baru" }).where("id", "=", changed.innovationId).execute(),
    );
    await release();
    expect(
      (await rows()).map((row) => [row.title, row.released_at.getTime() - (before?.released_at.getTime() ?? 0)]),
    ).toEqual([
      ["A baru", 60_000],
      ["B", 0],
    ]);
  });

  test("of a region touches no other region", async () => {
    await addMember({ title: "Tetangga", state: "launched" }, baritoKuala);
    await release(baritoKuala);
    await addMember({ title: "Sendiri", state: "launched" });
    await release(banjar);
    expect((await rows(banjar)).map((row) => row.title)).toEqual(["Sendiri"]);
    expect((await rows(baritoKuala)).map((row) => row.title)).toEqual(["Tetangga"]);
  });

  test("moves the version that anonymous pages are kept under", async () => {
    const version = () =>
      inMaintenance((db) => db.selectFrom("release_version").select("version").executeTakeFirstOrThrow());
    const before = await version();
    await addMember({ state: "launched" });
    await release();
    expect((await version()).version).toBeGreaterThan(before.version);
  });

  test("holds more rows than one statement", async () => {
    await addMembers(
      Array.from({ length: 501 }, (_, place) => ({ title: `Inovasi ${place}`, state: "launched" as const })),
    );
    await release();
    expect(await rows()).toHaveLength(501);
  });

  test("of one region twice at the same time ends in one copy", async () => {
    await addMembers([
      { title: "A", state: "launched" },
      { title: "B", state: "launched" },
    ]);
    await release();
    await Promise.all(
      [1, 2, 3].map(() => database.inRegion(banjar, (db) => releaseInnovations(db, banjar, null, clock.now()))),
    );
    expect((await rows()).map((row) => row.title)).toEqual(["A", "B"]);
  });

  test("of years twice at the same time ends in one copy", async () => {
    await programme.offers.recordYear(system(), { regionCode: banjar, year: aYear(2024, { events: [anEvent()] }) });
    const releaseYears = () => database.inRegion(banjar, (db) => catalogue.offers.release.releaseYears(db, banjar));
    await Promise.all([releaseYears(), releaseYears(), releaseYears()]);
    expect(await catalogue.offers.years(banjar)).toMatchObject([{ year: 2024, facts: [{ kind: "event-launch-1" }] }]);
  });
});
