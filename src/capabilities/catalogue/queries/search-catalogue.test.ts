import { beforeEach, describe, expect, test } from "vitest";
import { listInnovations } from "#capabilities/catalogue/contract.ts";
import { anonymous } from "#shared/actor.ts";
import { baritoKuala, regionRoomsUnderTest } from "#tests/support/region-room.ts";

const { addMember, addMembers, release, call, clear } = await regionRoomsUnderTest();

beforeEach(clear);

const list = async (input: object = {}) => {
  const answer = await call(listInnovations, anonymous, input);
  if (!answer.ok) throw new Error(answer.code);
  return listInnovations.output.parse(answer.value);
};
const titles = async (input: object = {}) => (await list(input)).items.map((item) => item.title);

const many = [
  { title: "SIPAKAT: Sistem Pelayanan Kesehatan Terpadu", agency: "dinkes", track: "asn", year: 2024 },
  {
    title: "Jukung Pintar",
    agency: "kec-gambut",
    track: "pkp",
    year: 2024,
    profile: { form: "governance", mainAffair: "1.01" },
  },
  {
    title: "Pasar Terapung Digital",
    agency: null,
    track: "public",
    year: 2025,
    profile: { digitalKind: "digital", mainAffair: null },
  },
  {
    title: "Diskon 50% Retribusi",
    agency: "bappeda",
    track: "pka",
    year: 2023,
    profile: { benefit: "Menyelamatkan ikan haruan." },
  },
  { title: "Lapor_Bencana", agency: "kel-murung", track: "asn", year: 2023, isSample: true },
] as const;
const addMany = async () => {
  await addMembers(many.map((spec) => ({ ...spec, state: "launched" as const })));
  await release();
};

describe("catalogue.list", () => {
  test("answers what was launched, newest year first", { tags: ["happy"] }, async () => {
    await addMany();
    await addMember({ title: "Belum diluncurkan", state: "established" });
    const { total, page, pageSize, items } = await list();
    expect([total, page, pageSize, items.length]).toEqual([5, 1, 50, 5]);
    expect(items.map((item) => item.year)).toEqual([2025, 2024, 2024, 2023, 2023]);
    expect(items[0]).toMatchObject({ launchGroup: "community", agency: null, affair: null, isDigital: true });
    expect(items.at(-1)).toMatchObject({ isSample: true, launchGroup: "kelurahan", launchedOn: "2023-12-05" });
  });

  test.each([
    ["sipak", "SIPAKAT: Sistem Pelayanan Kesehatan Terpadu"],
    ["SIPAKAT", "SIPAKAT: Sistem Pelayanan Kesehatan Terpadu"],
    ["pelayanan terpadu", "SIPAKAT: Sistem Pelayanan Kesehatan Terpadu"],
    ["apung", "Pasar Terapung Digital"],
    ["murung", "Lapor_Bencana"],
    ["haruan", "Diskon 50% Retribusi"],
    ["%", "Diskon 50% Retribusi"],
    ["_", "Lapor_Bencana"],
    ["0% r", "Diskon 50% Retribusi"],
  ])("finds by %j", { tags: ["happy"] }, async (text, title) => {
    await addMany();
    expect(await titles({ text })).toEqual([title]);
  });

  test("marks of a query language are only text", { tags: ["error"] }, async () => {
    await addMany();
    for (const text of ["'", '"', "& | !", "a:*", "\\", "(", "<->", "';--"]) expect(await titles({ text })).toEqual([]);
  });

  test.each([
    [{ year: 2024 }, 2],
    [{ track: "asn" }, 2],
    [{ group: "kecamatan" }, 1],
    [{ group: "community" }, 1],
    [{ affair: "1.01" }, 1],
    [{ form: "governance" }, 1],
    [{ agency: "dinkes" }, 1],
    [{ year: 2024, track: "pka" }, 0],
    [{ year: 2024, track: "asn", group: "skpd", affair: "1.02" }, 1],
  ])("filters by %j", { tags: ["happy"] }, async (filter, expected) => {
    await addMany();
    const { total, items } = await list(filter);
    expect([total, items.length]).toEqual([expected, expected]);
  });

  test("sorts by title, and by the day of the launch", { tags: ["happy"] }, async () => {
    await addMany();
    expect((await titles({ sort: "title" }))[0]).toBe("Diskon 50% Retribusi");
    expect((await titles({ sort: "newest" }))[0]).toBe("Pasar Terapung Digital");
  });

  test("an innovation of two years stands once in the whole list and in each of its years", {
    tags: ["happy"],
  }, async () => {
    const { innovationId } = await addMember({ title: "Tetap", year: 2023, state: "launched" });
    await addMember({ year: 2024, state: "launched", innovationId });
    await release();
    expect((await list()).items).toMatchObject([{ title: "Tetap", year: 2024 }]);
    expect((await list({ year: 2023 })).items).toMatchObject([{ year: 2023, registrationNumber: 1 }]);
    expect((await list({ year: 2024 })).total).toBe(1);
  });

  test("pages hold 50, and a page past the end still tells how many there are", { tags: ["happy"] }, async () => {
    await addMembers(
      Array.from({ length: 101 }, (_, place) => ({ title: `Inovasi ${place + 1}`, state: "launched" as const })),
    );
    await release();
    const pages = await Promise.all([1, 2, 3, 4].map((page) => list({ page })));
    expect(pages.map(({ total, items }) => [total, items.length])).toEqual([
      [101, 50],
      [101, 50],
      [101, 1],
      [101, 0],
    ]);
    expect(new Set(pages.flatMap(({ items }) => items.map((item) => item.id))).size).toBe(101);
  });

  test.each([
    { page: 0 },
    { page: "x" },
    { year: 1999 },
    { sort: "acak" },
    { text: " " },
    { region: "Banjar" },
    { q: 1 },
  ])("refuses %j", { tags: ["error"] }, (input) => {
    expect(listInnovations.input.safeParse(input).success).toBe(false);
  });

  test("another region answers only when it is asked for, with its own rows", { tags: ["security"] }, async () => {
    await addMember({ title: "Milik Banjar", state: "launched" });
    await addMember({ title: "Milik Barito", state: "launched" }, baritoKuala);
    await release();
    await release(baritoKuala);
    expect(await titles()).toEqual(["Milik Banjar"]);
    expect(await titles({ region: "63.04" })).toEqual(["Milik Barito"]);
    expect(await titles({ text: "Barito" })).toEqual([]);
  });

  test("tells nobody names of initiators or budgets, nor finds by them", { tags: ["security"] }, async () => {
    await addMany();
    expect(JSON.stringify(await list())).not.toMatch(/Rahasia|125000000|initiatorName|budget/);
    expect(await titles({ text: "Rahasia" })).toEqual([]);
  });
});
