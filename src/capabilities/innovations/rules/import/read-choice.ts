import type { Choice } from "./field.ts";
import { likeness } from "./likeness.ts";
import { keyOf } from "./normalise.ts";

const nearEnough = 85;

/** Without spaces: "Uji coba", "ujicoba" and "UJI-COBA" are one. */
const tightKey = (text: string): string => keyOf(text).replaceAll(" ", "");

const compiled = new WeakMap<readonly Choice[], ReadonlyMap<string, string>>();

function namesOf(choices: readonly Choice[]): ReadonlyMap<string, string> {
  const known = compiled.get(choices);
  if (known) return known;
  const byName = new Map<string, string>();
  for (const { value, label, aliases } of choices)
    for (const name of [label, value, ...aliases].map(tightKey)) if (!byName.has(name)) byName.set(name, value);
  compiled.set(choices, byName);
  return byName;
}

/** The value whose label, code or alias is written; small slips of the pen are forgiven when only one value is near. */
export function readChoice(written: string, choices: readonly Choice[]): string | undefined {
  const key = tightKey(written.replace(/^\s*(\d+|[a-z])\s*[.)]\s*/i, ""));
  if (key === "") return undefined;
  const byName = namesOf(choices);
  const exact = byName.get(key);
  if (exact !== undefined) return exact;
  const near = new Set([...byName].filter(([name]) => likeness(name, key) >= nearEnough).map(([, value]) => value));
  const [only] = near;
  return near.size === 1 ? only : undefined;
}
