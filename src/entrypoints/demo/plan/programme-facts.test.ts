import { describe, expect, test } from "vitest";
import agenciesFile from "#reference/demo/banjar-agencies.json" with { type: "json" };
import { roles } from "#shared/actor.ts";
import { makeDemoPlan } from "./demo-plan.ts";
import { demoPeople } from "./people.ts";
import { programmeFacts } from "./programme-facts.ts";

const roundOf = (year: number) => programmeFacts.rounds.find((round) => round.year === year);

describe("the facts of the programme", () => {
  test("years and rounds run from 2021 to 2026", () => {
    const years = [2021, 2022, 2023, 2024, 2025, 2026];
    expect(programmeFacts.years.map((row) => row.year)).toEqual(years);
    expect(programmeFacts.rounds.map((row) => row.year)).toEqual(years);
  });

  test("official results are 48,62, 52,53 and 57,64, with their ranks", () => {
    const results = [2021, 2022, 2023].map((year) => roundOf(year)?.officialResult);
    expect(results.map((result) => result?.index)).toEqual(["48.62", "52.53", "57.64"]);
    expect(results.map((result) => result?.rank)).toEqual([110, 118, 53]);
  });

  test("2024 has a target of 60 and no result, 2025 a class without a score", () => {
    expect(roundOf(2024)).toMatchObject({ target: "60.00", targetPredicate: "Sangat Inovatif", officialResult: null });
    expect(roundOf(2025)?.officialResult).toMatchObject({ index: null, predicate: "Inovatif" });
    expect(roundOf(2026)?.target).toBe("65.01");
  });

  test("117 of 2022 is a published figure without rows", () => {
    const plan = makeDemoPlan();
    const figures = programmeFacts.years.find((row) => row.year === 2022)?.publishedFigures;
    expect(figures?.find((figure) => figure.kind === "launched")?.value).toBe(117);
    expect(plan.memberships.filter((row) => row.year === 2022)).toEqual([]);
  });

  test("the totals of 2023 to 2025 are what the rows give", () => {
    const plan = makeDemoPlan();
    for (const { year, countedFigures } of programmeFacts.years.filter((row) => row.countedFigures.length > 0)) {
      const launched = countedFigures.find((figure) => figure.kind === "launched")?.value;
      expect(plan.memberships.filter((row) => row.year === year && row.state === "launched")).toHaveLength(
        launched ?? 0,
      );
    }
  });

  test("the agreement with LAN of 2 March 2022 has no known term", () => {
    const agreement = programmeFacts.agreements.find((row) => row.signedOn === "2022-03-02");
    expect(agreement).toMatchObject({ validUntil: null, number: null });
  });
});

describe("the people", () => {
  test("27 invented people hold every role", () => {
    expect(demoPeople).toHaveLength(27);
    const held = new Set(demoPeople.flatMap((person) => person.grants.map((grant) => grant.role)));
    expect([...held].toSorted()).toEqual([...roles].toSorted());
  });

  test("user names and addresses are unique, and every agency exists", () => {
    const agencies = new Set(agenciesFile.agencies.map((agency) => agency.id));
    expect(new Set(demoPeople.map((person) => person.userName)).size).toBe(27);
    expect(new Set(demoPeople.map((person) => person.email)).size).toBe(27);
    const unknown = demoPeople.flatMap((person) =>
      person.grants.filter((grant) => grant.agency !== null && !agencies.has(grant.agency)),
    );
    expect(unknown).toEqual([]);
  });
});
