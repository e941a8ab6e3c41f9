import { beforeEach, expect, test } from "vitest";
import { anonymous } from "#shared/actor.ts";
import {
  anEvent,
  aYear,
  banjar,
  baritoKuala,
  person,
  regionRoomsUnderTest,
  system,
} from "#tests/support/region-room.ts";

const { database, programme, eventTypes, clear } = await regionRoomsUnderTest();
const { recordYear } = programme.offers;

beforeEach(clear);

const inBanjar = (year: ReturnType<typeof aYear>) => ({ regionCode: banjar, year });
const yearRow = () =>
  database.inRegion(banjar, (db) => db.selectFrom("programme_year").selectAll().executeTakeFirstOrThrow());
const eventDays = () =>
  database.inRegion(banjar, async (db) =>
    (await db.selectFrom("programme_event").select("held_on").orderBy("held_on").execute()).map((row) => row.held_on),
  );
const figure = (value: string) => ({
  kind: "units",
  value,
  label: { id: "Unit", en: "Units" },
  note: null,
  source: "Berita daerah",
  confidence: "medium" as const,
});

test("writing a year again changes its frame and keeps what happened in it", async () => {
  const first = aYear(2024, { theme: "Awal", events: [anEvent()], figures: [figure("29")] });
  expect(await recordYear(system(), inBanjar(first))).toEqual({ ok: true, value: { year: 2024 } });
  const second = aYear(2024, {
    theme: "Tangguh",
    collectsUntil: "2024-09-30",
    events: [anEvent({ kind: "signing", heldOn: "2024-12-06" })],
    figures: [figure("30")],
  });
  await recordYear(system(), inBanjar(second));
  expect(await yearRow()).toMatchObject({ theme: "Tangguh", collects_until: "2024-09-30" });
  expect(await eventDays()).toEqual(["2024-12-05", "2024-12-06"]);
  const figures = await database.inRegion(banjar, (db) => db.selectFrom("published_figure").select("value").execute());
  expect(figures.map((row) => Number(row.value))).toEqual([30]);
  expect((await eventTypes()).filter((type) => type === "programme.year-recorded")).toHaveLength(2);
});

test("the same event written down twice stands once", async () => {
  const year = aYear(2024, { events: [anEvent()] });
  await recordYear(system(), inBanjar(year));
  await recordYear(system(), inBanjar(year));
  expect(await eventDays()).toEqual(["2024-12-05"]);
});

test("only the programme manager of the region writes its years", async () => {
  const input = inBanjar(aYear(2025));
  expect(await recordYear(anonymous, input)).toMatchObject({ ok: false, code: "access.sign-in-required" });
  expect(await recordYear(person("agency_operator"), input)).toMatchObject({ ok: false, code: "access.forbidden" });
  expect(await recordYear(system(baritoKuala), input)).toMatchObject({ ok: false, code: "access.other-region" });
  expect(await recordYear(person("programme_manager"), input)).toMatchObject({ ok: true });
});
