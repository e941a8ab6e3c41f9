import { beforeEach, describe, expect, test } from "vitest";
import { plainTextOf } from "#tests/support/open-page.ts";
import { baritoKuala, regionRoomsUnderTest } from "#tests/support/region-room.ts";

const { catalogue, addMember, addMembers, release, clear } = await regionRoomsUnderTest();

beforeEach(clear);

const csv = (query = "", language: "id" | "en" = "id") =>
  plainTextOf(catalogue.pages, `/katalog.csv${query}`, { language });
/** Cells as a spreadsheet reads them. */
const cellsOf = (text: string): string[][] => {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of text
    .replace(/^\uFEFF/, "")
    .matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n"]*))(;|\r\n)/g)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") lines.push([]);
  }
  return lines.slice(0, -1);
};

describe("the list as CSV", () => {
  test("has a byte order mark, a heading and one line per innovation, in both languages", async () => {
    await addMember({ title: "Kelotok", state: "launched", agency: "dinkes", isSample: true });
    await release();
    const text = await csv();
    expect(text.startsWith("\uFEFFNo. register;Tahun program;Inovasi;Unit;")).toBe(true);
    expect(cellsOf(text)[1]).toEqual([
      "1",
      "2024",
      "Kelotok",
      "Dinas Kesehatan",
      "SKPD",
      "ASN",
      "Pelayanan publik",
      "Kesehatan",
      "2024-12-05",
      "Ya",
    ]);
    expect(cellsOf(await csv("", "en"))[1]?.slice(4)).toEqual([
      "Agencies",
      "Civil servants",
      "Public service",
      "Health",
      "2024-12-05",
      "Yes",
    ]);
  });

  test.each(["=1+1", "+SUM(A1)", "-2+3", "@cmd", '=HYPERLINK("http://x";"y")'])("%s stays text", async (title) => {
    await addMember({ title, state: "launched" });
    await release();
    expect(cellsOf(await csv())[1]?.[2]).toBe(`'${title}`);
  });

  test("semicolons, quotes and line breaks stay inside their cell", async () => {
    await addMembers([
      { title: "Satu; dua", state: "launched" },
      { title: 'Si "Pintar"', state: "launched" },
      { title: "Baris\nbaru", state: "launched" },
    ]);
    await release();
    const text = await csv();
    expect(text).toContain('"Satu; dua"');
    expect(text).toContain('"Si ""Pintar"""');
    expect(cellsOf(text).map((row) => row[2])).toEqual(["Inovasi", "Satu; dua", 'Si "Pintar"', "Baris\nbaru"]);
    expect(cellsOf(text).every((row) => row.length === 10)).toBe(true);
  });

  test.each([50, 100, 101])("holds all %i rows, whatever the page of the list", async (count) => {
    await addMembers(
      Array.from({ length: count }, (_, place) => ({ title: `Inovasi ${place}`, state: "launched" as const })),
    );
    await release();
    const rows = cellsOf(await csv("?hal=2")).slice(1);
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map((row) => row[2])).size).toBe(count);
  });

  test("follows the filter, and tells nothing hidden or foreign", async () => {
    await addMembers([
      { title: "Dicari", state: "launched", track: "pkp" },
      { title: "Lain", state: "launched" },
      { title: "Rancangan", state: "draft", track: "pkp" },
    ]);
    await addMember({ title: "Tetangga", state: "launched", track: "pkp" }, baritoKuala);
    await release();
    await release(baritoKuala);
    const text = await csv("?jalur=pkp");
    expect(cellsOf(text).map((row) => row[2])).toEqual(["Inovasi", "Dicari"]);
    expect(text).not.toMatch(/Rahasia|125000000/);
  });

  test("an empty list is its heading", async () => {
    expect(cellsOf(await csv())).toHaveLength(1);
  });
});
