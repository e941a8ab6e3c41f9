import type { Clock } from "#platform/clock/port.ts";

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };
