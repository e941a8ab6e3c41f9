import { randomInt } from "node:crypto";
import { v7 } from "uuid";
import type { Clock, NewId } from "#platform/clock/port.ts";

const sequenceLimit = 2 ** 32;

/** UUIDs version 7 of the clock's moment. Within one millisecond they rise in the order of asking; the rest is random. */
export function createNewId(clock: Clock): NewId {
  let lastMs = -1;
  let sequence = 0;
  return () => {
    const msecs = clock.now().getTime();
    // Room above the random start for two thousand million ids of one moment, as a fixed clock may ask.
    sequence = msecs === lastMs ? (sequence + 1) % sequenceLimit : randomInt(sequenceLimit / 2);
    lastMs = msecs;
    return v7({ msecs, seq: sequence });
  };
}
