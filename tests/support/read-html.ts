const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#x27;": "'",
};

const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (entity) => entities[entity] ?? entity);

/** What a person reads of a piece of HTML. */
export const wordsOf = (html: string): string =>
  decode(html.replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();

export interface Link {
  readonly href: string;
  readonly words: string;
}

export const linksOf = (html: string): readonly Link[] =>
  [...html.matchAll(/<a\s[^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gs)].map(([, href = "", inner = ""]) => ({
    href: decode(href),
    words: wordsOf(inner),
  }));

/** A figure as written for Indonesian readers: "1.234" is 1234. */
export const numberOf = (words: string): number => Number(words.replaceAll(".", "").replace(",", "."));

export interface Table {
  readonly html: string;
  readonly caption: string;
  readonly rows: readonly (readonly string[])[];
  readonly foot: readonly string[];
}

const partOf = (html: string, tag: string): string => new RegExp(`<${tag}[ >].*?</${tag}>`, "s").exec(html)?.[0] ?? "";
const cellsOf = (row: string): string[] => [...row.matchAll(/<(td|th)[ >].*?<\/\1>/gs)].map(([cell]) => wordsOf(cell));
const rowsOf = (html: string): string[][] => [...html.matchAll(/<tr[ >].*?<\/tr>/gs)].map(([row]) => cellsOf(row));

export const tablesOf = (html: string): readonly Table[] =>
  [...html.matchAll(/<table[ >].*?<\/table>/gs)].map(([table]) => ({
    html: table,
    caption: wordsOf(partOf(table, "caption")),
    rows: rowsOf(partOf(table, "tbody")),
    foot: rowsOf(partOf(table, "tfoot"))[0] ?? [],
  }));

/** What a content security policy without inline anything would refuse. */
export const inlineCode = /\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)|javascript:/;
