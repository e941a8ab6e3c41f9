import { beforeEach, describe, expect, test } from "vitest";
import { registerInnovation } from "#capabilities/innovations/actions/register-innovation.ts";
import { reviseInnovation } from "#capabilities/innovations/actions/revise-innovation.ts";
import {
  anEvent,
  aProfile,
  aYear,
  banjar,
  baritoKuala,
  regionRoomsUnderTest,
  system,
} from "#tests/support/region-room.ts";

const rooms = await regionRoomsUnderTest();
const { base, programme, index, catalogue, inMaintenance, addMember, drain, clear } = rooms;

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

  test("a new version of a launched profile shows its words; a draft stays hidden", async () => {
    const { innovationId } = await addMember({ title: "Lama", state: "launched", agency: "dinkes" });
    const deps = { ...base, memberships: programme.offers.memberships, rounds: index.offers.rounds };
    const profile = aProfile({ name: "Baru", benefit: "Lebih singkat." });
    const seen = { regionCode: banjar, id: innovationId, seenVersion: 1, profile, note: null };
    expect(await reviseInnovation(deps, system(), seen)).toMatchObject({ ok: true, value: { version: 2 } });
    const membership = { year: 2026, track: "asn", agencyId: null, state: "draft", proposedOn: null } as const;
    const draft = {
      ...{ regionCode: banjar, profile: aProfile({ name: "Rancangan" }), isSample: false },
      ...{ source: null, confidence: null, continuesId: null, membership },
    };
    expect(await registerInnovation(deps, system(), draft)).toMatchObject({ ok: true });
    await drain();
    expect(await publicTitles()).toEqual(["Baru"]);
    expect(await catalogue.offers.newest(banjar, 5)).toMatchObject([{ slug: "lama", summary: "Lebih singkat." }]);
  });

  test("events that come again change nothing", async () => {
    await addMember({ state: "launched" });
    await programme.offers.recordYear(system(), { regionCode: banjar, year: aYear(2024) });
    await drain();
    const before = await publicTitles();
    await drain();
    expect([before, await publicTitles()]).toEqual([["Kelotok Sehat"], ["Kelotok Sehat"]]);
  });

  test("every event has its own handler name, so that all of them can be registered", () => {
    const names = rooms.handlers.namesFor("programme.launched");
    expect(names).toHaveLength(1);
    for (const type of ["innovation.registered", "innovation.revised", "import.applied", "import.undone"]) {
      expect(rooms.handlers.namesFor(type)).toHaveLength(1);
    }
  });
});
