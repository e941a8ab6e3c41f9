import { beforeEach, describe, expect, test } from "vitest";
import { anEvent, aYear, banjar, baritoKuala, regionRoomsUnderTest, system } from "#tests/support/region-room.ts";

const rooms = await regionRoomsUnderTest();
const { programme, catalogue, inMaintenance, addMember, drain, clear } = rooms;

beforeEach(clear);

const publicTitles = (region = banjar) =>
  inMaintenance(async (db) =>
    (
      await db
        .selectFrom("catalogue_entry")
        .select("title")
        .where("region_code", "=", region)
        .orderBy("title")
        .execute()
    ).map((row) => row.title),
  );

describe("the way of an innovation to the public", () => {
  test("a launch shows what was launched, and nothing of another region", async () => {
    const launched = await addMember({ title: "Sudah", state: "established" });
    await addMember({ title: "Belum", state: "established" });
    await addMember({ title: "Tetangga", state: "established" }, baritoKuala);
    const input = { regionCode: banjar, year: 2024, event: anEvent(), membershipIds: [launched.membershipId] };
    expect(await programme.offers.launch(system(), input)).toEqual({ ok: true, value: { launched: 1 } });
    expect(await publicTitles()).toEqual([]);
    await drain();
    expect(await publicTitles()).toEqual(["Sudah"]);
    expect(await publicTitles(baritoKuala)).toEqual([]);
    expect(await catalogue.offers.years(banjar)).toMatchObject([
      { year: 2024, launched: 1, facts: [{ heldOn: "2024-12-05", place: "Karang Intan", isPublishedFigure: false }] },
    ]);
  });

  test("a signing shows since when an innovation stands under commitment", async () => {
    const { membershipId } = await addMember({ state: "launched" });
    const event = anEvent({ kind: "signing", heldOn: "2025-02-06" });
    await programme.offers.recordSigning(system(), {
      regionCode: banjar,
      year: 2024,
      event,
      membershipIds: [membershipId],
    });
    await drain();
    expect(await catalogue.offers.years(banjar)).toMatchObject([{ year: 2024, launched: 1, committed: 1 }]);
  });

  test("a year that was written down shows its published figures", async () => {
    const figure = {
      kind: "launched",
      value: "117",
      label: { id: "Inovasi diluncurkan", en: "Innovations launched" },
      note: null,
      source: "Berita daerah",
      confidence: "high" as const,
    };
    await programme.offers.recordYear(system(), { regionCode: banjar, year: aYear(2022, { figures: [figure] }) });
    await drain();
    expect(await catalogue.offers.years(banjar)).toMatchObject([
      { year: 2022, launched: 0, facts: [{ kind: "launched", value: "117", isPublishedFigure: true }] },
    ]);
  });

  test("every event has its own handler name, so that all of them can be registered", () => {
    const names = rooms.handlers.namesFor("programme.launched");
    expect(names).toHaveLength(1);
    for (const type of ["innovation.registered", "innovation.revised", "import.applied", "import.undone"]) {
      expect(rooms.handlers.namesFor(type)).toHaveLength(1);
    }
  });
});
