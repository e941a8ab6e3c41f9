import { describe, expect, test } from "vitest";
import { isSessionOpen, mustNoteVisit } from "./session-life.ts";

const start = 1_781_481_600_000;
const hours = (count: number) => start + count * 3_600_000;
const open = { lastSeenAt: start, endsAt: hours(24), endedAt: null };

describe("the life of a session", () => {
  test.each([
    ["just opened", open, start, true],
    ["one millisecond before eight idle hours", open, hours(8) - 1, true],
    ["idle for eight hours", open, hours(8), false],
    ["used all day, one millisecond before the end", { ...open, lastSeenAt: hours(23.9) }, hours(24) - 1, true],
    ["used all day, after 24 hours", { ...open, lastSeenAt: hours(23.9) }, hours(24), false],
    ["ended by its person", { ...open, endedAt: hours(1) }, hours(1), false],
  ])("%s", (_name, session, now, expected) => {
    expect(isSessionOpen(session, now)).toBe(expected);
  });

  test("notes a visit at most once a minute", () => {
    expect(mustNoteVisit(open, start + 59_999)).toBe(false);
    expect(mustNoteVisit(open, start + 60_000)).toBe(true);
  });
});
