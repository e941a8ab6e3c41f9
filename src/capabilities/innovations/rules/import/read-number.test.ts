import { describe, expect, test } from "vitest";
import type { ImportCell } from "../../contract/import.ts";
import { readCoordinate, readFigure, readRupiah, readWhole, splitCoordinates } from "./read-number.ts";

const text = (written: string): ImportCell => ({ column: 1, kind: "text", value: written, text: written });

describe("coordinates", () => {
  test.each([
    ["-3,41", "latitude", "-3.41"],
    ["-3.4100", "latitude", "-3.41"],
    ["3°24'36\" LS", "latitude", "-3.41"],
    ["3,41 LS", "latitude", "-3.41"],
    ["1,5 LU", "latitude", "1.5"],
    ["114° 51' 0\" BT", "longitude", "114.85"],
    ["114,850000", "longitude", "114.85"],
  ] as const)("%s is a %s of %s", (written, axis, value) => {
    expect(readCoordinate(text(written), axis)).toEqual({ kind: "value", value });
  });

  test.each([
    ["114.85", "import.coordinate-swapped"],
    ["-34123", "import.coordinate-outside"],
    ["48,85", "import.coordinate-outside"],
    ["depan kantor", "import.coordinate-unreadable"],
    ["RT 3 RW 24", "import.coordinate-unreadable"],
    ["3°75'00\" LS", "import.coordinate-unreadable"],
  ])("%s is refused as a latitude", (written, code) => {
    expect(readCoordinate(text(written), "latitude")).toMatchObject({ kind: "wrong", code });
  });

  test("a number cell with an exponent keeps its size", () => {
    const cell: ImportCell = { column: 1, kind: "number", value: 1e-7, text: "1e-7" };
    expect(readCoordinate(cell, "latitude")).toEqual({ kind: "value", value: "0.0000001" });
  });

  test.each([
    ["-3.41, 114.85", ["-3.41", "114.85"]],
    ["-3,41; 114,85", ["-3,41", "114,85"]],
    ["-3.41,114.85", ["-3.41", "114.85"]],
    ["-3,41 114,85", ["-3,41", "114,85"]],
    ["-3.41", undefined],
  ])("%s holds %j", (written, pair) => {
    expect(splitCoordinates(written)).toEqual(pair);
  });
});

test.each([
  ["Rp 1.250.000,00", 1_250_000],
  ["1.250.000", 1_250_000],
  ["1,250,000.00", 1_250_000],
  ["1250000", 1_250_000],
  ["Rp1.250.000,-", 1_250_000],
  ["0", 0],
])("%s is %i rupiah", (written, value) => {
  expect(readRupiah(text(written))).toEqual({ kind: "value", value });
});

test.each(["1,25 juta", "-5", "1.25", "12.34.56"])("%s is no amount in whole rupiah", (written) => {
  expect(readRupiah(text(written))).toMatchObject({ code: "import.rupiah-unreadable" });
});

test.each([
  ["1.234,56", "1234.56"],
  ["12,50 %", "12.5"],
  ["-0,38", "-0.38"],
  ["7", "7"],
])("%s is the figure %s", (written, value) => {
  expect(readFigure(text(written))).toEqual({ kind: "value", value });
});

test.each([
  ["2", 2],
  ["Level 3", 3],
  ["P1", 1],
  ["2.0", 2],
])("%s is level %i", (written, value) => {
  expect(readWhole(text(written), 0, 3, "x")).toEqual({ kind: "value", value });
});

test.each(["4", "-1", "1,5", "tiga", "1/3"])("%s is no level", (written) => {
  expect(readWhole(text(written), 0, 3, "import.level-out-of-range")).toMatchObject({ kind: "wrong" });
});
