/** Columns of a CSV of agencies, in Indonesian and English, lower case without punctuation. */
const columns: Readonly<Record<string, string>> = {
  id: "id",
  kode: "id",
  slug: "id",
  nama: "name",
  "nama instansi": "name",
  name: "name",
  singkatan: "abbreviation",
  abbreviation: "abbreviation",
  jenis: "kind",
  kind: "kind",
  induk: "parent",
  parent: "parent",
  urusan: "affairCodes",
  "kode urusan": "affairCodes",
  affaircodes: "affairCodes",
  keyakinan: "confidence",
  confidence: "confidence",
  bukti: "evidence",
  evidence: "evidence",
  catatan: "note",
  note: "note",
  "nama lain": "alsoWritten",
  alsowritten: "alsoWritten",
};

const lists = new Set(["affairCodes", "alsoWritten"]);

/** Rows of a CSV with headings in its first line; empty cells are left out, lists are parted by "|" or ";". */
export function agencyRowsFromTable(table: readonly (readonly string[])[]): readonly Record<string, unknown>[] {
  const [headings = [], ...rows] = table;
  const names = headings.map((heading) => columns[heading.trim().toLowerCase()]);
  return rows
    .filter((cells) => cells.some((cell) => cell.trim() !== ""))
    .map((cells) => {
      const row: Record<string, unknown> = {};
      for (const [index, cell] of cells.entries()) {
        const name = names[index];
        const text = cell.trim();
        if (name === undefined || text === "") continue;
        row[name] = lists.has(name) ? text.split(/\s*[|;]\s*/).filter((part) => part !== "") : text;
      }
      return row;
    });
}

/** A JSON file: an array of rows, or an object with `agencies`. Null when it is neither. */
export function agencyRowsFromJson(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value === "object" && value !== null && "agencies" in value && Array.isArray(value.agencies))
    return value.agencies;
  return null;
}
