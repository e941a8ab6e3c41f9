import type { Scanner, ScannerPlace } from "#platform/scanner/port.ts";
import { createClamdScanner } from "./clamd-scanner.ts";

/** Without a scanner every answer says so: a page shows it, nobody takes it for clean. */
const noScanner: Scanner = {
  scan: async () => ({ state: "not-configured" }),
  health: async () => "not-configured",
};

export const createScanner = (place: ScannerPlace | null): Scanner =>
  place === null ? noScanner : createClamdScanner({ place });
