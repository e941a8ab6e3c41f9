/** True when an error carries one of the codes: of the system ("EEXIST") or of PostgreSQL ("42710"). */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && codes.includes(error.code);
}
