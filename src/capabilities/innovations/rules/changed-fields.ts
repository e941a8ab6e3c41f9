/** Names of the fields in which two profiles differ; an absent field equals null. Values compare by their JSON. */
export function changedFields(before: unknown, after: unknown): string[] {
  const left = fieldsOf(before);
  const right = fieldsOf(after);
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].filter((name) => (left.get(name) ?? "null") !== (right.get(name) ?? "null")).sort();
}

function fieldsOf(profile: unknown): Map<string, string> {
  if (typeof profile !== "object" || profile === null) return new Map();
  return new Map(Object.entries(profile).map(([name, value]) => [name, JSON.stringify(value ?? null)]));
}
