import { type CatalogueFilter, catalogueFilterSchema } from "../contract.ts";

/** Query parameters of `/katalog`, Indonesian in the address, and the filter fields they fill. */
export const catalogueParameters = [
  "cari",
  "tahun",
  "jalur",
  "kelompok",
  "urusan",
  "bentuk",
  "unit",
  "komitmen",
  "urut",
  "hal",
] as const;

const fieldOf: Readonly<Record<(typeof catalogueParameters)[number], keyof CatalogueFilter>> = {
  cari: "text",
  tahun: "year",
  jalur: "track",
  kelompok: "group",
  urusan: "affair",
  bentuk: "form",
  unit: "agency",
  komitmen: "committed",
  urut: "sort",
  hal: "page",
};

const sortWords: Readonly<Record<string, CatalogueFilter["sort"]>> = {
  nomor: "number",
  judul: "title",
  terbaru: "newest",
};

const committedWords: Readonly<Record<string, CatalogueFilter["committed"]>> = { ya: "yes" };

/** Reads the filter; a parameter that makes no sense is left out rather than answered with an error. */
export function readCatalogueFilter(query: URLSearchParams): CatalogueFilter {
  const given: Record<string, string> = {};
  for (const parameter of catalogueParameters) {
    const value = query.get(parameter)?.trim();
    if (!value) continue;
    const field = fieldOf[parameter];
    const raw = field === "sort" ? sortWords[value] : field === "committed" ? committedWords[value] : value;
    if (raw !== undefined && catalogueFilterSchema.safeParse({ [field]: raw }).success) given[field] = raw;
  }
  return catalogueFilterSchema.parse(given);
}

/** Address of the same list with some parameters changed; null removes one. A change of anything but the page starts at page 1. */
export function catalogueHref(
  query: URLSearchParams,
  change: Readonly<Partial<Record<(typeof catalogueParameters)[number], string | null>>>,
  path = "/katalog",
): string {
  const next = new URLSearchParams();
  for (const parameter of catalogueParameters) {
    const changed = change[parameter];
    const value = changed === undefined ? query.get(parameter) : changed;
    if (value && !(parameter === "hal" && changed === undefined)) next.set(parameter, value);
  }
  const text = next.toString();
  return text === "" ? path : `${path}?${text}`;
}
