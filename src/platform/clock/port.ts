/** The only source of time. The demo writes history under a past clock. */
export interface Clock {
  now(): Date;
}

/** UUID version 7 of the clock's moment. */
export type NewId = () => string;
