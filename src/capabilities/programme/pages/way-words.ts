import { type Role, roles } from "#shared/actor.ts";
import { type Language, say } from "#shared/text.ts";
import { roleNames } from "#web/role-names.ts";
import type { TakenVerb, Verb } from "../contract/way.ts";
import { stateNames } from "../texts/programme.ts";
import { verbNames } from "../texts/way.ts";

/** Verbs as they stand in addresses. */
export const verbWords: Readonly<Record<TakenVerb, string>> = {
  submit: "ajukan",
  approve: "setujui",
  return: "kembalikan",
  screen: "loloskan",
  refuse: "tolak",
  establish: "tetapkan",
  withdraw: "tarik",
  stop: "hentikan",
  archive: "arsipkan",
  reopen: "ajukan-lagi",
};

const isTaken = (verb: string): verb is TakenVerb => Object.hasOwn(verbWords, verb);

/** The verb of an address; undefined for another word. */
export const verbOfWord = (word: string): TakenVerb | undefined =>
  Object.keys(verbWords)
    .filter(isTaken)
    .find((verb) => verbWords[verb] === word);

export const isTakenVerb = (verb: Verb): verb is TakenVerb => isTaken(verb);

export const stateName = (state: string, language: Language): string => stateNames[state]?.[language] ?? state;

const isVerb = (verb: string): verb is Verb => Object.hasOwn(verbNames, verb);

export const verbName = (verb: string, language: Language): string => (isVerb(verb) ? verbNames[verb][language] : verb);

const isRole = (role: string): role is Role => roles.some((known) => known === role);

export const roleName = (role: string, language: Language): string => (isRole(role) ? roleNames[role][language] : role);

/** "Inovator atau Operator perangkat daerah". */
export const roleList = (names: readonly string[], language: Language): string =>
  names.map((role) => roleName(role, language)).join(say({ id: " atau ", en: " or " }, language));

export const stepHref = (slug: string, verb: TakenVerb, year: number): string =>
  `/inovasi/${slug}/langkah/${verbWords[verb]}?tahun=${year}`;
