import type { Clock } from "#platform/clock/port.ts";

export interface FixedClock extends Clock {
  /** Moves the clock to a moment: history that is loaded, or a test. */
  set(moment: Date): void;
}

/** A clock that stands until it is set. */
export function createFixedClock(start: Date): FixedClock {
  let moment = start.getTime();
  return {
    now: () => new Date(moment),
    set: (next) => {
      moment = next.getTime();
    },
  };
}
