import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { ReadOptions, SheetRow } from "#platform/spreadsheet/port.ts";
import { readWorkbook } from "#platform/spreadsheet/read-workbook.ts";

interface Part {
  readonly name: string;
  readonly body: string | Buffer;
  readonly declaredBytes?: number;
  readonly isEncrypted?: boolean;
}

function zip(parts: readonly Part[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, body, declaredBytes, isEncrypted } of parts) {
    const plain = Buffer.from(body);
    const packed = deflateRawSync(plain);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(isEncrypted ? 1 : 0, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(plain), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(declaredBytes ?? plain.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), shared, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), shared, tail, Buffer.from(name)]));
    bodies.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, list, Buffer.from("PK\x05\x06"), end]);
}

const officeRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

interface Book {
  readonly sheetXml: string;
  readonly sharedXml?: string;
  readonly stylesXml?: string;
  readonly sheetTarget?: string;
  readonly workbookXml?: string;
  readonly more?: readonly Part[];
}

function book({ sheetXml, sharedXml, stylesXml, sheetTarget, workbookXml, more }: Book): Uint8Array {
  const workbook =
    workbookXml ??
    `<workbook xmlns:r="${officeRelation}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const target = sheetTarget ?? "worksheets/sheet1.xml";
  return zip([
    { name: "[Content_Types].xml", body: "<Types/>" },
    {
      name: "_rels/.rels",
      body: `<Relationships><Relationship Id="a" Type="${officeRelation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    { name: "xl/workbook.xml", body: workbook },
    {
      name: "xl/_rels/workbook.xml.rels",
      body: `<Relationships><Relationship Id="rId1" Type="${officeRelation}/worksheet" Target="${target}"/><Relationship Id="rId2" Type="${officeRelation}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${officeRelation}/styles" Target="styles.xml"/></Relationships>`,
    },
    { name: "xl/sharedStrings.xml", body: sharedXml ?? "<sst/>" },
    { name: "xl/styles.xml", body: stylesXml ?? "<styleSheet/>" },
    { name: "xl/worksheets/sheet1.xml", body: sheetXml },
    ...(more ?? []),
  ]);
}

const sheetOf = (rows: string, after = ""): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`;

async function read(bytes: Uint8Array, options: ReadOptions = {}) {
  const rows: SheetRow[] = [];
  const result = await readWorkbook({ bytes }, async (batch) => void rows.push(...batch), options);
  return { rows, result, texts: rows.map((row) => row.cells.map((cell) => cell.text)) };
}

const codeOf = async (bytes: Uint8Array, options?: ReadOptions): Promise<string> => {
  const { result } = await read(bytes, options);
  return result.ok ? "ok" : result.code;
};

describe("reads what a workbook holds", () => {
  test("shared, rich, inline and escaped text without phonetic help", async () => {
    const sharedXml = `<sst><si><t>Simpus</t></si><si><r><t>Kelotok </t></r><r><t xml:space="preserve">Sehat</t></r><rPh><t>x</t></rPh></si></sst>`;
    const cells = `<c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>=1+1_x000D_ &amp; dua</t></is></c>`;
    const { rows, texts } = await read(book({ sheetXml: sheetOf(`<row r="1">${cells}</row>`), sharedXml }));
    expect(texts).toEqual([["Simpus", "Kelotok Sehat", "=1+1\r & dua"]]);
    expect(rows[0]?.cells.map((cell) => cell.column)).toEqual([1, 3, 4]);
  });

  test("days by their style, also in the 1904 system, and numbers without one", async () => {
    const stylesXml = `<styleSheet><numFmts><numFmt numFmtId="165" formatCode="[$-421]d\\ mmmm\\ yyyy"/><numFmt numFmtId="166" formatCode="#,##0.00"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`;
    const cells = `<c r="A1" s="1"><v>45328</v></c><c r="B1" s="2"><v>45328.75</v></c><c r="C1" s="3"><v>45328</v></c><c r="D1"><v>0.1</v></c><c r="E1" t="b"><v>1</v></c>`;
    const sheetXml = sheetOf(`<row r="1">${cells}</row>`);
    const { rows } = await read(book({ sheetXml, stylesXml }));
    expect(rows[0]?.cells.map(({ kind, value }) => [kind, value])).toEqual([
      ["date", "2024-02-06"],
      ["date", "2024-02-06"],
      ["number", 45328],
      ["number", 0.1],
      ["boolean", true],
    ]);
    const workbookXml = `<workbook xmlns:r="${officeRelation}"><workbookPr date1904="1"/><sheets><sheet name="D" sheetId="1" r:id="rId1"/></sheets></workbook>`;
    const old = await read(book({ sheetXml: sheetOf(`<row><c s="1"><v>43866</v></c></row>`), stylesXml, workbookXml }));
    expect(old.texts).toEqual([["2024-02-06"]]);
  });

  test("absolute targets, hidden rows, hidden columns, merges and cells without addresses", async () => {
    const sheetXml = `<x:worksheet xmlns:x="a"><x:cols><x:col min="2" max="3" hidden="1"/></x:cols><x:sheetData><x:row r="4" hidden="1"><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="B1:D2"/></x:mergeCells></x:worksheet>`;
    const { rows, result } = await read(book({ sheetXml, sheetTarget: "/xl/worksheets/sheet1.xml" }));
    expect(rows).toMatchObject([
      { rowNumber: 4, hidden: true, sheetName: "Data", cells: [{ column: 1 }, { column: 2 }] },
    ]);
    expect(result).toMatchObject({
      ok: true,
      value: { sheets: [{ hiddenColumns: [2, 3], merges: [{ fromRow: 1, toRow: 2, fromColumn: 2, toColumn: 4 }] }] },
    });
  });

  test("1,048,576 empty rows as no rows", async () => {
    const empty = Array.from({ length: 1_048_575 }, (_, at) => `<row r="${at + 2}" ht="15"/>`).join("");
    const { rows, result } = await read(book({ sheetXml: sheetOf(`<row r="1"><c r="A1"><v>5</v></c></row>${empty}`) }));
    expect(result).toMatchObject({ ok: true, value: { sheets: [{ rowCount: 1 }] } });
    expect(rows).toHaveLength(1);
  });

  test("only the first rows for a preview, with complete counts", async () => {
    const rows = Array.from({ length: 50 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`);
    const preview = await read(book({ sheetXml: sheetOf(rows.join("")) }), { firstRows: 3 });
    expect(preview.rows).toHaveLength(3);
    expect(preview.result).toMatchObject({ ok: true, value: { sheets: [{ rowCount: 50 }] } });
  });
});

describe("formula cells", () => {
  const sheetXml = sheetOf(
    `<row r="3"><c r="B3"><f>SUM(A1:A2)</f><v>3</v></c><c r="C3" t="str"><f aca="false">A1&amp;"x"</f><v>ax</v></c></row>`,
  );

  test("are refused with their places", async () => {
    const { result } = await read(book({ sheetXml }));
    expect(result).toMatchObject({
      code: "spreadsheet.formula-cell",
      details: { count: 2, cells: ["Data!B3", "Data!C3"] },
      errors: [{ path: "Data!B3" }, { path: "Data!C3" }],
    });
  });

  test("are only named where that is asked for", async () => {
    const { rows, result } = await read(book({ sheetXml }), { formulas: "report" });
    expect(result).toMatchObject({ ok: true, value: { formulaCount: 2 } });
    expect(rows[0]?.cells[0]).toMatchObject({ kind: "formula", text: "=SUM(A1:A2)" });
  });
});

describe("refuses by name", () => {
  const good = book({ sheetXml: sheetOf(`<row r="1"><c r="A1"><v>1</v></c></row>`) });
  const compound = (stream: string): Uint8Array =>
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(stream, "utf16le")]);
  const zeros = "0".repeat(9 * 2 ** 20);

  test.each<[string, Uint8Array, string]>([
    ["an empty file", new Uint8Array(), "spreadsheet.empty-file"],
    ["an old .xls", compound("Workbook"), "spreadsheet.old-xls"],
    ["a workbook behind a password", compound("EncryptedPackage"), "spreadsheet.encrypted"],
    ["a zip behind a password", zip([{ name: "a", body: "b", isEncrypted: true }]), "spreadsheet.encrypted"],
    [
      "an .ods",
      zip([{ name: "mimetype", body: "application/vnd.oasis.opendocument.spreadsheet" }]),
      "spreadsheet.open-document",
    ],
    ["an .xlsb", zip([{ name: "xl/workbook.bin", body: "x" }]), "spreadsheet.binary-workbook"],
    ["another zip", zip([{ name: "foto.jpg", body: "x" }]), "spreadsheet.unknown-format"],
    ["a web page that calls itself .xls", Buffer.from("<html><table>"), "spreadsheet.web-page"],
    ["a PDF", Buffer.from("%PDF-1.7"), "spreadsheet.unknown-format"],
    ["a zip cut in half", good.subarray(0, good.length / 2), "spreadsheet.broken-archive"],
    ["a zip with a damaged part", Buffer.from(good).fill(7, 60, 75), "spreadsheet.broken-archive"],
    ["a sheet that is no XML", book({ sheetXml: "<worksheet><row" }), "spreadsheet.broken-workbook"],
    [
      "a document type",
      book({ sheetXml: `<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>` }),
      "spreadsheet.broken-workbook",
    ],
    [
      "a workbook whose sheet is missing",
      book({ sheetXml: "<a/>", sheetTarget: "nowhere.xml" }),
      "spreadsheet.broken-workbook",
    ],
    ["a zip bomb by its ratio", book({ sheetXml: zeros }), "spreadsheet.zip-bomb"],
  ])("%s", async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test("a part that inflates beyond what it declares", async () => {
    const parts = [
      { name: "_rels/.rels", body: "<Relationships/>".padEnd(5_000), declaredBytes: 20 },
      { name: "xl/workbook.xml", body: "<workbook/>" },
    ];
    expect(await codeOf(zip(parts))).toBe("spreadsheet.broken-archive");
  });

  test("what inflates beyond the limit, whatever the directory says of each part", async () => {
    const limits = { maxInflatedBytes: 2_000 };
    expect(await codeOf(book({ sheetXml: sheetOf(" ".repeat(1_900)) }), { limits })).toBe("spreadsheet.zip-bomb");
  });

  test.each([
    [{ maxFileBytes: 100 }, "spreadsheet.file-too-large"],
    [{ maxEntries: 3 }, "spreadsheet.too-large"],
    [{ maxCells: 0 }, "spreadsheet.too-large"],
    [{ maxRows: 0 }, "spreadsheet.too-large"],
    [{ maxColumns: 0 }, "spreadsheet.too-large"],
  ])("what is beyond %j", async (limits, code) => {
    expect(await codeOf(good, { limits })).toBe(code);
  });
});
