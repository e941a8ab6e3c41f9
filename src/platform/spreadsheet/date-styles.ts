import type { Archive } from "#platform/spreadsheet/open-archive.ts";
import { parseXml } from "#platform/spreadsheet/parse-xml.ts";

// ECMA-376 part 1, 18.8.30: built-in formats that show a day (27 to 36 and 50 to 58 in East Asian versions).
const isBuiltInDay = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);

/** True when the format code shows a day, month or year: "dd/mm/yyyy", "[$-421]d mmmm yyyy". Times alone do not count. */
export function showsDay(formatCode: string): boolean {
  const bare = formatCode
    .replace(/"[^"]*"/g, "")
    .replace(/\\./g, "")
    .replace(/[_*]./g, "")
    .replace(/\[[^\]]*\]/g, "")
    .toLowerCase();
  const [positive = ""] = bare.split(";");
  return /[dy]|m{3,}/.test(positive) && !/[#?]|general/.test(positive);
}

/** Which cell styles (the `s` of a cell) show a day. */
export async function readDateStyles(archive: Archive, part: string | undefined): Promise<readonly boolean[]> {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  if (part === undefined || !archive.names.has(part)) return styles;
  let isInCellFormats = false;
  await parseXml(archive.chunks(part), part, {
    open: (tag, attributes) => {
      if (tag === "numFmt") custom.set(Number(attributes.numFmtId), showsDay(attributes.formatCode ?? ""));
      if (tag === "cellXfs") isInCellFormats = true;
      if (tag !== "xf" || !isInCellFormats) return;
      const id = Number(attributes.numFmtId ?? "0");
      styles.push(custom.get(id) ?? isBuiltInDay(id));
    },
    close: (tag) => {
      if (tag === "cellXfs") isInCellFormats = false;
    },
  });
  return styles;
}
