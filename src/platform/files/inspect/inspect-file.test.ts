import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FileFacts } from "#platform/files/port.ts";
import { createInspectFile } from "./inspect-file.ts";

const inspect = createInspectFile();
const codesOf = ({ findings }: FileFacts): string[] => findings.map(({ code }) => code);
const look = (name: string, content: string | Buffer) =>
  inspect(name, typeof content === "string" ? Buffer.from(content, "latin1") : content);

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(" ", ""), "hex");
const u16 = (number: number): Buffer => Buffer.from([number >> 8, number & 255]);
const u32 = (number: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
};

const pdf = (body = ""): string =>
  `%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${body} >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`;
const png = (width: number, height: number): Buffer =>
  Buffer.concat([
    hex("89504e470d0a1a0a"),
    u32(13),
    Buffer.from("IHDR"),
    u32(width),
    u32(height),
    hex("0806000000"),
    Buffer.alloc(60),
  ]);
const jpeg = (...sizes: readonly (readonly [width: number, height: number])[]): Buffer =>
  Buffer.concat([
    hex("ffd8 ffe0 0010 4a46494600 0101 00 0001 0001 0000"),
    ...sizes.map(([width, height]) =>
      Buffer.concat([hex("ffff c2 0011 08"), u16(height), u16(width), Buffer.alloc(10)]),
    ),
    hex("ffda 0008 0102030405ffd9"),
  ]);
const gif = (width: number, height: number): Buffer =>
  Buffer.from([...Buffer.from("GIF89a"), width & 255, width >> 8, height & 255, height >> 8, 0, 0, 0, 0x3b]);
const box = (type: string, content: Buffer): Buffer =>
  Buffer.concat([u32(8 + content.length), Buffer.from(type), content]);
const ftyp = (brand: string): Buffer => box("ftyp", Buffer.from(`${brand}\0\0\0\0`, "latin1"));
const mvhd = box("mvhd", Buffer.concat([Buffer.alloc(12), u32(1000), u32(93_400), Buffer.alloc(80)]));
const moov = box("moov", mvhd);

interface Entry {
  readonly name: string;
  readonly content?: string;
  readonly inflatedBytes?: number;
  readonly isEncrypted?: boolean;
}

/** A ZIP with unpacked entries, whose directory may lie. */
function zip(...entries: readonly Entry[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const { name, content = "x", inflatedBytes, isEncrypted } of entries) {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50);
    head.writeUInt16LE(isEncrypted ? 1 : 0, 8);
    head.writeUInt32LE(content.length, 20);
    head.writeUInt32LE(inflatedBytes ?? content.length, 24);
    head.writeUInt16LE(name.length, 28);
    directory.push(head, Buffer.from(name));
    const start = Buffer.alloc(30);
    start.writeUInt32LE(0x04034b50);
    start.writeUInt32LE(content.length, 18);
    start.writeUInt16LE(name.length, 26);
    local.push(start, Buffer.from(name + content));
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(Buffer.concat(local).length, 16);
  return Buffer.concat([...local, ...directory, end]);
}

const docx = zip({ name: "[Content_Types].xml" }, { name: "word/document.xml" });
const jar = zip({ name: "META-INF/MANIFEST.MF" }, { name: "Main.class" });

describe("type by content", () => {
  test.each<[string, string | Buffer, string]>([
    ["sk.pdf", pdf(), "application/pdf"],
    ["foto.jpg", jpeg([800, 600]), "image/jpeg"],
    ["foto.png", png(10, 10), "image/png"],
    ["gambar.gif", gif(1, 1), "image/gif"],
    ["video.mp4", Buffer.concat([ftyp("isom"), moov]), "video/mp4"],
    ["video.mov", Buffer.concat([ftyp("qt  "), moov]), "video/quicktime"],
    ["foto.heic", ftyp("heic"), "image/heic"],
    ["arsip.zip", zip({ name: "16_SK.pdf" }), "application/zip"],
    ["laporan.docx", docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["lama.doc", hex("d0cf11e0a1b11ae1 0000"), "application/x-ole-storage"],
    ["data.csv", "Nama;Nilai\nGerbang Desa;3\n", "text/plain"],
  ])("%s has nothing to remark", async (name, content, mediaType) => {
    const facts = await look(name, content);
    expect(facts).toMatchObject({ mediaType, findings: [], safeName: name });
  });

  test.each<[string, string | Buffer, readonly string[]]>([
    ["sk.pdf", "", ["file.empty"]],
    ["sk.pdf", jpeg([8, 6]), ["file.extension-mismatch"]],
    ["sk.pdf", hex("4d5a 9000"), ["file.extension-mismatch", "file.program"]],
    ["sk.pdf", hex("7f454c46 02"), ["file.extension-mismatch", "file.program"]],
    ["sk.pdf", "#!/bin/sh\nrm -rf ~", ["file.extension-mismatch", "file.program"]],
    [
      "sk.pdf",
      Buffer.from("\ufeff<!-- surat --><!-- lagi -->\n<HTML><script>1</script>"),
      ["file.extension-mismatch", "file.web-page"],
    ],
    ["sk.pdf", Buffer.from("\ufeff<script>1</script>", "utf16le"), ["file.extension-mismatch", "file.web-page"]],
    ["sk", hex("00 01 02 03"), ["file.type-unknown"]],
    ["aplikasi.apk", zip({ name: "AndroidManifest.xml" }), ["file.name-of-program", "file.program"]],
    ["laporan.docx", zip({ name: "[Content_Types].xml" }, { name: "word/vbaProject.bin" }), ["file.office-macro"]],
    ["arsip.zip", zip({ name: "a", isEncrypted: true }), ["file.zip-encrypted"]],
    ["arsip.zip", zip({ name: "../../etc/cron.d/x" }), ["file.zip-path"]],
    ["arsip.zip", zip({ name: "a" }).subarray(0, 60), ["file.zip-broken"]],
    ["arsip.zip", zip({ name: "0", inflatedBytes: 4e9 }), ["file.zip-bomb"]],
    ["video.mp4", Buffer.concat([ftyp("isom"), moov]).subarray(0, 100), ["file.video-cut-off"]],
    ["video.mp4", Buffer.concat([ftyp("isom"), box("mdat", Buffer.alloc(9))]), ["file.video-cut-off"]],
  ])("%s: what stands out (%#)", async (name, content, codes) => {
    expect(codesOf(await look(name, content))).toEqual(codes);
  });
});

describe("one file that is two", () => {
  test.each<[string, string | Buffer, readonly string[], number]>([
    [
      "sk.pdf",
      Buffer.concat([Buffer.from(pdf()), zip({ name: "a.exe" })]),
      ["application/pdf", "application/zip"],
      pdf().length,
    ],
    ["foto.gif", Buffer.concat([gif(1, 1), jar]), ["image/gif", "application/java-archive"], gif(1, 1).length],
    [
      "foto.jpg",
      Buffer.concat([jpeg([8, 6]), Buffer.from(pdf())]),
      ["image/jpeg", "application/pdf"],
      jpeg([8, 6]).length,
    ],
    ["a.html", `<html>${" ".repeat(2000)}${pdf()}`, ["text/html", "application/pdf"], 2006],
    ["sk.pdf", "%PDF-1.4\n<script>alert(1)</script>\n%%EOF", ["application/pdf", "text/html"], 0],
  ])("%s is named with both (%#)", async (name, content, mediaTypes, at) => {
    const { findings } = await look(name, content);
    expect(findings).toContainEqual({ code: "file.polyglot", details: { mediaTypes, at } });
  });

  test("a header behind other bytes is told, and beyond 1 KB no reader takes it", async () => {
    expect((await look("sk.pdf", `\0\0\0${pdf()}`)).findings).toEqual([
      { code: "file.pdf-late-header", details: { at: 3 } },
    ]);
    expect((await look("sk.pdf", `${"\0".repeat(1024)}${pdf()}`)).mediaType).toBe("application/octet-stream");
  });

  test("a ZIP may hold a PDF as it is", async () => {
    expect(codesOf(await look("arsip.zip", zip({ name: "sk.pdf", content: pdf() })))).toEqual([]);
  });
});

describe("pixels from the header", () => {
  test("are told, also of a progressive JPEG with several frames: the largest", async () => {
    expect((await look("a.png", png(4000, 3000))).image).toEqual({ width: 4000, height: 3000 });
    expect((await look("a.jpg", jpeg([10, 20], [4000, 3000], [1, 1]))).image).toEqual({ width: 4000, height: 3000 });
  });

  test("beyond the limit stand out, and none at all", async () => {
    const details = { width: 50_000, height: 50_000, maxPixels: 120_000_000 };
    expect((await look("a.png", png(50_000, 50_000))).findings).toEqual([{ code: "file.image-too-large", details }]);
    expect(codesOf(await look("a.png", png(0, 10)))).toEqual(["file.image-broken"]);
    expect(codesOf(await look("a.jpg", jpeg()))).toEqual(["file.image-broken"]);
  });
});

describe("what a PDF carries", () => {
  const packed = (text: string): string =>
    `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n${deflateSync(text).toString("latin1")}\nendstream`;
  test.each([
    ["/Encrypt 5 0 R", ["file.pdf-encrypted"]],
    ["/OpenAction << /S /JavaScript /JS (app.alert) >>", ["file.pdf-script"]],
    ["/OpenAction << /S /J#61va#53cript >>", ["file.pdf-script"]],
    ["/S /Launch/F(cmd.exe)", ["file.pdf-launch"]],
    ["/Names << /EmbeddedFiles 4 0 R >>", ["file.pdf-embedded"]],
    [packed("4 0 << /S /JavaScript /JS 9 0 R >>"), ["file.pdf-script"]],
    [
      "<< /Type /ObjStm /Filter [/ASCII85Decode /FlateDecode] >>\nstream\nGar8O\nendstream",
      ["file.pdf-partly-inspected"],
    ],
    ["/EncryptMetadata false /JSX (x) /JS-like 1 stream /JS\x80\x81 endstream", []],
  ])("%s", async (body, codes) => {
    expect(codesOf(await look("sk.pdf", pdf(body)))).toEqual(codes);
  });

  test("across the border of what is read at once, and cut off", async () => {
    const padding = "x".repeat(1024 * 1024 - 60);
    expect(codesOf(await look("sk.pdf", pdf(`${padding} /S /JavaScript`)))).toEqual(["file.pdf-script"]);
    expect(codesOf(await look("sk.pdf", pdf().slice(0, 60)))).toEqual(["file.pdf-cut-off"]);
  });
});

describe("pictures that run something", () => {
  test.each<[string, readonly string[]]>([
    ["<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>", []],
    ["<?xml version='1.0'?><!-- x --><svg><script>1</script></svg>", ["script"]],
    ["<svg onload=alert(1)>", ["handler"]],
    ["<svg><a xlink:href='java&#115;cript:alert(1)'/></svg>", ["address"]],
    ["<svg><a href='java\nscript:alert(1)'/></svg>", ["address"]],
    ["<svg><foreignObject/></svg>", ["foreign"]],
    ["<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", ["entity"]],
  ])("%s", async (content, parts) => {
    const facts = await look("logo.svg", content);
    expect(facts.mediaType).toBe("image/svg+xml");
    expect(facts.findings.find(({ code }) => code === "file.svg-active")?.details?.["parts"] ?? []).toEqual(parts);
  });
});

describe("hostile bytes", () => {
  const seeds = [
    Buffer.from(pdf()),
    png(9, 9),
    jpeg([9, 9]),
    gif(1, 1),
    docx,
    jar,
    Buffer.concat([ftyp("isom"), moov]),
    hex("49492a0008000000ffff"),
  ];
  const anyName = fc.string({ unit: "binary", maxLength: 40 });

  test("never make it throw, whatever they are", async () => {
    await fc.assert(
      fc.asyncProperty(anyName, fc.uint8Array({ maxLength: 400 }), async (name, bytes) => {
        const facts = await inspect(name, bytes);
        expect(facts.sizeBytes).toBe(bytes.length);
        expect(facts.safeName).not.toBe("");
      }),
      { numRuns: 300 },
    );
  });

  test("never make it throw when a real file is cut, bent or joined to another", async () => {
    const seed = fc.constantFrom(...seeds);
    const flips = fc.array(fc.tuple(fc.nat(500), fc.nat(255)), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(seed, seed, fc.nat(500), flips, async (first, second, cut, changes) => {
        const bytes = Buffer.concat([first.subarray(0, cut), second]);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        expect((await inspect("a.pdf", bytes)).sizeBytes).toBe(bytes.length);
      }),
      { numRuns: 500 },
    );
  });

  test.each<[string, string | Buffer]>([
    ["comments without a page", `${"<!---->".repeat(9000)}x`],
    ["half tags of an SVG", `<svg ${"<use ".repeat(190_000)}`],
    ["blanks in an address", `<svg href=${" ".repeat(900_000)}x${"href = ".repeat(9000)}`],
    ["ends of archives", Buffer.concat([hex("504b0304"), ...Array.from({ length: 3000 }, () => zip())])],
    ["object streams", pdf("/ObjStm/F stream\n".repeat(60_000))],
    ["segments of a picture", Buffer.concat([hex("ffd8ff"), Buffer.alloc(900_000, 0xff)])],
    ["a name of dots", `${".".repeat(50_000)}x`],
  ])("do not keep it busy: %s", async (_what, content) => {
    const before = performance.now();
    await look(typeof content === "string" && content.startsWith("..") ? content : "a.svg", content);
    expect(performance.now() - before).toBeLessThan(1500);
  });
});
