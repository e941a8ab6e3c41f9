const longest = 80;

/** "Kelotok Sehat (contoh)" becomes "kelotok-sehat-contoh"; a title without letters or digits becomes "inovasi". */
export function slugOf(title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const cut = words.length <= longest ? words : words.slice(0, longest).replace(/-[^-]*$/, "");
  return cut === "" ? "inovasi" : cut;
}

/** Words that are pages beside the innovations: "/inovasi/baru". */
const reserved: ReadonlySet<string> = new Set(["alur", "baru", "impor", "langkah", "macet", "tenggat"]);

/** First free of slug, slug-2, slug-3 … */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug) && !reserved.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}

/** Two titles with one key are written alike but for case, marks and spaces. */
export const titleKey = (title: string): string =>
  title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "");
