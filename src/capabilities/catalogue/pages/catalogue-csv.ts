import type { View } from "#shared/view.ts";
import { type CatalogueFilter, type CatalogueItem, pageSize } from "../contract.ts";
import type { CatalogueFound } from "../queries/search-catalogue.ts";
import { texts } from "../texts.ts";
import type { Labels } from "./labels.ts";

/** A leading = + - @ would be run by spreadsheets: a quote mark keeps it text. */
const cell = (value: string | number | null): string => {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Everything that the filter finds, semicolon-separated as Indonesian spreadsheets expect, with a byte order mark. */
export async function catalogueCsv(
  view: View,
  labels: Labels,
  filter: CatalogueFilter,
  search: (filter: CatalogueFilter) => Promise<CatalogueFound>,
): Promise<string> {
  const { language } = view;
  const items: CatalogueItem[] = [];
  for (let page = 1; ; page += 1) {
    const found = await search({ ...filter, page });
    items.push(...found.items);
    if (found.items.length < pageSize) break;
  }
  const head = [
    texts.number,
    texts.year,
    texts.innovation,
    texts.agency,
    texts.group,
    texts.track,
    texts.form,
    texts.affair,
    texts.launched,
    texts.sample,
  ];
  const rows = items.map((item) => [
    item.registrationNumber,
    item.year,
    item.title,
    item.agency,
    labels.group(item.launchGroup, language),
    labels.track(item.track, language),
    item.form === null ? null : labels.form(item.form, language),
    item.affair === null ? null : labels.affair(item.affair, language),
    item.launchedOn,
    texts[item.isSample ? "yes" : "no"][language],
  ]);
  const lines = [head.map((text) => text[language]), ...rows].map((row) => row.map(cell).join(";"));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}
