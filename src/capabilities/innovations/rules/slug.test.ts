import { describe, expect, test } from "vitest";
import { freeSlug, slugOf, titleKey } from "./slug.ts";

describe("slug", () => {
  test.each([
    ["Kelotok Sehat (contoh)", "kelotok-sehat-contoh"],
    ["SI-MANIES Bank Daur's Purna Praja", "si-manies-bank-daurs-purna-praja"],
    ["  !!! ", "inovasi"],
    ["Café Désa", "cafe-desa"],
  ])("of %s is %s", (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  test("cuts at a word within 80 characters", () => {
    const slug = slugOf("kata ".repeat(40));
    expect(slug.length).toBeLessThanOrEqual(80);
    expect(slug.endsWith("kata")).toBe(true);
  });

  test("takes the first free number", () => {
    expect(freeSlug("a", new Set())).toBe("a");
    expect(freeSlug("a", new Set(["a", "a-2"]))).toBe("a-3");
  });

  test("keys ignore case, marks and spaces", () => {
    expect(titleKey("START  Banjar!")).toBe(titleKey("startbanjar"));
  });
});
