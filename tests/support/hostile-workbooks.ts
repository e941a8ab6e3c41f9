import { crc32, deflateRawSync } from "node:zlib";

type Part = readonly [name: string, body: string | Buffer];

function zip(parts: readonly Part[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, body] of parts) {
    const plain = Buffer.from(body);
    const packed = deflateRawSync(plain);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(plain), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(plain.length, 18);
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

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function book(sheetXml: string | Buffer): Uint8Array {
  return zip([
    ["[Content_Types].xml", "<Types/>"],
    [
      "_rels/.rels",
      `<Relationships><Relationship Id="a" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `<workbook xmlns:r="${relations}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    ["xl/worksheets/sheet1.xml", sheetXml],
  ]);
}

const text = (cell: string, value: string): string => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
const heads = `<row r="1">${text("A1", "Nama Inovasi")}${text("B1", "OPD")}${text("C1", "Tahun")}</row>`;

/** A list whose name is a formula. */
export const formulaWorkbook = book(
  `<worksheet><sheetData>${heads}<row r="2"><c r="A2"><f>HYPERLINK("x")</f><v>1</v></c>${text("B2", "Dinas Kesehatan")}</row></sheetData></worksheet>`,
);
/** 40 MB of nothing in a few kilobytes. */
export const zipBomb = book(Buffer.alloc(40 * 2 ** 20, 0x20));
export const openDocument = zip([["mimetype", "application/vnd.oasis.opendocument.spreadsheet"]]);
/** The compound file header and the directory name of an Excel 97 workbook. */
export const oldXls: Uint8Array = (() => {
  const bytes = Buffer.alloc(2048);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(bytes);
  Buffer.from("Workbook", "utf16le").copy(bytes, 1024);
  return bytes;
})();
/** Every row of the sheet is there and holds nothing. */
export const emptyRows = book(
  `<worksheet><sheetData>${heads}${Array.from({ length: 200_000 }, (_, at) => `<row r="${at + 2}"/>`).join("")}</sheetData></worksheet>`,
);
