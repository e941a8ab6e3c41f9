const probe = "http://site.invalid";

/**
 * A path of this site (with query and hash) that may stand in `Location`; anything else becomes `fallback`.
 * Refuses other hosts in every spelling: "//evil", "/\evil", "/.//evil", tabs and line breaks that a browser drops.
 */
export function pathOfThisSite(value: string | null | undefined, fallback = "/"): string {
  if (!value?.startsWith("/") || value.length > 2000) return fallback;
  if (/[\\\u0000-\u001f\u007f]/.test(value) || value.startsWith("//")) return fallback;
  if (!URL.canParse(value, probe)) return fallback;
  const url = new URL(value, probe);
  // "/.//evil" comes out of the parser as "//evil".
  if (url.origin !== probe || url.pathname.startsWith("//")) return fallback;
  return url.pathname + url.search + url.hash;
}
