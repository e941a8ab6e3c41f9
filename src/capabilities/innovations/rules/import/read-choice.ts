import type { Choice } from "./field.ts";
import { likeness } from "./likeness.ts";
import { keyOf } from "./normalise.ts";

const nearEnough = 85;

/** Without spaces: "Uji coba", "ujicoba" and "UJI-COBA" are one. */
const tightKey = (text: string): string => keyOf(text).replaceAll(" ", "");

/** The value whose label, code or alias is written; small slips of the pen are forgiven when only one value is near. */
export function readChoice(written: string, choices: readonly Choice[]): string | undefined {
  const key = tightKey(written.replace(/^\s*(\d+|[a-z])\s*[.)]\s*/i, ""));
  if (key === "") return undefined;
  const namesOf = (choice: Choice): string[] => [choice.label, choice.value, ...choice.aliases].map(tightKey);
  const exact = choices.find((choice) => namesOf(choice).includes(key));
  if (exact) return exact.value;
  const near = choices.filter((choice) => namesOf(choice).some((name) => likeness(name, key) >= nearEnough));
  return near.length === 1 ? near[0]?.value : undefined;
}
