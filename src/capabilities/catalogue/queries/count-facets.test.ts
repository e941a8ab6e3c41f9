import { beforeEach, describe, expect, test } from "vitest";
import { type CatalogueFilter, catalogueFilterSchema } from "#capabilities/catalogue/contract.ts";
import { countFacets, type Facet } from "#capabilities/catalogue/queries/count-facets.ts";
import { searchCatalogue } from "#capabilities/catalogue/queries/search-catalogue.ts";
import { banjar, baritoKuala, type MemberSpec, regionRoomsUnderTest } from "#tests/support/region-room.ts";

const { database, addMember, addMembers, release, clear } = await regionRoomsUnderTest();

beforeEach(clear);

const specs: readonly MemberSpec[] = [
  { title: "A", agency: "dinkes", track: "asn", year: 2024 },
  { title: "B", agency: "dinkes", track: "pkp", year: 2024, profile: { form: null } },
  { title: "C", agency: "kec-gambut", track: "asn", year: 2024, profile: { mainAffair: null } },
  { title: "D", agency: null, track: "public", year: 2023 },
  { title: "E", agency: null, track: "asn", year: 2023, profile: { form: "governance" } },
];
const facetsOf = (filter: CatalogueFilter) => database.withoutRegion((db) => countFacets(db, banjar, filter));
const found = (filter: CatalogueFilter) => database.withoutRegion((db) => searchCatalogue(db, banjar, filter));

describe("counts beside the filters", () => {
  test.each([
    {},
    { year: 2024 },
    { year: 2023 },
    { track: "asn" },
    { group: "skpd", year: 2024 },
    { text: "A" },
    { track: "public", form: "governance" },
  ])("with %j, every choice shows as many rows as its count says", async (given) => {
    const added = await addMembers(specs.map((spec) => ({ ...spec, state: "launched" as const })));
    // One innovation of two years: a year counts it, the whole list shows it once.
    const [first] = added;
    if (first !== undefined) await addMember({ innovationId: first.innovationId, year: 2025, state: "launched" });
    await addMember({ title: "Tetangga", state: "launched" }, baritoKuala);
    await release();
    await release(baritoKuala);
    const filter = catalogueFilterSchema.parse(given);
    const facets = await facetsOf(filter);
    let compared = 0;
    for (const facet of ["track", "group", "affair", "form", "year"] as const satisfies readonly Facet[]) {
      for (const { value, count } of facets[facet]) {
        const chosen = catalogueFilterSchema.parse({ ...given, [facet]: value });
        expect([facet, value, (await found(chosen)).total]).toEqual([facet, value, count]);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(0);
  });

  test("the most frequent choice comes first, and an empty catalogue has none", async () => {
    expect(await facetsOf(catalogueFilterSchema.parse({}))).toEqual({
      track: [],
      group: [],
      affair: [],
      form: [],
      year: [],
    });
    await addMembers(specs.map((spec) => ({ ...spec, state: "launched" as const })));
    await release();
    expect((await facetsOf(catalogueFilterSchema.parse({}))).track).toEqual([
      { value: "asn", count: 3 },
      { value: "pkp", count: 1 },
      { value: "public", count: 1 },
    ]);
  });
});
