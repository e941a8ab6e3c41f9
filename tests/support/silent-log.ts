import type { Log } from "#platform/logging/port.ts";

/** Log of tests and of scripts that speak for themselves. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
