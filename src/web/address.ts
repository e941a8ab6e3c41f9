/**
 * The address with some query parameters changed; `null` or "" removes one, an array repeats it.
 * `path` is path and query as in `view.path`.
 */
export function addressWith(
  path: string,
  changes: Readonly<Record<string, string | number | readonly string[] | null>>,
): string {
  const [route = "/", query = ""] = path.split("#")[0]?.split("?") ?? [];
  const parameters = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    parameters.delete(name);
    const values = value === null ? [] : typeof value === "object" ? value : [String(value)];
    for (const each of values) if (each !== "") parameters.append(name, each);
  }
  const rest = parameters.toString();
  return rest === "" ? route : `${route}?${rest}`;
}
