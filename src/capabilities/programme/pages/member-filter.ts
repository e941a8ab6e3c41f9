import { type MemberFilter, memberFilterSchema } from "../contract/operations.ts";

const sortOf: Readonly<Record<string, MemberFilter["sort"]>> = { nomor: "number", judul: "title", unit: "agency" };

/** A parameter that makes no sense is left out rather than answered with an error. */
export function readMemberFilter(query: URLSearchParams): MemberFilter {
  const given = {
    year: query.get("tahun"),
    state: query.get("keadaan"),
    track: query.get("jalur"),
    text: query.get("cari"),
    sort: sortOf[query.get("urut") ?? ""],
    page: query.get("hal"),
  };
  const sound = Object.entries(given).filter(
    ([name, value]) => value && memberFilterSchema.safeParse({ [name]: value }).success,
  );
  return memberFilterSchema.parse(Object.fromEntries(sound));
}
