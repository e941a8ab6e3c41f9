import { describe, expect, test } from "vitest";
import { pathOfThisSite } from "./safe-path.ts";

describe("a path to come back to", () => {
  test.each([
    ["/katalog?tahun=2024#a", "/katalog?tahun=2024#a"],
    ["/", "/"],
    ["/katalog/kelotok%20sehat", "/katalog/kelotok%20sehat"],
    ["/%2f%2fevil.example", "/%2f%2fevil.example"],
  ])("keeps %j", (value, kept) => {
    expect(pathOfThisSite(value)).toBe(kept);
  });

  test.each([
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "katalog",
    "",
    `/${"a".repeat(2001)}`,
    null,
  ])("answers the fallback for %j", (value) => {
    expect(pathOfThisSite(value, "/dasbor")).toBe("/dasbor");
  });
});
