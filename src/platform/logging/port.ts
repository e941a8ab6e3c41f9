/**
 * The only fields that may enter a log line. None of them holds personal data:
 * a name, an e-mail, an address or a query string has no place here.
 */
export interface LogFields {
  readonly requestId?: string;
  readonly method?: string;
  /** Path without query. */
  readonly path?: string;
  readonly status?: number;
  readonly durationMs?: number;
  readonly region?: string;
  readonly operation?: string;
  readonly code?: string;
  readonly job?: string;
  readonly eventId?: string;
  readonly count?: number;
  readonly port?: number;
  readonly pid?: number;
  readonly folder?: string;
  readonly version?: string;
  /** Written as name, message and stack, with the causes below it. */
  readonly error?: unknown;
}

/** One line of JSON per call. `message` is fixed text, never built from what people typed. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}
