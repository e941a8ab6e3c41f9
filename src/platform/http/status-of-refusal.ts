const statusByCode: Readonly<Record<string, number>> = {
  "access.sign-in-required": 401,
  "access.token-unknown": 401,
  "access.forbidden": 403,
  "access.insecure-connection": 403,
  // Another region's row is not confirmed to exist.
  "access.other-region": 404,
  "form.too-old": 403,
  "form.foreign-origin": 403,
  "form.malformed": 400,
  "form.too-slow": 408,
  "form.too-large": 413,
  "form.other-type": 415,
  "page.malformed-address": 400,
  "page.method-not-allowed": 405,
  "request.key-malformed": 400,
  "request.key-reused": 409,
  "request.outcome-unknown": 409,
  "server.failed": 500,
  "server.closing": 503,
};

const statusByEnding: readonly (readonly [string, number])[] = [
  [".not-found", 404],
  [".conflict", 409],
  // Somebody else was faster; what was seen is no longer what stands there.
  ["-meanwhile", 409],
  [".state-changed", 409],
  ["-conflict", 409],
  [".gone", 410],
  [".too-many-tries", 429],
  [".unavailable", 503],
];

/** The only place that knows which HTTP status a refusal code has. */
export function statusOfRefusal(code: string): number {
  return statusByCode[code] ?? statusByEnding.find(([ending]) => code.endsWith(ending))?.[1] ?? 422;
}
