import { describe, expect, test } from "vitest";
import { createFixedClock } from "./fixed-clock.ts";
import { createNewId } from "./new-id.ts";
import { createShiftedClock } from "./shifted-clock.ts";

describe("shifted clock", () => {
  test("shows the demo's moment at the first start and runs on", () => {
    const base = createFixedClock(new Date("2026-11-22T10:00:00Z"));
    const clock = createShiftedClock(base, { startedAt: "2026-11-22T10:00:00Z", shownAt: "2026-06-15T00:00:00Z" });
    expect(clock.now().toISOString()).toBe("2026-06-15T00:00:00.000Z");
    base.set(new Date("2026-11-22T10:30:00Z"));
    expect(clock.now().toISOString()).toBe("2026-06-15T00:30:00.000Z");
  });

  test("refuses a moment it cannot read", () => {
    expect(() =>
      createShiftedClock(createFixedClock(new Date(0)), { startedAt: "yesterday", shownAt: "2026-06-15" }),
    ).toThrow(/yesterday/);
  });
});

describe("new ids", () => {
  test("carry the clock's moment and rise within it", () => {
    const clock = createFixedClock(new Date("2024-02-06T03:00:00Z"));
    const newId = createNewId(clock);
    const ids = Array.from({ length: 500 }, () => newId());
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(500);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(Number.parseInt((ids[0] ?? "").replaceAll("-", "").slice(0, 12), 16)).toBe(
      Date.parse("2024-02-06T03:00:00Z"),
    );
  });
});
