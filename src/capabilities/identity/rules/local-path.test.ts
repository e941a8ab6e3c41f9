import { expect, test } from "vitest";
import { safeLocalPath } from "./local-path.ts";

test.each([
  ["/indeks", "/indeks"],
  ["/katalog?tahun=2024&urut=nama#hasil", "/katalog?tahun=2024&urut=nama#hasil"],
  ["/masukan", "/masukan"],
  [undefined, "/dasbor"],
  ["", "/dasbor"],
  ["https://evil.example/", "/dasbor"],
  ["//evil.example/", "/dasbor"],
  ["/\\evil.example/", "/dasbor"],
  ["/\t/evil.example", "/dasbor"],
  ["/a\\b", "/dasbor"],
  ["javascript:alert(1)", "/dasbor"],
  ["/masuk?kembali=/masuk", "/dasbor"],
  ["/keluar", "/dasbor"],
  [`/${"a".repeat(600)}`, "/dasbor"],
])("after signing in, %j leads to %s", (wish, expected) => {
  expect(safeLocalPath(wish)).toBe(expected);
});
