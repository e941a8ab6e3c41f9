const hoursAhead = 9;
const hourMs = 3_600_000;

/** The calendar day that has begun somewhere in Indonesia (WIT): a letter of that day is not dated ahead. */
export const latestToday = (now: Date): string =>
  new Date(now.getTime() + hoursAhead * hourMs).toISOString().slice(0, 10);
