import type { Log, LogFields } from "#platform/logging/port.ts";

const allowed = [
  "requestId",
  "method",
  "path",
  "status",
  "durationMs",
  "region",
  "operation",
  "code",
  "job",
  "eventId",
  "count",
  "port",
  "pid",
  "folder",
  "version",
] as const satisfies readonly (keyof LogFields)[];

/** PostgreSQL puts row values into `detail`, so only these parts of an error are written. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    message: error.message,
    stack: error.stack
      ?.split("\n")
      .slice(1, 12)
      .map((line) => line.trim()),
    ...(error.cause === undefined || depth > 3 ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}

function formatLine(level: string, at: Date, message: string, fields: LogFields): string {
  const line: Record<string, unknown> = { at: at.toISOString(), level, message };
  for (const name of allowed) {
    const value = fields[name];
    if (value !== undefined) line[name] = typeof value === "string" ? value.slice(0, 500) : value;
  }
  if (fields.error !== undefined) line["error"] = describeError(fields.error);
  return `${JSON.stringify(line)}\n`;
}

/** Log that writes each line through `write` (stderr in production). Fields outside the allow-list are dropped even when a cast let them in. */
export function createJsonLog(write: (line: string) => void, now: () => Date): Log {
  const at =
    (level: string) =>
    (message: string, fields: LogFields = {}): void =>
      write(formatLine(level, now(), message, fields));
  return { info: at("info"), warn: at("warn"), error: at("error") };
}
