/** What a virus scanner said. Only `clean` means that one has looked at every byte. */
export type ScanVerdict =
  | { readonly state: "clean" }
  /** `name` is the scanner's own: "Eicar-Test-Signature". */
  | { readonly state: "infected"; readonly name: string }
  | { readonly state: "unavailable"; readonly reason: ScanFault }
  | { readonly state: "not-configured" };

/**
 * `unreachable`: nobody listens or the line broke. `slow`: no answer in time. `too-large`: beyond the scanner's own limit.
 * `failed`: it answered something else. `source`: the bytes could not be read to the end.
 */
export type ScanFault = "unreachable" | "slow" | "too-large" | "failed" | "source";

export interface Scanner {
  /** Never throws and never takes silence for clean. */
  scan(bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<ScanVerdict>;
  /** For the health page: `not-configured` is no fault. */
  health(): Promise<"ready" | "not-configured" | "unavailable">;
}

/** Where clamd listens: TCP or a socket file. */
export type ScannerPlace =
  | { readonly kind: "clamd"; readonly host: string; readonly port: number }
  | { readonly kind: "clamd-socket"; readonly path: string };
