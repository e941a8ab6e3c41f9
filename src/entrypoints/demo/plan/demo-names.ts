import affairsFile from "#reference/affairs.json" with { type: "json" };
import agenciesFile from "#reference/demo/banjar-agencies.json" with { type: "json" };

/** Names for texts; a unit that the demo region does not have is an error, not an empty place. */
export function loadDemoNames(): {
  unitOf(agencySlug: string | null): string;
  affairOf(code: string | null): string;
} {
  const units = new Map(agenciesFile.agencies.map((agency) => [agency.id, agency.name]));
  const affairs = new Map([...affairsFile.affairs, ...affairsFile.supporting].map((row) => [row.code, row.name.id]));
  const known = (table: ReadonlyMap<string, string>, key: string): string => {
    const name = table.get(key);
    if (name === undefined) throw new Error(`The demo names ${key}, which the reference does not hold`);
    return name;
  };
  return {
    unitOf: (slug) => (slug === null ? "unit pengusul" : known(units, slug)),
    affairOf: (code) => (code === null ? "yang menjadi kewenangan daerah" : known(affairs, code)),
  };
}
