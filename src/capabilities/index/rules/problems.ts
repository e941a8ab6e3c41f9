import type { Problem } from "#shared/result.ts";

/** Gathers every problem of one raw value, each with its JSON path. */
export interface ProblemList {
  readonly all: readonly Problem[];
  add(path: string, code: string, expected: string, found?: unknown): void;
}

const longestEcho = 100;

/** What was found, short enough to be sent back. */
function echo(found: unknown): unknown {
  if (typeof found === "string") return found.slice(0, longestEcho);
  if (Array.isArray(found)) return "array";
  if (typeof found === "object" && found !== null) return "object";
  return typeof found === "number" && !Number.isFinite(found) ? String(found) : found;
}

export function problemList(): ProblemList {
  const all: Problem[] = [];
  return {
    all,
    add(path, code, expected, found) {
      all.push({ path, code, expected, ...(found === undefined ? {} : { found: echo(found) }) });
    },
  };
}

/** "$.levels" and "16" give "$.levels.16"; names with other signs are quoted. */
export const placeIn = (path: string, name: string): string =>
  /^[\w-]{1,40}$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name.slice(0, longestEcho))}]`;

export type RawObject = Readonly<Record<string, unknown>>;

export const isRawObject = (raw: unknown): raw is RawObject =>
  typeof raw === "object" && raw !== null && !Array.isArray(raw);
