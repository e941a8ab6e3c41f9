import * as fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { TreeNode } from "#capabilities/index/contract/tree.ts";
import { type RoundView, treeOf, viewRound } from "#capabilities/index/queries/round-view.ts";
import { compiledByName, knownAffairs } from "#capabilities/index/reference.ts";
import { readScoreInput } from "#capabilities/index/rules/read-score-input.ts";
import { scoreOutput } from "#capabilities/index/rules/score-output.ts";
import { add, fraction, zero } from "#shared/fraction.ts";
import {
  aRound,
  banjar,
  baritoKuala,
  type MemberSpec,
  person,
  regionRoomsUnderTest,
  system,
} from "#tests/support/region-room.ts";

const { database, inMaintenance, index, addMember, addMembers, clear } = await regionRoomsUnderTest();
const { open, enter, claimGovernance } = index.offers;

beforeEach(clear);

type Levels = Readonly<Record<string, number>>;
const view = async (year = 2026, region = banjar): Promise<RoundView> => {
  const found = await database.inRegion(region, (db) => viewRound(db, region, year));
  if (!found.ok) throw new Error(found.code);
  return found.value;
};
const computedOf = (found: RoundView) => {
  if (found.computed === null) throw new Error("not computed");
  return found.computed;
};
async function aFilledRound(
  entries: readonly (MemberSpec & { readonly levels: Levels })[],
  governance: Levels,
  more = {},
) {
  await open(system(), { regionCode: banjar, round: aRound(2026, "2026", more) });
  const added = await addMembers(entries.map((entry, place) => ({ title: `Inovasi ${place}`, ...entry })));
  const chosen = added.map(({ innovationId }, place) => ({
    innovationId,
    agencyId: null,
    levels: entries[place]?.levels ?? {},
    basisOf33: null,
  }));
  const claims = Object.entries(governance).map(([indicator, level]) => ({
    indicator,
    level,
    figure: null,
    source: null,
  }));
  for (const answer of [
    await enter(system(), { regionCode: banjar, year: 2026, chosen }),
    await claimGovernance(system(), { regionCode: banjar, year: 2026, claims }),
  ]) {
    if (!answer.ok) throw new Error(answer.code);
  }
}
const byHand = (governance: Levels, innovations: readonly { id: string; affair: string; levels: Levels }[]) => {
  const compiled = compiledByName("2026");
  if (!compiled.ok) throw new Error(compiled.code);
  const input = readScoreInput({ governance, innovations }, compiled.value, knownAffairs);
  if (!input.ok) throw new Error(JSON.stringify(input.errors));
  return scoreOutput(compiled.value, input.value);
};
const leavesOf = (node: TreeNode): readonly TreeNode[] =>
  node.children.length === 0 ? [node] : node.children.flatMap(leavesOf);
const exactOf = (node: TreeNode) => {
  const [n = "0", d = "1"] = node.exact.split("/");
  return fraction(BigInt(n), BigInt(d));
};

const governance = { "1": 3, "2a": 2, "5a": 1, "6": 3 };
const affairs = ["1.01", "1.02", "1.03", "1.04", "1.05", "2.16"] as const;
const entries = affairs.map((mainAffair, place) => ({
  levels: { "16": 3, "17": place % 4, "33": 2, "35": 1 } as Levels,
  profile: { mainAffair },
}));

describe("a round as of now", () => {
  test("computes what the engine answers for the same figures by hand", async () => {
    await aFilledRound(entries, governance);
    const { score } = computedOf(await view());
    const expected = byHand(
      governance,
      entries.map(({ levels, profile }, place) => ({ id: `x${place}`, affair: profile.mainAffair, levels })),
    );
    const { innovations: ours, assumptions: _ours, ...figures } = score;
    const { innovations: theirs, assumptions: _theirs, ...wanted } = expected;
    expect(figures).toEqual(wanted);
    expect(figures).toMatchObject({ n: 6, divisor: 12, basicServices: { covered: 5, required: 5 } });
    expect(ours.map((row) => row.maturity).sort()).toEqual(theirs.map((row) => row.maturity).sort());
  });

  test("entries outside the rules are shown with their reason and not counted", async () => {
    await aFilledRound(
      [
        { title: "Boleh", levels: { "16": 3 } },
        { title: "Terlalu lama", levels: { "16": 3 }, profile: { appliedOn: "2023-12-31" } },
        { title: "Terlalu pendek", levels: { "16": 3 }, profile: { design: "Singkat." } },
      ],
      {},
    );
    const found = await view();
    expect(found.entries.map(({ facts, reasons }) => [facts.title, reasons.map((reason) => reason.code)])).toEqual([
      ["Boleh", []],
      ["Terlalu lama", ["entry.applied-before-window"]],
      ["Terlalu pendek", ["entry.design-too-short"]],
    ]);
    expect(computedOf(found).score).toMatchObject({ n: 1, innovations: [{ maturity: 9 }] });
  });

  test("a changed claim counts at once, by its newest revision", async () => {
    await aFilledRound([{ levels: { "16": 1 } }], { "1": 1 });
    const before = computedOf(await view()).score;
    const claims = [{ indicator: "1", level: 3, figure: null, source: null }];
    await claimGovernance(system(), { regionCode: banjar, year: 2026, claims });
    const after = computedOf(await view()).score;
    expect([before.governance, after.governance]).toEqual(["1.00", "3.00"]);
  });

  test("tells what is missing to the next predicate and to the target", async () => {
    await aFilledRound(entries, governance, { target: "65.01", targetPredicate: "Sangat Inovatif" });
    const { score, toNextPredicate, toTarget } = computedOf(await view());
    expect(score.predicate).toBe("Kurang Inovatif");
    expect(toNextPredicate).toEqual({
      name: "Inovatif",
      from: "40.01",
      missing: (40.01 - Number(score.index)).toFixed(2),
    });
    expect(toTarget).toBe((65.01 - Number(score.index)).toFixed(2));
  });

  test("an empty round computes 0 and is short of the lowest band", async () => {
    await aFilledRound([], {});
    expect(computedOf(await view())).toMatchObject({
      score: { index: "0.00", predicate: "Tidak Dapat Dinilai", n: 0, divisor: 12 },
      toNextPredicate: { name: "Kurang Inovatif", missing: "0.01" },
      toTarget: null,
    });
  });

  test.each(["2021", "2022", "2023", "2024", "2025"])(
    "an edition like %s has no result of its own",
    async (edition) => {
      await open(system(), { regionCode: banjar, round: aRound(2026, edition) });
      expect((await view()).computed).toBeNull();
      expect(await index.offers.roundNow(banjar, 2026)).toBeNull();
    },
  );

  test("an entry without an affair counts, and covers no basic service", async () => {
    await aFilledRound([{ levels: { "16": 1 }, profile: { mainAffair: null } }], {});
    expect(computedOf(await view()).score).toMatchObject({ n: 1, basicServices: { covered: 0 } });
  });

  test("nothing of another region is counted or found", async () => {
    await open(system(baritoKuala), { regionCode: baritoKuala, round: aRound(2026, "2026") });
    const { innovationId } = await addMember({ title: "Tetangga" }, baritoKuala);
    const chosen = [{ innovationId, agencyId: null, levels: { "16": 3 }, basisOf33: null }];
    await enter(system(baritoKuala), { regionCode: baritoKuala, year: 2026, chosen });
    expect(await database.inRegion(banjar, (db) => viewRound(db, banjar, 2026))).toMatchObject({
      ok: false,
      code: "round.not-found",
    });
    await aFilledRound([{ levels: {} }], {});
    expect(JSON.stringify((await view()).entries)).not.toContain("Tetangga");
    expect((await view(2026, baritoKuala)).entries).toHaveLength(1);
  });
});

describe("the tree of a round", () => {
  const level = fc.integer({ min: 0, max: 3 });
  const levels = fc.dictionary(fc.constantFrom("16", "17", "20", "31", "33", "35"), level);
  const anyEntry = fc.record({
    levels,
    profile: fc.record({
      mainAffair: fc.constantFrom(null, ...affairs),
      appliedOn: fc.constantFrom("2024-05-01", "2023-01-01"),
    }),
  });

  test("its leaves add up to TOTAL exactly, whatever is claimed", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEntry, { maxLength: 15 }),
        fc.dictionary(fc.constantFrom("1", "2a", "5a", "6", "15"), level),
        async (some, claims) => {
          await clear();
          await aFilledRound(some, claims);
          const found = await view();
          const root = treeOf(found, computedOf(found));
          expect(leavesOf(root).map(exactOf).reduce(add, zero)).toEqual(exactOf(root));
          expect(root.value).toBe(computedOf(found).score.index);
        },
      ),
      { numRuns: 15 },
    );
  });

  test("names entries by their title", async () => {
    await aFilledRound([{ title: "Kelotok Sehat", levels: { "16": 1 } }], {});
    const found = await view();
    expect(JSON.stringify(treeOf(found, computedOf(found)))).toContain("Kelotok Sehat");
  });
});

describe("what waits in a round", () => {
  test("mandatory gaps and entries outside the rules, for those who steer and for the own agency", async () => {
    await open(system(), { regionCode: banjar, round: aRound(2026, "2026", { closesOn: "2026-06-14" }) });
    const full = { "16": 1, "17": 1, "32": 1, "33": 1, "35": 1 };
    const [gap, refused] = await addMembers([
      { title: "Bolong" },
      { title: "Lama", profile: { appliedOn: "2020-01-01" } },
    ]);
    const agency = await inMaintenance((db) =>
      db.selectFrom("agency").select("id").where("slug", "=", "dinkes").executeTakeFirstOrThrow(),
    );
    const chosen = [
      { innovationId: gap?.innovationId, levels: { ...full, "16": 0 }, agencyId: agency.id },
      { innovationId: refused?.innovationId, levels: full, agencyId: null },
    ].flatMap(({ innovationId, ...rest }) =>
      innovationId === undefined ? [] : [{ innovationId, basisOf33: null, ...rest }],
    );
    await enter(system(), { regionCode: banjar, year: 2026, chosen });
    const tasksOf = (actor: ReturnType<typeof person>) =>
      database.inRegion(banjar, (db) => index.offers.tasksFor(db, { actor, regionCode: banjar, today: "2026-06-15" }));
    expect(await tasksOf(person("verifier"))).toMatchObject([
      { title: { id: "Lengkapi indikator wajib 16 untuk Bolong" }, state: "late", dueOn: "2026-06-14" },
      { title: { id: "Lama di luar syarat putaran 2026" } },
    ]);
    expect(await tasksOf(person("agency_operator", agency.id))).toHaveLength(1);
    expect(await tasksOf(person("innovator"))).toEqual([]);
  });
});
