import { beforeEach, describe, expect, test } from "vitest";
import { listMembersOperation } from "#capabilities/programme/contract/operations.ts";
import { anonymous } from "#shared/actor.ts";
import { banjar, baritoKuala, person, regionRoomsUnderTest } from "#tests/support/region-room.ts";

const { addMember, addMembers, call, clear } = await regionRoomsUnderTest();

beforeEach(clear);

const list = async (input: object = {}, region = banjar) => {
  const answer = await call(listMembersOperation, person("innovator", null, region), input, region);
  if (!answer.ok) throw new Error(answer.code);
  return listMembersOperation.output.parse(answer.value);
};
const titles = async (input: object = {}) => (await list(input)).members.map((member) => member.title);

describe("programme.members", () => {
  test("answers members of every state, newest year first, by registration number", { tags: ["happy"] }, async () => {
    await addMembers([
      { title: "Lama", year: 2023, state: "launched", agency: "dinkes" },
      { title: "Baru", year: 2025, state: "draft" },
      { title: "Baru juga", year: 2025, state: "refused", track: "public" },
    ]);
    const { total, members } = await list();
    expect(total).toBe(3);
    expect(members.map(({ title, registrationNumber, year }) => [title, registrationNumber, year])).toEqual([
      ["Baru", 1, 2025],
      ["Baru juga", 2, 2025],
      ["Lama", 1, 2023],
    ]);
    expect(members[2]).toMatchObject({ agencyName: "Dinas Kesehatan", stage: "applied", affair: "1.02", slug: "lama" });
    expect(members[0]).toMatchObject({ agencyName: null, isSample: false });
  });

  test("filters by year, state, track and part of a title", { tags: ["happy"] }, async () => {
    await addMembers([
      { title: "Kelotok Sehat", year: 2024, state: "launched", track: "asn" },
      { title: "Posyandu Keliling", year: 2024, state: "draft", track: "pkp" },
      { title: "Sehat Bersama", year: 2025, state: "launched", track: "pkp" },
    ]);
    expect(await titles({ year: "2024" })).toEqual(["Kelotok Sehat", "Posyandu Keliling"]);
    expect(await titles({ state: "launched", sort: "title" })).toEqual(["Kelotok Sehat", "Sehat Bersama"]);
    expect(await titles({ track: "pkp", year: 2024 })).toEqual(["Posyandu Keliling"]);
    expect(await titles({ text: " SEHA ", sort: "title" })).toEqual(["Kelotok Sehat", "Sehat Bersama"]);
  });

  test.each([
    ["%", "100% Sehat"],
    ["_", "E_Pasar"],
    ["\\", "Garis \\ Miring"],
  ])("takes %s in a search as it is", { tags: ["happy"] }, async (text, title) => {
    await addMembers([{ title: "100% Sehat" }, { title: "E_Pasar" }, { title: "Garis \\ Miring" }, { title: "Biasa" }]);
    expect(await titles({ text })).toEqual([title]);
  });

  test("sorts by title and by unit as Indonesian readers do; who has no unit comes last", {
    tags: ["happy"],
  }, async () => {
    await addMembers([
      { title: "beras", agency: "kec-gambut" },
      { title: "Air", agency: null },
      { title: "Ćuka", agency: "dinkes" },
      { title: "Asap", agency: "dinkes" },
    ]);
    expect(await titles({ sort: "title" })).toEqual(["Air", "Asap", "beras", "Ćuka"]);
    expect(await titles({ sort: "agency" })).toEqual(["Asap", "Ćuka", "beras", "Air"]);
  });

  test("pages hold 50, and a page past the end still tells how many there are", { tags: ["happy"] }, async () => {
    await addMembers(Array.from({ length: 51 }, (_, place) => ({ title: `Inovasi ${place + 1}` })));
    const pages = await Promise.all([1, 2, 3].map((page) => list({ page })));
    expect(pages.map((page) => [page.total, page.members.length])).toEqual([
      [51, 50],
      [51, 1],
      [51, 0],
    ]);
    const all = pages.flatMap((page) => page.members.map((member) => member.registrationNumber));
    expect(new Set(all).size).toBe(51);
  });

  test.each([{ state: "bagus" }, { track: "x" }, { page: 0 }, { text: "" }, { sort: "acak" }, { agency: "dinkes" }])(
    "refuses %j",
    { tags: ["error"] },
    (input) => {
      expect(listMembersOperation.input.safeParse(input).success).toBe(false);
    },
  );

  test("is for signed-in people, and shows nothing of another region", { tags: ["security"] }, async () => {
    await addMember({ title: "Milik Banjar" });
    expect(await call(listMembersOperation, anonymous)).toMatchObject({ code: "access.sign-in-required" });
    expect(await list({}, baritoKuala)).toMatchObject({ total: 0, members: [] });
  });

  test("never tells names of initiators or budgets", { tags: ["security"] }, async () => {
    await addMember({});
    expect(JSON.stringify(await list())).not.toMatch(/Rahasia|125000000|budget|initiator/i);
  });
});
