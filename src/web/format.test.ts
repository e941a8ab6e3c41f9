import { describe, expect, test } from "vitest";
import { regionCodeSchema } from "#shared/ids.ts";
import { formatDate, formatFigure, formatMoment, formatSize, type Place } from "./format.ts";

const place = (language: "id" | "en"): Place => ({
  language,
  region: {
    code: regionCodeSchema.parse("63.03"),
    name: "Kabupaten Banjar",
    shortName: "Banjar",
    zone: "Asia/Makassar",
    zoneLabel: "WITA",
  },
});

describe("dates for people", () => {
  test.each([
    ["2024-02-06", "6 Februari 2024", "6 February 2024"],
    ["2026-08-28", "28 Agustus 2026", "28 August 2026"],
    ["2026-08", "Agustus 2026", "August 2026"],
    ["2024", "2024", "2024"],
  ])("spells %s in both languages", (day, indonesian, english) => {
    expect(formatDate(day, place("id"))).toBe(indonesian);
    expect(formatDate(day, place("en"))).toBe(english);
  });

  test("shows a moment as the day and the hour of the region's zone", () => {
    const lateInUtc = new Date("2024-02-05T17:05:00Z");
    expect(formatDate(lateInUtc, place("id"))).toBe("6 Februari 2024");
    expect(formatMoment(lateInUtc, place("id"))).toBe("6 Februari 2024 pukul 01.05 WITA");
    expect(formatMoment(lateInUtc, place("en"))).toBe("6 February 2024, 01:05 WITA");
  });
});

describe("figures for people", () => {
  test("sets marks of the language and leaves words alone", () => {
    expect(formatFigure("6192.5", "id")).toBe("6.192,5");
    expect(formatFigure("6192.5", "en")).toBe("6,192.5");
    expect(formatFigure("-33", "id")).toBe("−33");
    expect(formatFigure("5 dari 6", "id")).toBe("5 dari 6");
  });

  test("says sizes in the unit that people know", () => {
    expect(formatSize(999, "id")).toBe("999 B");
    expect(formatSize(412_300, "id")).toBe("412 KB");
    expect(formatSize(1_449_000, "id")).toBe("1,4 MB");
    expect(formatSize(200_000_000, "id")).toBe("200 MB");
    expect(formatSize(21_474_836_480, "id")).toBe("21,5 GB");
  });
});
