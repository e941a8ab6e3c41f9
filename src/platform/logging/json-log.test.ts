import { describe, expect, test } from "vitest";
import { createJsonLog } from "./json-log.ts";
import type { LogFields } from "./port.ts";

function logged(fields: LogFields): Record<string, unknown> {
  const lines: string[] = [];
  createJsonLog(
    (line) => lines.push(line),
    () => new Date("2026-06-15T00:00:00Z"),
  ).info("Something happened", fields);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[^\n]+\n$/);
  return JSON.parse(lines[0] ?? "");
}

describe("log", () => {
  test("writes one line of JSON with the fields that are allowed", () => {
    expect(logged({ requestId: "r1", status: 200, durationMs: 12 })).toEqual({
      at: "2026-06-15T00:00:00.000Z",
      level: "info",
      message: "Something happened",
      requestId: "r1",
      status: 200,
      durationMs: 12,
    });
  });

  test("drops fields outside the list even when they slip past the types", () => {
    const slipped = { requestId: "r1", email: "siti@banjarkab.go.id" };
    expect(JSON.stringify(logged(slipped))).not.toContain("siti");
  });

  test("writes an error's code and causes but not the row that PostgreSQL puts into its detail", () => {
    const database = Object.assign(new Error("duplicate key"), {
      code: "23505",
      detail: "Key (email)=(siti@banjarkab.go.id) already exists.",
    });
    const line = logged({ error: new Error("sign-up failed", { cause: database }) });
    expect(line).toMatchObject({
      error: { message: "sign-up failed", cause: { message: "duplicate key", code: "23505" } },
    });
    expect(JSON.stringify(line)).not.toContain("siti");
  });
});
