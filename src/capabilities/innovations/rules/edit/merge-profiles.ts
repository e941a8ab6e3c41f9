import type { Profile, ProfileField } from "../../contract/profile.ts";
import { changedFields } from "../changed-fields.ts";

export interface MergedProfile {
  readonly profile: Profile;
  /** Fields that the other writer changed since the version that was seen. */
  readonly theirs: readonly ProfileField[];
  /** Those of them that this writer changed too, to something else; this writer's words stay. */
  readonly clashes: readonly ProfileField[];
}

const isField = (name: string, profile: Profile): name is ProfileField => Object.hasOwn(profile, name);

/** Two writers began at `base`: what only the other changed is taken over, what both changed keeps this writer's words. */
export function mergeProfiles(base: Profile, theirs: Profile, mine: Profile): MergedProfile {
  const isKnown = (name: string): name is ProfileField => isField(name, mine);
  const changedByThem = changedFields(base, theirs).filter(isKnown);
  const changedByMe = new Set(changedFields(base, mine));
  const different = new Set(changedFields(theirs, mine));
  const taken = changedByThem.filter((field) => !changedByMe.has(field));
  const values = Object.fromEntries(taken.map((field) => [field, theirs[field]]));
  return {
    profile: { ...mine, ...values },
    theirs: changedByThem,
    clashes: changedByThem.filter((field) => changedByMe.has(field) && different.has(field)),
  };
}
