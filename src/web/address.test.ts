import { expect, test } from "vitest";
import { addressWith } from "./address.ts";

test("changes, repeats and removes query parameters", () => {
  expect(addressWith("/katalog?tahun=2024&halaman=3", { urut: "nama", halaman: null })).toBe(
    "/katalog?tahun=2024&urut=nama",
  );
  expect(addressWith("/katalog?jalur=asn", { jalur: ["pka", "pkp"] })).toBe("/katalog?jalur=pka&jalur=pkp");
  expect(addressWith("/katalog?q=x", { q: "" })).toBe("/katalog");
  expect(addressWith("/katalog", { q: "akta & kartu" })).toBe("/katalog?q=akta+%26+kartu");
});
