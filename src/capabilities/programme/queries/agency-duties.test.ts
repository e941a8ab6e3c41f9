import { beforeEach, describe, expect, test } from "vitest";
import { listDuties } from "#capabilities/programme/contract/operations.ts";
import { type Actor, anonymous } from "#shared/actor.ts";
import { aYear, banjar, baritoKuala, person, regionRoomsUnderTest, system } from "#tests/support/region-room.ts";

const { database, organisation, programme, addMembers, agencyId, call, clear } = await regionRoomsUnderTest();

beforeEach(clear);

const dutiesOf = async (year: number, region = banjar) => {
  const answer = await call(listDuties, system(region), { year }, region);
  if (!answer.ok) throw new Error(answer.code);
  return listDuties.output.parse(answer.value).agencies;
};

describe("programme.duties", () => {
  test("names those that sent nothing first, by group and then by name", { tags: ["happy"] }, async () => {
    await addMembers([{ agency: "pkm-astambul" }, { agency: "bappeda", state: "launched" }]);
    const duties = await dutiesOf(2024);
    expect(duties.map(({ slug, sent }) => [slug, sent])).toEqual([
      ["dinkes", 0],
      ["bag-hukum", 0],
      ["kec-gambut", 0],
      ["kel-murung", 0],
      ["pkm-gambut", 0],
      ["bappeda", 1],
      ["pkm-astambul", 1],
    ]);
  });

  test("drafts and what was withdrawn are not sent; what was refused later was", { tags: ["happy"] }, async () => {
    await addMembers([
      { agency: "dinkes", state: "draft" },
      { agency: "dinkes", state: "withdrawn" },
      { agency: "bappeda", state: "refused" },
      { agency: "bag-hukum", state: "stopped" },
    ]);
    const bySlug = new Map((await dutiesOf(2024)).map((duty) => [duty.slug, duty]));
    expect(bySlug.get("dinkes")).toMatchObject({ sent: 0, drafts: 1, lastYear: null });
    expect(bySlug.get("bappeda")).toMatchObject({ sent: 1, drafts: 0 });
    expect(bySlug.get("bag-hukum")).toMatchObject({ sent: 1 });
  });

  test("tells the last year before this one, never a later one", { tags: ["happy"] }, async () => {
    await addMembers([
      { agency: "dinkes", year: 2021 },
      { agency: "dinkes", year: 2023, state: "draft" },
      { agency: "dinkes", year: 2025 },
    ]);
    const lastYears = async (year: number) => (await dutiesOf(year)).find((duty) => duty.slug === "dinkes")?.lastYear;
    expect(await Promise.all([2021, 2022, 2024, 2026].map(lastYears))).toEqual([null, 2021, 2021, 2025]);
  });

  test("a village owes nothing, and neither does an agency that was closed", { tags: ["happy"] }, async () => {
    const rows = [{ id: "dinas-lama", name: "Dinas Lama", kind: "dinas", isActive: false }];
    await organisation.offers.importAgencies(system(), { regionCode: banjar, rows, isDryRun: false });
    const slugs = (await dutiesOf(2024)).map((duty) => duty.slug);
    expect(slugs).not.toContain("desa-bincau");
    expect(slugs).not.toContain("dinas-lama");
  });

  test.each([{}, { year: "besok" }, { year: 1999 }, { year: 2024, agency: "x" }])(
    "refuses %j",
    {
      tags: ["error"],
    },
    (input) => {
      expect(listDuties.input.safeParse(input).success).toBe(false);
    },
  );

  test("another region sees only its own agencies", { tags: ["security"] }, async () => {
    await addMembers([{ agency: "dinkes" }]);
    expect(await dutiesOf(2024, baritoKuala)).toMatchObject([{ slug: "dinkes-batola", sent: 0 }]);
  });

  test.each([
    [anonymous, "access.sign-in-required"],
    [person("innovator"), "access.forbidden"],
    [person("agency_operator", agencyId("dinkes")), "access.forbidden"],
    [person("programme_manager", null, baritoKuala), "access.other-region"],
  ])("refuses who may not ask who is late", { tags: ["security"] }, async (actor, code) => {
    expect(await call(listDuties, actor, { year: 2024 })).toMatchObject({ ok: false, code });
  });

  test("the programme manager may ask", { tags: ["happy"] }, async () => {
    expect(await call(listDuties, person("programme_manager"), { year: 2024 })).toMatchObject({ ok: true });
  });
});

describe("what waits because of a duty", () => {
  const tasksOf = (actor: Actor = person("programme_manager")) =>
    database.inRegion(banjar, (db) =>
      programme.offers.tasksFor(db, { actor, regionCode: banjar, today: "2026-06-15" }),
    );

  test("an agency is told of its own duty, until it has sent", async () => {
    const operator = person("agency_operator", agencyId("dinkes"));
    await addMembers([{ agency: "dinkes", year: 2025 }]);
    const before = await tasksOf(operator);
    expect(before).toMatchObject([
      { id: "programme.own-duty.dinkes", state: "waiting", detail: { id: "Terakhir mengirim pada 2025." } },
    ]);
    await addMembers([{ agency: "dinkes", year: 2026 }]);
    expect(await tasksOf(operator)).toEqual([]);
  });

  test("the programme manager gets one list, late once the day has passed", async () => {
    await programme.offers.recordYear(system(), {
      regionCode: banjar,
      year: aYear(2026, { collectsUntil: "2026-06-14" }),
    });
    expect(await tasksOf()).toMatchObject([
      {
        id: "programme.duties",
        state: "late",
        dueOn: "2026-06-14",
        title: { id: "7 unit belum mengirim inovasi tahun 2026" },
      },
    ]);
    await programme.offers.recordYear(system(), {
      regionCode: banjar,
      year: aYear(2026, { collectsUntil: "2026-06-15" }),
    });
    expect(await tasksOf()).toMatchObject([{ state: "waiting" }]);
  });

  test("an innovator and a visitor are told nothing", async () => {
    expect(await tasksOf(person("innovator"))).toEqual([]);
    expect(await tasksOf(anonymous)).toEqual([]);
  });
});
