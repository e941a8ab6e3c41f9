/** What a rule, an action or a query answers when it may refuse. Codes are stable; people read the text that belongs to the code. */
export type Details = Readonly<Record<string, unknown>>;

/** One problem with a place: a JSON path, a cell or a field name. */
export interface Problem {
  readonly path: string;
  readonly code: string;
  readonly expected?: string;
  readonly found?: unknown;
}

export interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly details?: Details;
  readonly errors?: readonly Problem[];
}

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

export type Result<T> = Success<T> | Refusal;

export const success = <T>(value: T): Success<T> => ({ ok: true, value });

export const refusal = (code: string, details?: Details, errors?: readonly Problem[]): Refusal => ({
  ok: false,
  code,
  ...(details ? { details } : {}),
  ...(errors ? { errors } : {}),
});
