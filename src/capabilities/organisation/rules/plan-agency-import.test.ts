import { describe, expect, test } from "vitest";
import { agencyIdSchema } from "#shared/ids.ts";
import { type Agency, agencyRowSchema } from "../contract/agency.ts";
import { planAgencyImport as planParsed } from "./plan-agency-import.ts";
import { agencyRowsFromJson, agencyRowsFromTable } from "./read-agency-rows.ts";

const planAgencyImport = (rows: readonly unknown[], tables: Parameters<typeof planParsed>[1]) =>
  planParsed(
    rows.map((row) => agencyRowSchema.safeParse(row)),
    tables,
  );
const known = {
  existing: [] as readonly Agency[],
  isKnownKind: (kind: string) => ["dinas", "bagian", "kecamatan", "kelurahan", "sekretariat"].includes(kind),
  isKnownAffair: (code: string) => ["1.02", "7.01"].includes(code),
};
const setda = { id: "setda", name: "Sekretariat Daerah", kind: "sekretariat" };

describe("the plan of an import", () => {
  test("puts parents before children, whatever the order of the rows", () => {
    const plan = planAgencyImport(
      [{ id: "hukum", name: "Bagian Hukum", kind: "bagian", parent: "setda" }, setda],
      known,
    );
    expect(plan.ok && plan.agencies.map((agency) => agency.slug)).toEqual(["setda", "hukum"]);
  });

  test("finds a parent by its whole name in any letter case", () => {
    const row = { id: "hukum", name: "Bagian Hukum", kind: "bagian", parent: "SEKRETARIAT DAERAH" };
    const plan = planAgencyImport([setda, row], known);
    expect(plan.ok && plan.agencies[1]?.parentSlug).toBe("setda");
  });

  test.each([
    ["a duplicate id", [setda, { ...setda, name: "Lain" }], "rows[1].id", "agency.duplicate-id"],
    ["an id that differs in case only", [setda, { ...setda, id: "SETDA" }], "rows[1].id", "agency.duplicate-id"],
    ["an unknown kind", [{ ...setda, kind: "kedutaan" }], "rows[0].kind", "agency.unknown-kind"],
    ["an unknown affair", [{ ...setda, affairCodes: ["1.99"] }], "rows[0].affairCodes[0]", "affair.unknown"],
    ["an unknown parent", [{ ...setda, parent: "nirwana" }], "rows[0].parent", "agency.unknown-parent"],
    [
      "a spelling of two agencies",
      [
        { ...setda, alsoWritten: ["Pusat"] },
        { id: "lain", name: "Lain", kind: "dinas", alsoWritten: ["PUSAT"] },
      ],
      "rows[1].alsoWritten[0]",
      "agency.alias-twice",
    ],
    ["itself as parent", [{ ...setda, parent: "setda" }], "rows[0].parent", "agency.cycle"],
    ["a row without a name", [{ id: "x", kind: "dinas" }], "rows[0].name", "agency.shape"],
    ["a row that is no object", ["dinkes"], "rows[0]", "agency.shape"],
  ])("refuses %s with its place", (_, rows, path, code) => {
    const plan = planAgencyImport(rows, known);
    expect(plan).toMatchObject({ ok: false, errors: [{ path, code }] });
  });

  test("refuses a circle of three and names the way", () => {
    const rows = ["a", "b", "c"].map((id, index) => ({ id, name: id, kind: "dinas", parent: ["b", "c", "a"][index] }));
    const plan = planAgencyImport(rows, known);
    expect(!plan.ok && plan.errors.map((problem) => problem.found)).toEqual([
      "a > b > c > a",
      "b > c > a > b",
      "c > a > b > c",
    ]);
  });

  test("refuses a circle that closes through the existing tree", () => {
    const [top, below] = ["00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002"].map((id) =>
      agencyIdSchema.parse(id),
    );
    const base = { kind: "dinas", affairCodes: [], abbreviation: null, evidence: null, note: null, isActive: true };
    const existing: Agency[] = [
      { ...base, id: agencyIdSchema.parse(top), parentId: null, slug: "top", name: "Top", confidence: "high" },
      { ...base, id: agencyIdSchema.parse(below), parentId: top ?? null, slug: "low", name: "Low", confidence: "high" },
    ];
    const rows = [{ id: "top", name: "Top", kind: "dinas", parent: "low" }];
    expect(planAgencyImport(rows, { ...known, existing })).toMatchObject({
      ok: false,
      errors: [{ path: "rows[0].parent", code: "agency.cycle" }],
    });
  });

  test("answers every problem at once", () => {
    const plan = planAgencyImport([{ ...setda, kind: "x", parent: "y", affairCodes: ["z"] }, 7], known);
    expect(!plan.ok && plan.errors).toHaveLength(4);
  });
});

describe("the rows of a file", () => {
  test("a CSV with Indonesian headings gives rows with lists", () => {
    const rows = agencyRowsFromTable([
      ["Kode", "Nama Instansi", "Jenis", "Induk", "Urusan", "Nama lain", "Lainnya"],
      ["dinkes", " Dinas Kesehatan ", "dinas", "", "1.02; 7.01", "DKK | Yankes", "x"],
      ["", "", "", "", "", "", ""],
    ]);
    expect(rows).toEqual([
      {
        id: "dinkes",
        name: "Dinas Kesehatan",
        kind: "dinas",
        affairCodes: ["1.02", "7.01"],
        alsoWritten: ["DKK", "Yankes"],
      },
    ]);
  });

  test("JSON is an array or an object that holds one", () => {
    expect(agencyRowsFromJson([1])).toEqual([1]);
    expect(agencyRowsFromJson({ agencies: [2] })).toEqual([2]);
    expect(agencyRowsFromJson({ rows: [3] })).toBeNull();
    expect(agencyRowsFromJson(null)).toBeNull();
  });
});
