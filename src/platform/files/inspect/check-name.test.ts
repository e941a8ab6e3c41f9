import { describe, expect, test } from "vitest";
import { checkName, safeNameOf } from "./check-name.ts";

const codesOf = (name: string): string[] => checkName(name).map(({ code }) => code);

describe("names of files", () => {
  test.each([
    "SK Bupati No. 12.2024.pdf",
    "laporan.v1.pdf",
    "16_Gerbang Desa.PDF",
    "foto.jpeg",
    "Ñandú ﺔ.pdf",
    "sk.pdf.pdf",
    "tanpa-akhiran",
  ])("%s has nothing to remark", (name) => {
    expect(codesOf(name)).toEqual([]);
  });

  test.each<[string, readonly string[]]>([
    ["surat\u202efdp.exe", ["file.name-direction", "file.name-of-program"]],
    ["surat.pdf.exe", ["file.name-of-program", "file.double-extension"]],
    ["surat.exe.pdf", ["file.double-extension"]],
    ["surat.pdf.exe. ", ["file.name-of-program", "file.double-extension"]],
    ["surat.pdf\u200b.html", ["file.name-unseen", "file.name-of-program", "file.double-extension"]],
    ["surat\u0000.pdf", ["file.name-control"]],
    ["surat\ud800.pdf", ["file.name-control"]],
    ["../../etc/passwd", ["file.name-path"]],
    ["CON.pdf", ["file.name-path"]],
    [`${"a".repeat(252)}.pdf`, ["file.name-too-long"]],
  ])("%j stands out", (name, codes) => {
    expect(codesOf(name)).toEqual(codes);
  });

  test("says whether one of two endings starts a program", () => {
    const details = (name: string) => checkName(name).find(({ code }) => code === "file.double-extension")?.details;
    expect(details("undangan.docx.pdf")).toEqual({ extensions: ["docx", "pdf"], isProgram: false });
    expect(details("undangan.HTML.pdf")).toEqual({ extensions: ["html", "pdf"], isProgram: true });
  });
});

describe("the name that is shown", () => {
  test.each([
    ["surat\u202efdp.exe", "suratfdp.exe"],
    ["../../etc/pass\u0000wd", "etc-passwd"],
    ["CON.pdf", "berkas-CON.pdf"],
    ["  .. ", "berkas"],
    ["e\u0301tude.pdf", "étude.pdf"],
    ['a<b>:"c"|?*.pdf', "a-b---c----.pdf"],
  ])("%j becomes %j", (name, safe) => {
    expect(safeNameOf(name)).toBe(safe);
  });

  test("keeps its ending when it is cut, and whole characters", () => {
    const safe = safeNameOf(`${"日".repeat(100)}.pdf`);
    expect(safe).toBe(`${"日".repeat(58)}.pdf`);
  });
});
