import type { Profile } from "#capabilities/innovations/contract/profile.ts";

/** Where an innovation of an affair usually stands in the national priorities: a reading for the demo. */
const themes: Readonly<Record<string, readonly [astaCita: number, cluster: NonNullable<Profile["pkpnCluster"]>]>> = {
  "1.01": [4, "education"],
  "1.02": [4, "health"],
  "1.03": [3, "infrastructure_housing_disaster"],
  "1.04": [3, "infrastructure_housing_disaster"],
  "1.05": [7, "infrastructure_housing_disaster"],
  "1.06": [6, "poverty"],
  "2.09": [2, "food"],
  "2.11": [8, "none"],
  "2.13": [6, "people_economy_village"],
  "2.17": [3, "people_economy_village"],
  "3.25": [2, "food"],
  "3.26": [3, "people_economy_village"],
  "3.27": [2, "food"],
  "3.30": [3, "people_economy_village"],
  "3.31": [5, "downstream_industry"],
};

export function themesOf(affair: string | null): Pick<Profile, "astaCita" | "pkpnCluster"> {
  const [astaCita, pkpnCluster] = (affair === null ? undefined : themes[affair]) ?? ([7, "none"] as const);
  return { astaCita, pkpnCluster };
}
