import type { Clock } from "#platform/clock/port.ts";

/** What is kept of a clock that was moved: at the real moment `startedAt` it showed `shownAt`. Both ISO 8601. */
export interface ClockShift {
  readonly startedAt: string;
  readonly shownAt: string;
}

/** A clock that showed `shownAt` at `startedAt` and has run on since, also while the product was not running. Throws on an unreadable moment. */
export function createShiftedClock(base: Clock, shift: ClockShift): Clock {
  const offsetMs = Date.parse(shift.shownAt) - Date.parse(shift.startedAt);
  if (Number.isNaN(offsetMs)) throw new Error(`A clock cannot be set from ${JSON.stringify(shift)}.`);
  return { now: () => new Date(base.now().getTime() + offsetMs) };
}
