import { describe, expect, test } from "vitest";
import kindsFile from "#reference/agency-kinds.json" with { type: "json" };
import agenciesFile from "#reference/demo/banjar-agencies.json" with { type: "json" };
import { makeDemoPlan } from "./demo-plan.ts";
import type { DemoMembership } from "./plan-types.ts";

const plan = makeDemoPlan();
const innovationOf = new Map(plan.innovations.map((innovation) => [innovation.key, innovation]));
const kindOf = new Map(agenciesFile.agencies.map((agency) => [agency.id, agency.kind]));
const groupOfKind = new Map(kindsFile.kinds.map((kind) => [kind.code, kind.launchGroup]));

/** The launch group as the database view counts it. */
const groupOf = (row: DemoMembership): string => {
  if (row.track === "public") return "community";
  if (row.agencySlug === null) return "not-stated";
  return groupOfKind.get(kindOf.get(row.agencySlug) ?? "") ?? "unknown";
};
const ofYear = (year: number) => plan.memberships.filter((row) => row.year === year);
const countBy = (rows: readonly DemoMembership[], keyOf: (row: DemoMembership) => string) => {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1;
  return counts;
};

describe("2023", () => {
  const rows = ofYear(2023);

  test("69 innovations, launched on 28 November 2023", () => {
    expect(rows).toHaveLength(69);
    expect(new Set(rows.map((row) => row.launchedOn))).toEqual(new Set(["2023-11-28"]));
  });

  test("46 in agreements of agency heads and camat, 1 of Kelurahan Murung Keraton, 22 of health centres", () => {
    expect(countBy(rows, (row) => row.annex ?? "none")).toEqual({ "heads-and-camat": 46, kelurahan: 1, puskesmas: 22 });
    expect(rows.find((row) => row.annex === "kelurahan")?.agencySlug).toBe("kelurahan-murung-keraton");
    expect(new Set(rows.map((row) => row.committedOn))).toEqual(new Set(["2024-02-06"]));
  });

  test("the 46 are agencies and districts only", () => {
    const heads = rows.filter((row) => row.annex === "heads-and-camat");
    expect(countBy(heads, groupOf)).toEqual({ skpd: 30, kecamatan: 16 });
  });
});

describe("2024", () => {
  const rows = ofYear(2024);

  test("74 innovations, launched on 5 December 2024: 49 ASN, 4 PKA, 21 PKP", () => {
    expect(rows).toHaveLength(74);
    expect(countBy(rows, (row) => row.track)).toEqual({ asn: 49, pka: 4, pkp: 21 });
    expect(new Set(rows.map((row) => row.launchedOn))).toEqual(new Set(["2024-12-05"]));
  });

  test("30 distinct units: 15 agencies, 3 divisions, 6 districts, 1 ward, 5 health centres", () => {
    const units = [...new Map(rows.map((row) => [row.agencySlug, row])).values()];
    expect(units).toHaveLength(30);
    expect(countBy(units, groupOf)).toEqual({ skpd: 15, bagian: 3, kecamatan: 6, kelurahan: 1, puskesmas: 5 });
  });
});

describe("2025", () => {
  const rows = ofYear(2025);

  test("54 innovations, launched on 11 December 2025", () => {
    expect(rows).toHaveLength(54);
    expect(new Set(rows.map((row) => row.launchedOn))).toEqual(new Set(["2025-12-11"]));
  });

  test("32 of agencies, 4 of districts, 7 of health centres, 1 not stated, 10 of the public", () => {
    const counts = countBy(rows, groupOf);
    expect(counts).toEqual({ skpd: 32, kecamatan: 4, puskesmas: 7, "not-stated": 1, community: 10 });
  });
});

describe("2026", () => {
  const rows = ofYear(2026);

  test("25 proposals in several states, none launched, none in the round", () => {
    expect(rows).toHaveLength(25);
    const states = countBy(rows, (row) => row.state);
    expect(states).toEqual({
      draft: 5,
      returned: 1,
      submitted: 11,
      approved: 4,
      screened: 2,
      refused: 1,
      withdrawn: 1,
    });
    expect(rows.filter((row) => row.launchedOn !== null || row.committedOn !== null)).toEqual([]);
    const keys = new Set(rows.map((row) => row.innovationKey));
    expect(plan.round.entries.filter((entry) => keys.has(entry.innovationKey))).toEqual([]);
  });

  test("nothing is proposed after the day on which the demo begins", () => {
    expect(rows.filter((row) => row.proposedOn > "2026-06-15")).toEqual([]);
  });
});

describe("the innovations", () => {
  test("277 under different names: 103 published and 174 samples", () => {
    expect(plan.innovations).toHaveLength(277);
    expect(new Set(plan.innovations.map((row) => row.profile.name.toLowerCase())).size).toBe(277);
    expect(plan.innovations.filter((row) => row.isSample)).toHaveLength(174);
  });

  test("a sample says so in its title, a published one has source and confidence", () => {
    for (const { isSample, profile, source, confidence } of plan.innovations) {
      expect(profile.name.endsWith(" (contoh)")).toBe(isSample);
      expect(source === null && confidence === null).toBe(isSample);
    }
  });

  test("a text written for a published innovation is marked as a sample text", () => {
    const texts = plan.innovations.filter((row) => !row.isSample && row.profile.design !== null);
    expect(texts.length).toBeGreaterThan(40);
    for (const row of texts) expect(row.profile.design).toMatch(/^Teks contoh untuk demo/);
  });

  test("every unit exists, every ancestor stands before its descendant", () => {
    for (const row of plan.memberships) if (row.agencySlug !== null) expect(kindOf.has(row.agencySlug)).toBe(true);
    const seen = new Set<string>();
    for (const row of plan.innovations) {
      if (row.continuesKey !== null) expect(seen).toContain(row.continuesKey);
      seen.add(row.key);
    }
  });

  test("coordinates lie inside the regency", () => {
    const placed = plan.innovations.filter((row) => row.profile.latitude !== null);
    expect(placed.length).toBeGreaterThan(40);
    for (const { profile } of placed) {
      expect(Number(profile.latitude)).toBeGreaterThan(-3.75);
      expect(Number(profile.latitude)).toBeLessThan(-3.0);
      expect(Number(profile.longitude)).toBeGreaterThan(114.5);
      expect(Number(profile.longitude)).toBeLessThan(115.6);
    }
  });

  test("a trial comes before the use", () => {
    for (const { profile } of plan.innovations)
      if (profile.trialOn !== null && profile.appliedOn !== null)
        expect(profile.trialOn < profile.appliedOn).toBe(true);
  });

  test("one membership per innovation and year", () => {
    const pairs = plan.memberships.map((row) => `${row.innovationKey} ${row.year}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const row of plan.memberships) expect(innovationOf.has(row.innovationKey)).toBe(true);
  });

  test("is the same at every call", () => {
    expect(makeDemoPlan()).toEqual(plan);
  });
});
