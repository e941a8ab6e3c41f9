import { describe, expect, test } from "vitest";
import { loadAffairs } from "../reference.ts";
import { compileAffairMatching } from "./affair-name.ts";

const affairs = loadAffairs();
const match = compileAffairMatching(affairs);

describe("affairs as people write them", () => {
  test.each([
    ["1.02", "1.02"],
    ["1-02", "1.02"],
    ["1 02", "1.02"],
    ["1.02 Kesehatan", "1.02"],
    ["1-01. Pendidikan", "1.01"],
    ["Kesehatan", "1.02"],
    ["KESEHATAN", "1.02"],
    ["Urusan Kesehatan", "1.02"],
    ["Pekerjaan Umum dan Penataan Ruang", "1.03"],
    ["PUPR", "1.03"],
    ["Perumahan Rakyat dan Kawasan Permukiman", "1.04"],
    ["Ketenteraman, Ketertiban Umum dan Pelindungan Masyarakat", "1.05"],
    ["Ketentraman dan Ketertiban Umum serta Perlindungan Masyarakat", "1.05"],
    ["Sosial", "1.06"],
    ["Pemberdayaan Perempuan dan Perlindungan Anak", "2.08"],
    ["Pemberdayaan Perempuan dan Pelindungan Anak", "2.08"],
    ["Koperasi dan UKM", "2.17"],
    ["Koperasi, Usaha Kecil, dan Menengah", "2.17"],
    ["Pengendalian Penduduk dan KB", "2.14"],
    ["ESDM", "3.29"],
    ["Penelitian dan Pengembangan", "5.05"],
    ["7.01", "7.01"],
    ["9", "9"],
    ["Education", "1.01"],
  ])("%j is %s", (written, code) => {
    expect(match(written)).toMatchObject({ kind: "exact", code });
  });

  test("a slip of the pen is only proposed", () => {
    expect(match("Kesehatn")).toMatchObject({ kind: "proposal", code: "1.02" });
  });

  test("a choice that stands for several functions asks which one", () => {
    const found = match("fungsi lain");
    expect(found).toMatchObject({ kind: "proposal", code: null });
    expect(found.candidates.map((candidate) => candidate.code)).toContain("7.01");
  });

  test("a code beside the name of another affair is not taken silently", () => {
    expect(match("1.02 Pendidikan")).toMatchObject({ kind: "proposal", code: null });
  });

  test("unknown words find nothing", () => {
    expect(match("Antariksa")).toEqual({ kind: "none", code: null, candidates: [] });
    expect(match("")).toEqual({ kind: "none", code: null, candidates: [] });
  });

  test("every national choice with one code is exact", () => {
    for (const choice of affairs.nationalChoices.filter((row) => row.codes.length === 1))
      expect(match(choice.name)).toMatchObject({ kind: "exact", code: choice.codes[0] });
  });
});
