const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Milliseconds. A session ends when nobody used it for `idle`, and after `absolute` in any case. */
export const sessionLife = {
  idle: 8 * hour,
  absolute: 24 * hour,
  /** Writing every request's moment would make each read a write. */
  lastSeenStep: minute,
  /** How long an ended session stays in the list kept for an inquiry. */
  kept: 30 * day,
} as const;

export const linkLife = { setUp: day, password: 3 * day } as const;

export interface SessionTimes {
  /** Epoch milliseconds. */
  readonly lastSeenAt: number;
  readonly endsAt: number;
  readonly endedAt: number | null;
}

/** Whether a session still opens doors at `now` (epoch milliseconds). */
export function isSessionOpen(session: SessionTimes, now: number): boolean {
  return session.endedAt === null && now < session.endsAt && now - session.lastSeenAt < sessionLife.idle;
}

export function mustNoteVisit(session: SessionTimes, now: number): boolean {
  return now - session.lastSeenAt >= sessionLife.lastSeenStep;
}
