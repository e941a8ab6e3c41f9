import { describe, expect, test } from "vitest";
import { affairName, editionByName, editions, indicatorHelp, knownAffairs } from "./reference.ts";

const texts = (value: unknown): { id: string; en: string }[] => {
  if (typeof value !== "object" || value === null) return [];
  const own = Object.entries(value);
  if ("id" in value && "en" in value) return [value as { id: string; en: string }];
  return own.flatMap(([, part]) => texts(part));
};

describe("the editions that are shipped", () => {
  test("say how much is known", () => {
    expect([...editions].map(([name, edition]) => [name, edition.computable])).toEqual([
      ["2021", "none"],
      ["2022", "none"],
      ["2023", "formula"],
      ["2024", "none"],
      ["2025", "none"],
      ["2026", "full"],
      ["2027", "full"],
      ["2028", "full"],
      ["2029", "full"],
    ]);
    for (const edition of editions.values()) {
      expect(edition.known.length).toBeGreaterThan(0);
      expect(edition.unknown.length).toBeGreaterThan(0);
    }
  });

  test("2026 has 20 rows per aspect and the computed one, with the ten and five mandatory indicators", () => {
    const rows = editionByName("2026")?.indicators ?? [];
    const count = (aspect: string) => rows.filter((row) => row.aspect === aspect && row.kind === "levels").length;
    expect([count("SPD"), count("SID"), rows.length]).toEqual([20, 20, 41]);
    const mandatory = new Set(rows.filter((row) => row.mandatory).map((row) => row.number));
    expect([...mandatory]).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 16, 17, 32, 33, 35]);
    expect(new Set(rows.map((row) => row.number)).size).toBe(36);
  });

  test("every text stands in both languages and none is empty", () => {
    for (const edition of editions.values()) {
      for (const text of texts(edition))
        expect(text).toEqual({ id: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) });
    }
  });
});

describe("help for the indicators", () => {
  test("stands for every row of 2026 and no other", () => {
    const rows = editionByName("2026")?.indicators ?? [];
    expect([...indicatorHelp.keys()]).toEqual(rows.map((row) => row.code));
  });

  test("is written in both languages, with an example and at least two mistakes", () => {
    for (const help of indicatorHelp.values()) {
      expect(help.mistakes.length).toBeGreaterThanOrEqual(2);
      for (const text of [help.wants, help.example, ...help.mistakes]) {
        expect(text.id.length).toBeGreaterThan(20);
        expect(text.en.length).toBeGreaterThan(20);
        expect(text.id).not.toBe(text.en);
      }
    }
  });
});

test("affairs are known by code", () => {
  expect(knownAffairs.has("1.02")).toBe(true);
  expect(knownAffairs.has("5.05")).toBe(true);
  expect(knownAffairs.has("1.07")).toBe(false);
  expect(affairName("1.02")).toEqual({ id: "Kesehatan", en: "Health" });
  expect(affairName("0.00")).toEqual({ id: "0.00", en: "0.00" });
});
