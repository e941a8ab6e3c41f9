import { type Refusal, refusal } from "#shared/result.ts";
import { blockedWords } from "./blocked-words.ts";

/** Characters. 12 is the floor of the stricter local reading (BSSN 4/2021 art. 27(1)c); the whole password counts, nothing is cut off. */
export const passwordLength = { least: 12, most: 256 } as const;

/** The same letters typed on another device give the same hash (NFC). */
export const normalisePassword = (password: string): string => password.normalize("NFC");

/**
 * Decides whether a password may be used. `words` are what others know of the person: login, name, office, region.
 * Codes: `identity.password-too-short`, `identity.password-too-long`, `identity.password-common`, `identity.password-names-you`.
 */
export function judgePassword(password: string, words: readonly string[]): { readonly ok: true } | Refusal {
  const characters = [...normalisePassword(password)];
  if (characters.length < passwordLength.least) {
    return refusal("identity.password-too-short", { least: passwordLength.least });
  }
  if (characters.length > passwordLength.most) {
    return refusal("identity.password-too-long", { most: passwordLength.most });
  }
  if (new Set(characters).size < 5 || isRun(characters) || restWithout(password, blockedWords) < least.rest) {
    return refusal("identity.password-common");
  }
  const known = words.flatMap((word) => letters(word).split(" ")).filter((word) => word.length >= 4);
  if (restWithout(password, [...known, ...blockedWords]) < least.rest) return refusal("identity.password-names-you");
  return { ok: true };
}

/**
 * What must remain once every guessable word is taken out: letters, and symbols counted once each.
 * Digits count nothing: years, telephone numbers, NIK and NIP are the first guesses here.
 */
const least = { rest: 5 } as const;

/** "abcdefghijkl", "987654321098", "qwertyuiop[]": each character follows from the one before. */
function isRun(characters: readonly string[]): boolean {
  const rows = ["qwertyuiopasdfghjklzxcvbnm", "01234567890123456789", "abcdefghijklmnopqrstuvwxyz"];
  const text = characters.join("").toLowerCase();
  return rows.some((row) => row.includes(text) || [...row].reverse().join("").includes(text));
}

const lookAlikes: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "@": "a",
  $: "s",
};

/** Small letters in words; accents dropped. */
function letters(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}]+/gu, " ")
    .trim();
}

/** What remains after the words are taken out, whichever reading of digits between letters leaves less. */
function restWithout(password: string, words: readonly string[]): number {
  const core = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const folded = [...core].map((character) => lookAlikes[character] ?? character).join("");
  const symbols = new Set(password.replace(/[\p{L}\p{M}\p{N}\s]/gu, ""));
  const longestFirst = [...words].sort((one, other) => other.length - one.length);
  const rests = [password, folded].map((reading) => {
    let rest = letters(reading).replaceAll(" ", "");
    for (const word of longestFirst) rest = rest.replaceAll(word, "");
    return [...rest].length;
  });
  return Math.min(...rests) + symbols.size;
}
