import { seeded } from "./seeded.ts";

/** Rough centres of the districts (general knowledge, a few kilometres off at most), degrees south and east. */
const centres: Readonly<Record<string, readonly [number, number]>> = {
  "aluh-aluh": [3.47, 114.54],
  "beruntung-baru": [3.46, 114.6],
  "kertak-hanyar": [3.38, 114.64],
  gambut: [3.41, 114.67],
  "sungai-tabuk": [3.31, 114.7],
  martapura: [3.41, 114.86],
  "karang-intan": [3.45, 114.97],
  astambul: [3.38, 114.92],
  "simpang-empat": [3.25, 115.03],
  pengaron: [3.3, 115.1],
  "sungai-pinang": [3.27, 115.22],
  aranio: [3.53, 115.03],
  mataraman: [3.37, 115.0],
  "martapura-barat": [3.37, 114.8],
  "martapura-timur": [3.4, 114.9],
  "sambung-makmur": [3.22, 115.1],
  paramasan: [3.12, 115.33],
  "telaga-bauntung": [3.18, 115.06],
  "tatah-makmur": [3.43, 114.61],
  "cintapuri-darussalam": [3.2, 114.98],
};

/** Wards and health centres to the district they lie in. */
const districtOf: Readonly<Record<string, string>> = {
  "kelurahan-murung-keraton": "martapura",
  "kelurahan-sekumpul": "martapura",
  "kelurahan-keraton": "martapura",
};

/** Coordinates beside the middle of a unit's district, decimal degrees; null where the unit names no district. */
export function coordinatesOf(
  agencySlug: string | null,
  key: string,
): { readonly latitude: string; readonly longitude: string } | null {
  if (agencySlug === null) return null;
  const name = districtOf[agencySlug] ?? agencySlug.replace(/^(kecamatan|pkm)-/, "").replace(/-\d$/, "");
  const centre = centres[name];
  if (centre === undefined) return null;
  const shift = (axis: string) => (seeded(key, axis) - 0.5) * 0.02;
  return {
    latitude: (-(centre[0] + shift("south"))).toFixed(5),
    longitude: (centre[1] + shift("east")).toFixed(5),
  };
}
