import type { InnovationsDeps } from "./deps.ts";

export type ImportDeps = InnovationsDeps & Readonly<Record<string, unknown>>;

export function createImportPart(_: ImportDeps) {
  return { operations: [], pages: [], commands: [], describeRefusal: (): string | undefined => undefined };
}
