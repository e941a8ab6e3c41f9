import * as fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Breakdown } from "#capabilities/catalogue/contract.ts";
import { membershipStates, tracks } from "#capabilities/programme/contract/membership.ts";
import { banjar, baritoKuala, type MemberSpec, regionRoomsUnderTest } from "#tests/support/region-room.ts";

const { catalogue, addMember, addMembers, release, clear } = await regionRoomsUnderTest();

beforeEach(clear);

const years = (region = banjar) => catalogue.offers.years(region);
const partsOf = (breakdowns: readonly Breakdown[], dimension: Breakdown["dimension"]) =>
  Object.fromEntries(
    breakdowns.filter((part) => part.dimension === dimension).map((part) => [part.value, part.innovations]),
  );
const sumOf = (parts: Readonly<Record<string, number>>) => Object.values(parts).reduce((sum, count) => sum + count, 0);

const memberSpec: fc.Arbitrary<MemberSpec> = fc.record({
  year: fc.constantFrom(2023, 2024),
  track: fc.constantFrom(...tracks),
  state: fc.constantFrom("launched", "launched", "launched", ...membershipStates),
  agency: fc.constantFrom(
    null,
    "dinkes",
    "bag-hukum",
    "kec-gambut",
    "kel-murung",
    "pkm-astambul",
    "pkm-gambut",
    "desa-bincau",
  ),
  committedOn: fc.constantFrom(null, "2025-02-06"),
  profile: fc.record({
    form: fc.constantFrom(null, "governance", "public_service", "other"),
    mainAffair: fc.constantFrom(null, "1.01", "1.02", "9"),
  }),
});

describe("figures of a programme year", () => {
  test("in every dimension the parts add up to what was launched, whatever the members", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(memberSpec, { minLength: 1, maxLength: 25 }), async (specs) => {
        await clear();
        await addMembers(specs.map((spec, place) => ({ ...spec, title: `Inovasi ${place}` })));
        await release();
        const figures = await years();
        for (const year of [2023, 2024]) {
          const launched = specs.filter((spec) => spec.year === year && spec.state === "launched");
          const committed = launched.filter((spec) => spec.committedOn !== null);
          const found = figures.find((each) => each.year === year);
          expect([found?.launched ?? 0, found?.committed ?? 0]).toEqual([launched.length, committed.length]);
          const parts = found?.breakdowns ?? [];
          for (const dimension of ["track", "group", "form", "affair"] as const) {
            expect([dimension, sumOf(partsOf(parts, dimension))]).toEqual([dimension, launched.length]);
          }
          expect(sumOf(partsOf(parts, "commitment"))).toBe(committed.length);
          const groups = partsOf(parts, "group");
          expect(groups["community"] ?? 0).toBe(launched.filter((spec) => spec.track === "public").length);
          expect(groups["not-stated"] ?? 0).toBe(
            launched.filter((spec) => spec.track !== "public" && spec.agency === null).length,
          );
        }
      }),
      { numRuns: 25 },
    );
  });

  test("a member of the public counts as community, whatever its unit; one without a unit as not stated", async () => {
    await addMembers([
      { title: "A", track: "public", agency: "dinkes", state: "launched" },
      { title: "B", track: "asn", agency: null, state: "launched" },
      { title: "C", track: "pka", agency: "desa-bincau", state: "launched" },
    ]);
    await release();
    const [figures] = await years();
    expect(partsOf(figures?.breakdowns ?? [], "group")).toEqual({ community: 1, "not-stated": 1, desa: 1 });
  });

  test("counts distinct units, of the year and of each group", async () => {
    await addMembers([
      { title: "A", agency: "pkm-astambul", state: "launched" },
      { title: "B", agency: "pkm-astambul", state: "launched" },
      { title: "C", agency: "pkm-gambut", state: "launched" },
      { title: "D", agency: null, state: "launched" },
    ]);
    await release();
    const [figures] = await years();
    expect(figures).toMatchObject({ launched: 4, units: 2 });
    expect(figures?.breakdowns).toContainEqual({ dimension: "group", value: "puskesmas", innovations: 3, units: 2 });
  });

  test("an innovation of two years counts in both", async () => {
    const { innovationId } = await addMember({ year: 2023, state: "launched" });
    await addMember({ innovationId, year: 2024, state: "launched" });
    await release();
    expect((await years()).map((each) => [each.year, each.launched])).toEqual([
      [2024, 1],
      [2023, 1],
    ]);
  });

  test("another region has its own figures", async () => {
    await addMember({ state: "launched" }, baritoKuala);
    await release(baritoKuala);
    expect(await years()).toEqual([]);
    expect(await years(baritoKuala)).toMatchObject([{ year: 2024, launched: 1 }]);
  });
});

describe("the innovations launched last", () => {
  test("come newest year first, published titles before samples, each once", async () => {
    const { innovationId } = await addMember({ title: "Dua tahun", year: 2023, state: "launched" });
    await addMembers([
      { title: "Contoh", year: 2024, state: "launched", isSample: true },
      { title: "Terbit", year: 2024, state: "launched" },
      { innovationId, year: 2024, state: "launched" },
      { title: "Lama", year: 2022, state: "launched" },
    ]);
    await release();
    const newest = await catalogue.offers.newest(banjar, 3);
    expect(newest.map((item) => item.title)).toEqual(["Terbit", "Dua tahun", "Contoh"]);
  });
});
