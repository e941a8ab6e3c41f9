import { beforeAll, describe, expect, test } from "vitest";
import { explainRound } from "#capabilities/index/contract/round-operations.ts";
import type { CommandInput } from "#platform/terminal/port.ts";
import { anonymous } from "#shared/actor.ts";
import { aRound, banjar, baritoKuala, person, regionRoomsUnderTest, system } from "#tests/support/region-room.ts";

const { index, addMember, call } = await regionRoomsUnderTest();

beforeAll(async () => {
  await index.offers.open(system(), { regionCode: banjar, round: aRound(2026, "2026") });
  await index.offers.open(system(), { regionCode: banjar, round: aRound(2024, "2024") });
  const { innovationId } = await addMember({ title: "Kelotok Sehat" });
  const chosen = [{ innovationId, agencyId: null, levels: { "16": 3 }, basisOf33: null }];
  await index.offers.enter(system(), { regionCode: banjar, year: 2026, chosen });
});

describe("index.explain", () => {
  test("answers the tree down to the levels of each entry", { tags: ["happy"] }, async () => {
    const answer = await call(explainRound, person("innovator"), { region: "63.03", year: "2026" });
    const tree = answer.ok ? explainRound.output.parse(answer.value) : null;
    expect(tree).toMatchObject({ id: "index", value: "0.30", ref: { kind: "edition", id: "2026" } });
    expect(JSON.stringify(tree)).toContain("Kelotok Sehat");
  });

  test.each([
    [2025, "round.not-found"],
    [2024, "edition.not-computable"],
  ])("round %i is refused with %s", { tags: ["error"] }, async (year, code) => {
    expect(await call(explainRound, person("innovator"), { region: "63.03", year })).toMatchObject({ ok: false, code });
  });

  test("claims stay inside the region", { tags: ["security"] }, async () => {
    const input = { region: "63.03", year: 2026 };
    expect(await call(explainRound, anonymous, input)).toMatchObject({ code: "access.sign-in-required" });
    const neighbour = person("programme_manager", null, baritoKuala);
    expect(await call(explainRound, neighbour, input, baritoKuala)).toMatchObject({ code: "access.other-region" });
    expect(await call(explainRound, neighbour, { ...input, region: "63.04" }, baritoKuala)).toMatchObject({
      code: "round.not-found",
    });
  });
});

describe("the command that explains", () => {
  const [explain] = index.commands;
  async function run(options: Readonly<Record<string, string>>, homeRegion?: typeof banjar) {
    const printed: string[] = [];
    const said: string[] = [];
    const input: CommandInput = {
      positionals: [],
      options,
      isJson: false,
      stdin: (async function* () {})(),
      print: (text) => void printed.push(text),
      say: (text) => void said.push(text),
      ...(homeRegion === undefined ? {} : { homeRegion }),
    };
    const code = await explain?.run(input);
    return { code, said, printed: printed.map((text): unknown => JSON.parse(text)) };
  }

  test("prints the tree as one JSON document", async () => {
    const { code, printed } = await run({ region: "63.03", year: "2026" });
    expect([code, printed]).toMatchObject([0, [{ id: "index", value: "0.30" }]]);
  });

  test("takes the home region when none is given", async () => {
    expect(await run({ year: "2026" }, banjar)).toMatchObject({ code: 0 });
  });

  test.each([
    ["2025", "round.not-found", "$year"],
    ["2024", "edition.not-computable", "$edition"],
  ])("round %s prints its refusal and answers 1", async (year, code, path) => {
    expect(await run({ region: "63.03", year })).toMatchObject({ code: 1, printed: [{ errors: [{ code, path }] }] });
  });

  test.each([{ region: "63.03" }, { region: "Banjar", year: "2026" }, { region: "63.03", year: "besok" }])(
    "wrong usage %j answers 2 and prints nothing",
    async (options) => {
      const { code, printed, said } = await run(options);
      expect([code, printed, said.length]).toEqual([2, [], 1]);
    },
  );
});
