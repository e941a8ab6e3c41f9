import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  compare,
  decimal,
  divide,
  fraction,
  multiply,
  parseDecimal,
  parseTypedDecimal,
  roundHalfUp,
  roundToInteger,
  unitsToDecimal,
  writeFraction,
  zero,
} from "./fraction.ts";

describe("reading decimals", () => {
  test.each([
    ["57.64", 1441n, 25n],
    ["-0.5", -1n, 2n],
    ["12", 12n, 1n],
    ["0.00", 0n, 1n],
    ["007.10", 71n, 10n],
  ])("reads %s exactly", (text, n, d) => {
    expect(parseDecimal(text)).toEqual({ n, d });
  });

  test.each(["", " ", "57,64", "1e3", "+1", ".5", "5.", "1.2.3", "NaN", "Infinity", "1 000", "0x10", "--1"])(
    "refuses %j",
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );

  test("takes a comma or a point from people, but no thousands marks", () => {
    expect(parseTypedDecimal(" 57,64 ")).toEqual(decimal("57.64"));
    expect(parseTypedDecimal("57.64")).toEqual(decimal("57.64"));
    expect(parseTypedDecimal("1.234,56")).toBeNull();
    expect(parseTypedDecimal("1,2,3")).toBeNull();
  });

  test("throws on a decimal that should have been checked", () => {
    expect(() => decimal("57,64")).toThrow('Not a decimal: "57,64"');
  });
});

describe("arithmetic", () => {
  test("adds, multiplies, divides and compares without loss", () => {
    expect(add(decimal("0.1"), decimal("0.2"))).toEqual(decimal("0.3"));
    expect(multiply(decimal("0.38"), fraction(8))).toEqual(decimal("3.04"));
    expect(divide(fraction(640), fraction(12))).toEqual({ n: 160n, d: 3n });
    expect(compare(fraction(1, 3), fraction(2, 6))).toBe(0);
    expect(compare(decimal("-1"), zero)).toBe(-1);
    expect(compare(decimal("65.01"), decimal("65.00"))).toBe(1);
  });

  test("keeps the sign in the numerator and the lowest terms", () => {
    expect(fraction(6, -4)).toEqual({ n: -3n, d: 2n });
    expect(writeFraction(fraction(150, 50))).toBe("3/1");
    expect(() => fraction(1, 0)).toThrow(RangeError);
  });
});

describe("rounding half up", () => {
  test.each([
    ["56.165", 2, "56.17"],
    ["56.1649999", 2, "56.16"],
    ["0.005", 2, "0.01"],
    ["-0.005", 2, "-0.01"],
    ["-50.335", 2, "-50.34"],
    ["-0.004", 2, "0.00"],
    ["99.995", 2, "100.00"],
    ["2.5", 0, "3"],
    ["-2.5", 0, "-3"],
    ["40", 4, "40.0000"],
  ])("%s at %i decimals is %s", (text, decimals, expected) => {
    expect(roundHalfUp(decimal(text), decimals)).toBe(expected);
  });

  test("writes units with their decimals", () => {
    expect(unitsToDecimal(5, 2)).toBe("0.05");
    expect(unitsToDecimal(-5, 2)).toBe("-0.05");
    expect(unitsToDecimal(3855n, 2)).toBe("38.55");
  });

  test("is never further than a half from the value", () => {
    void fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.bigInt({ min: 1n, max: 10n ** 6n }),
        (n, d) => {
          const value = fraction(n, d);
          const distance = add(value, fraction(-roundToInteger(value)));
          expect(compare(distance, fraction(1, 2))).toBeLessThanOrEqual(0);
          expect(compare(distance, fraction(-1, 2))).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
