import { describe, expect, test } from "vitest";
import { type Profile, profileSchema } from "../../contract/profile.ts";
import { mergeProfiles } from "./merge-profiles.ts";

const profile = (more: Partial<Profile>): Profile => profileSchema.parse({ name: "Kelotok Sehat", ...more });

describe("two writers at once", () => {
  test("what only the other changed is taken over, also what they emptied", () => {
    const base = profile({ benefit: "lama", goalShort: "dulu" });
    const merged = mergeProfiles(base, profile({ benefit: "baru" }), profile({ ...base, design: "saya" }));
    expect(merged).toMatchObject({
      profile: { benefit: "baru", goalShort: null, design: "saya" },
      theirs: ["benefit", "goalShort"],
      clashes: [],
    });
  });

  test("what both changed keeps this writer's words and is named", () => {
    const base = profile({ benefit: "lama" });
    const merged = mergeProfiles(base, profile({ benefit: "mereka" }), profile({ benefit: "saya" }));
    expect(merged).toMatchObject({ profile: { benefit: "saya" }, theirs: ["benefit"], clashes: ["benefit"] });
  });

  test("the same change of both is no clash", () => {
    const merged = mergeProfiles(profile({}), profile({ benefit: "sama" }), profile({ benefit: "sama" }));
    expect(merged.clashes).toEqual([]);
  });

  test("lists of affairs compare as lists", () => {
    const base = profile({ otherAffairs: ["1.02"] });
    const merged = mergeProfiles(base, profile({ otherAffairs: ["1.02", "2.11"] }), base);
    expect(merged.profile.otherAffairs).toEqual(["1.02", "2.11"]);
  });
});
