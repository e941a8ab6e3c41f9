import { describe, expect, test } from "vitest";
import { parseMultipart } from "./parse-multipart.ts";

const type = "multipart/form-data; boundary=batas";
const part = (head: string, content: string): string => `--batas\r\n${head}\r\n\r\n${content}\r\n`;
const parse = (...parts: string[]) => parseMultipart(Buffer.from(`${parts.join("")}--batas--\r\n`), type);

describe("multipart", () => {
  test("a file field in which nothing was chosen brings neither file nor field", () => {
    const empty = part(
      'Content-Disposition: form-data; name="berkas"; filename=""\r\nContent-Type: application/octet-stream',
      "",
    );
    expect(parse(empty, part('Content-Disposition: form-data; name="a"', "1"))).toEqual({
      fields: [{ name: "a", value: "1" }],
      files: [],
    });
  });

  test("reads names and values in UTF-8, quotes and line breaks inside names", () => {
    expect(
      parse(part('content-disposition: form-data; name="ju%22d%0D%0Aul"', "Sasirangan – é\r\nbaris 2"))?.fields,
    ).toEqual([{ name: 'ju"d\r\nul', value: "Sasirangan – é\r\nbaris 2" }]);
  });

  test("a file without a usable name or type gets plain ones", () => {
    const files = parse(
      part('Content-Disposition: form-data; name="b"; filename="C:\\"\r\nContent-Type: te xt', "x"),
    )?.files;
    expect(files?.[0]?.file).toMatchObject({ name: "berkas", type: "application/octet-stream", sizeBytes: 1 });
  });

  test.each([
    ["no first boundary", "x"],
    ["words after a boundary", "--batasan\r\n"],
    [
      "a head without end",
      `--batas\r\nContent-Disposition: form-data; name="a"${"x".repeat(9000)}\r\n\r\n1\r\n--batas--`,
    ],
    ["more than 2,000 parts", part('Content-Disposition: form-data; name="a"', "1").repeat(2001)],
    ["a disposition other than form-data", part('Content-Disposition: attachment; name="a"', "1")],
  ])("refuses %s", (_name, body) => {
    expect(parseMultipart(Buffer.from(`${body}--batas--\r\n`), type)).toBeNull();
  });
});
