import type { Page } from "./port.ts";

/** Longer queries are answered, but not kept: keys may not become a memory attack. */
const longestKeptQuery = 512;

export interface PageAddress {
  /** Path and query in one spelling, without unknown and empty parameters. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly canBeKept: boolean;
}

/** One spelling for all equal requests to a page that may be kept: named parameters only, sorted, as is their number. */
export function addressOfPage(page: Page, params: Readonly<Record<string, string>>, search: string): PageAddress {
  const path = page.path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ""));
  const query = new URLSearchParams();
  if (search.length > 1) {
    const sent = new URLSearchParams(search);
    for (const name of [...(page.cache?.parameters ?? [])].sort()) {
      for (const value of sent.getAll(name)) if (value !== "") query.append(name, value);
    }
  }
  const words = query.toString();
  return {
    path: words === "" ? path : `${path}?${words}`,
    query,
    canBeKept: path.length + words.length <= longestKeptQuery,
  };
}
