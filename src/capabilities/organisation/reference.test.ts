import { describe, expect, test } from "vitest";
import {
  classifications,
  digitalKinds,
  initiatorKinds,
  innovationForms,
  pkpnClusters,
  stages,
  themes,
} from "#capabilities/innovations/contract/profile.ts";
import { tracks } from "#capabilities/programme/contract/membership.ts";
import affairsFile from "#reference/affairs.json" with { type: "json" };
import kindsFile from "#reference/agency-kinds.json" with { type: "json" };
import choicesFile from "#reference/profile-choices.json" with { type: "json" };
import regionsFile from "#reference/regions.json" with { type: "json" };
import { regionCodeSchema } from "#shared/ids.ts";
import { loadAffairs, loadAgencyKinds, loadRegions } from "./reference.ts";

describe("regions", () => {
  const regions = loadRegions();

  test("there are 552 rows, 546 of them rankable", () => {
    expect(regions.regions).toHaveLength(552);
    expect(regions.regions.filter((region) => region.isRankable)).toHaveLength(546);
  });

  test("38 provinces, 416 regencies and 98 cities, the administrative ones of Jakarta among them", () => {
    const named = (word: string) => regions.regions.filter((region) => region.name.startsWith(word)).length;
    expect([named("Provinsi "), named("Kabupaten "), named("Kota ")]).toEqual([38, 416, 98]);
    const ranked = (kind: string) => regions.regions.filter((region) => region.kind === kind).length;
    expect([ranked("regency"), ranked("city"), ranked("administrative")]).toEqual([415, 93, 6]);
  });

  test.each([
    ["63.03", "Kabupaten Banjar", "Banjar", "WITA"],
    ["63.72", "Kota Banjarbaru", "Banjarbaru", "WITA"],
    ["63", "Provinsi Kalimantan Selatan", "Kalimantan Selatan", "WITA"],
    ["31", "Provinsi DKI Jakarta", "DKI Jakarta", "WIB"],
    ["34", "Provinsi Daerah Istimewa Yogyakarta", "DI Yogyakarta", "WIB"],
    ["73.10", "Kabupaten Pangkajene dan Kepulauan", "Pangkajene dan Kepulauan", "WITA"],
    ["62.71", "Kota Palangka Raya", "Palangka Raya", "WIB"],
    ["96.71", "Kota Sorong", "Sorong", "WIT"],
  ])("%s is %s", (code, name, shortName, zoneLabel) => {
    expect(regions.byCode(regionCodeSchema.parse(code))).toMatchObject({ name, shortName, zoneLabel });
  });

  test("the file says where it comes from and under which licence", () => {
    expect(regions.head.licence).toContain("Open Database License");
  });

  test("a missing row is refused with the file and the place", () => {
    const broken = { ...regionsFile, regions: regionsFile.regions.slice(1) };
    expect(() => loadRegions(broken)).toThrow(/reference\/regions\.json is refused/);
  });
});

describe("affairs", () => {
  const affairs = loadAffairs();

  test("32 affairs, six of them basic services, and 38 national choices", () => {
    expect(affairs.affairs).toHaveLength(32);
    expect(affairs.basicServiceCodes).toEqual(["1.01", "1.02", "1.03", "1.04", "1.05", "1.06"]);
    expect(affairs.nationalChoices).toHaveLength(38);
  });

  test("every affair and function falls into exactly one national choice", () => {
    for (const row of [...affairs.affairs, ...affairs.supporting])
      expect(affairs.choiceOf(row.code)?.codes).toContain(row.code);
  });

  test("a function without a choice of its own falls into the last one", () => {
    expect(affairs.choiceOf("7.01")?.name).toBe("Fungsi lain");
  });

  test("an unmapped code is refused by name", () => {
    const broken = {
      ...affairsFile,
      nationalChoices: affairsFile.nationalChoices.map((choice) =>
        choice.number === 38 ? { ...choice, codes: ["4.01"] } : choice,
      ),
    };
    expect(() => loadAffairs(broken)).toThrow(/affairs\.choice-missing \(7\.01\)/);
  });

  test("a code in two choices is refused with the place", () => {
    const broken = {
      ...affairsFile,
      nationalChoices: affairsFile.nationalChoices.map((choice) =>
        choice.number === 2 ? { ...choice, codes: ["1.02", "1.01"] } : choice,
      ),
    };
    expect(() => loadAffairs(broken)).toThrow(/nationalChoices\[1\]: affairs\.choice-twice \(1\.01\)/);
  });

  test("a row without a name is refused with its path", () => {
    const broken = { ...affairsFile, affairs: [{ code: "1.01" }] };
    expect(() => loadAffairs(broken)).toThrow(/affairs\.0\.name/);
  });
});

describe("kinds of agency", () => {
  const kinds = loadAgencyKinds();

  test.each([
    ["dinas", "skpd"],
    ["rsud", "skpd"],
    ["bagian", "bagian"],
    ["upt_puskesmas", "puskesmas"],
    ["kelurahan", "kelurahan"],
  ])("%s is launched in the group %s", (kind, group) => {
    expect(kinds.launchGroupOf(kind)).toBe(group);
  });

  test("an unknown kind is an error, never a guess", () => {
    expect(() => kinds.launchGroupOf("kedutaan")).toThrow(/kedutaan/);
  });

  test("a kind in an unknown group is refused with the place", () => {
    const broken = { ...kindsFile, kinds: [{ code: "x", name: { id: "x", en: "x" }, launchGroup: "y" }] };
    expect(() => loadAgencyKinds(broken)).toThrow(/kinds\[0\]: kinds\.unknown-launch-group \(y\)/);
  });
});

describe("the choices of the national profile", () => {
  test.each([
    ["stages", choicesFile.stages, stages],
    ["initiators", choicesFile.initiators, initiatorKinds],
    ["classifications", choicesFile.classifications, classifications],
    ["digital kinds", choicesFile.digitalKinds, digitalKinds],
    ["forms", choicesFile.forms, innovationForms],
    ["tracks", choicesFile.tracks, tracks],
    ["clusters", choicesFile.pkpnClusters, pkpnClusters],
    ["themes", choicesFile.themes, themes],
    ["Asta Cita", choicesFile.astaCita, ["1", "2", "3", "4", "5", "6", "7", "8"]],
  ])("%s have a label in both languages for each code of the profile", (_, choices, codes) => {
    expect(choices.map((choice) => choice.code).toSorted()).toEqual([...codes].toSorted());
    for (const choice of choices) expect(Math.min(choice.id.length, choice.en.length)).toBeGreaterThan(0);
  });
});
