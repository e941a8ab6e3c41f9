/**
 * Writes reference/regions.json from the development package idn-area-data: `npx tsx scripts/make-regions.ts 2026-11-22`.
 * The day of making is an argument, so the same input gives the same bytes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { getProvinces, getRegencies } from "idn-area-data";
import * as z from "zod";

type Kind = "province" | "regency" | "city" | "administrative";

const rawRow = z.object({ code: z.string().regex(/^\d\d(\.\d\d)?$/), name: z.string().min(1) });

/** Spellings that the regions use for themselves, where the list prints another one. */
const spellings: Readonly<Record<string, string>> = {
  "12.74": "Tanjungbalai",
  "12.77": "Padangsidimpuan",
  "16.73": "Lubuklinggau",
  "17.06": "Mukomuko",
  "19.71": "Pangkalpinang",
  "21.72": "Tanjungpinang",
  "62.71": "Palangka Raya",
  "72.04": "Tolitoli",
  "72.09": "Tojo Una-Una",
  "74.72": "Baubau",
  "92.03": "Fakfak",
};

const witaProvinces = ["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"];
const witProvinces = ["81", "82", "91", "92", "93", "94", "95", "96"];

function zoneOf(provinceCode: string): { zone: string; zoneLabel: string } {
  if (witaProvinces.includes(provinceCode)) return { zone: "Asia/Makassar", zoneLabel: "WITA" };
  if (witProvinces.includes(provinceCode)) return { zone: "Asia/Jayapura", zoneLabel: "WIT" };
  return { zone: "Asia/Jakarta", zoneLabel: "WIB" };
}

function properCase(shouted: string): string {
  return shouted
    .toLowerCase()
    .split(/\s+/)
    .map((word) => (word === "dan" ? word : word === "dki" ? "DKI" : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(" ");
}

function provinceNames(shouted: string): { name: string; shortName: string } {
  const cased = properCase(shouted);
  return { name: `Provinsi ${cased}`, shortName: cased === "Daerah Istimewa Yogyakarta" ? "DI Yogyakarta" : cased };
}

const regencyKinds: readonly { prefix: string; label: string; kind: Kind }[] = [
  { prefix: "KABUPATEN ADMINISTRASI ", label: "Kabupaten Administrasi", kind: "administrative" },
  { prefix: "KOTA ADMINISTRASI ", label: "Kota Administrasi", kind: "administrative" },
  { prefix: "KABUPATEN ", label: "Kabupaten", kind: "regency" },
  { prefix: "KOTA ", label: "Kota", kind: "city" },
];

function regencyNames(code: string, shouted: string): { name: string; shortName: string; kind: Kind } {
  const found = regencyKinds.find((candidate) => shouted.startsWith(candidate.prefix));
  if (!found) throw new Error(`Region ${code} has neither KABUPATEN nor KOTA in its name: ${shouted}`);
  const shortName = spellings[code] ?? properCase(shouted.slice(found.prefix.length));
  return { name: `${found.label} ${shortName}`, shortName, kind: found.kind };
}

const madeOn = z.iso.date().parse(process.argv[2]);
const manifest = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL("../node_modules/idn-area-data/package.json", import.meta.url), "utf8")));

const provinces = z.array(rawRow).parse(await getProvinces());
const regencies = z.array(rawRow).parse(await getRegencies());

const regions = [
  ...provinces.map(({ code, name }) => ({
    code,
    ...provinceNames(name),
    kind: "province" as const,
    provinceCode: code,
    isRankable: true,
    ...zoneOf(code),
  })),
  ...regencies.map(({ code, name }) => {
    const names = regencyNames(code, name);
    const provinceCode = code.slice(0, 2);
    return { code, ...names, provinceCode, isRankable: names.kind !== "administrative", ...zoneOf(provinceCode) };
  }),
].sort((a, b) => (a.code < b.code ? -1 : 1));

const count = (kind: Kind) => regions.filter((region) => region.kind === kind).length;
const found = [count("province"), count("regency"), count("city"), count("administrative")].join("/");
if (found !== "38/415/93/6") throw new Error(`Expected 38/415/93/6 regions, found ${found}`);

const corrections = Object.entries(spellings).map(([code, written]) => {
  const printed = regencies.find((row) => row.code === code)?.name;
  if (!printed) throw new Error(`No region ${code} to correct`);
  return { code, printed, written, why: "spelling used by the region itself; general knowledge" };
});

const head = {
  source: `npm package idn-area-data ${manifest.version} (https://github.com/fityannugroho/idn-area-data): codes and names of the Ministry of Home Affairs`,
  licence:
    "The package's code is MIT; its data, and therefore this file as a derived database, is under the Open Database License (ODbL) 1.0, https://opendatacommons.org/licenses/odbl/1-0/",
  attribution: "Contains information from idn-area-data, which is made available under the ODbL 1.0.",
  madeOn,
  note: "38 provinces, 415 regencies, 93 cities and the 6 administrative units of Jakarta, which are not ranked: 552 rows, 546 rankable. The set has the 38 provinces since 2022 (codes 93 to 96). Letter case, kind, time zone and the names in `corrections` were added by scripts/make-regions.ts.",
  corrections,
};

const lines = regions.map((region) => `    ${JSON.stringify(region)}`).join(",\n");
const headText = JSON.stringify(head, null, 2).replaceAll("\n", "\n  ");
const target = fileURLToPath(new URL("../reference/regions.json", import.meta.url));
writeFileSync(target, `{\n  "head": ${headText},\n  "regions": [\n${lines}\n  ]\n}\n`);
console.log(`${regions.length} regions written to ${target}`);
