import { beforeEach, expect, test } from "vitest";
import { aRound, banjar, baritoKuala, regionRoomsUnderTest, system } from "#tests/support/region-room.ts";

const { index, drain, clear } = await regionRoomsUnderTest();
const { open, recordResult, results } = index.offers;

beforeEach(clear);

test("an opened round shows its target, a recorded result follows it, both of this region only", async () => {
  const target = { target: "60", targetPredicate: "Sangat Inovatif", targetSource: "Media Center" };
  await open(system(), { regionCode: banjar, round: aRound(2024, "2024", target) });
  await drain();
  expect(await results(banjar)).toMatchObject([{ year: 2024, index: null, target: "60.00", source: "Media Center" }]);
  await recordResult(system(), {
    regionCode: banjar,
    result: {
      year: 2024,
      indexValue: "58.10",
      rank: null,
      rankedOf: null,
      predicate: "Inovatif",
      decree: null,
      source: "Kemendagri",
      confidence: "high",
      note: null,
    },
  });
  await drain();
  expect(await results(banjar)).toMatchObject([{ index: "58.10", source: "Kemendagri", missed: { from: "60.01" } }]);
  expect(await results(baritoKuala)).toEqual([]);
});
