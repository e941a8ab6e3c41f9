import { describe, expect, test } from "vitest";
import { publicProfile, summaryOf } from "./public-profile.ts";

describe("what the public may read of a profile", () => {
  test("leaves out names of people, money and whatever the list does not name", () => {
    const profile = { form: "governance", initiatorName: "Siti", budgetRupiah: 5, phone: "0811", benefit: "Cepat." };
    expect(publicProfile(profile)).toEqual({ form: "governance", benefit: "Cepat." });
  });

  test("leaves out empty fields and answers nothing for no profile", () => {
    expect(publicProfile({ stage: null, design: undefined })).toEqual({});
    expect(publicProfile(null)).toEqual({});
  });

  test("summarises the benefit, else the design, cut at a word", () => {
    expect(summaryOf({ benefit: "Antre  lebih\nsingkat." })).toBe("Antre lebih singkat.");
    expect(summaryOf({ design: "Petugas datang." })).toBe("Petugas datang.");
    const long = summaryOf({ benefit: "kata ".repeat(100) });
    expect(long.endsWith("kata …")).toBe(true);
    expect(long.length).toBeLessThanOrEqual(242);
    expect(summaryOf({})).toBe("");
  });
});
