import type { AgencyId } from "#shared/ids.ts";
import type { Problem } from "#shared/result.ts";
import type { Agency, AgencyRow } from "../contract/agency.ts";

/** A row that passed every check; the parent is named by its slug. */
export interface PlannedAgency {
  readonly row: AgencyRow;
  readonly slug: string;
  readonly parentSlug: string | null;
  readonly existing: Agency | null;
  readonly isChanged: boolean;
}

type AgencyImportPlan =
  | { readonly ok: true; readonly agencies: readonly PlannedAgency[] }
  | { readonly ok: false; readonly errors: readonly Problem[] };

/** A row of the file after its shape was looked at. */
type ParsedRow =
  | { readonly success: true; readonly data: AgencyRow }
  | { readonly success: false; readonly error: { readonly issues: readonly ShapeIssue[] } };

interface ShapeIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

interface KnownTables {
  readonly existing: readonly Agency[];
  readonly isKnownKind: (kind: string) => boolean;
  readonly isKnownAffair: (code: string) => boolean;
}

/**
 * Checks every row and orders parents before children. All problems are answered at once with their place
 * ("rows[3].kind"). A parent is named by the id or the whole name of a row or of an agency that exists.
 */
export function planAgencyImport(values: readonly ParsedRow[], known: KnownTables): AgencyImportPlan {
  const errors: Problem[] = [];
  const rows: { readonly row: AgencyRow; readonly path: string; readonly slug: string }[] = [];
  const firstPath = new Map<string, string>();
  for (const [index, parsed] of values.entries()) {
    const path = `rows[${index}]`;
    if (!parsed.success) {
      errors.push(...parsed.error.issues.map((issue) => shapeProblem(path, issue)));
      continue;
    }
    const row = parsed.data;
    const slug = row.id.toLowerCase();
    const earlier = firstPath.get(slug);
    if (earlier !== undefined)
      errors.push({ path: `${path}.id`, code: "agency.duplicate-id", expected: `only ${earlier}`, found: row.id });
    else firstPath.set(slug, path);
    errors.push(...checkCodes(row, path, known));
    rows.push({ row, path, slug });
  }
  const slugByName = namesOf(rows, known.existing);
  const parents = new Map<string, string | null>();
  for (const { row, path, slug } of rows) {
    const wanted = row.parent ?? null;
    const parent = wanted === null ? null : findParent(wanted, slugByName);
    if (parent === undefined)
      errors.push({ path: `${path}.parent`, code: "agency.unknown-parent", expected: "id or name", found: wanted });
    parents.set(slug, parent ?? null);
  }
  errors.push(...findSharedAliases(rows));
  errors.push(...findCycles(rows, parents, known.existing));
  if (errors.length > 0) return { ok: false, errors };
  const bySlug = new Map(known.existing.map((agency) => [agency.slug, agency]));
  const slugById = new Map(known.existing.map((agency) => [agency.id, agency.slug]));
  const planned = rows.map(({ row, slug }): PlannedAgency => {
    const existing = bySlug.get(slug) ?? null;
    const parentSlug = parents.get(slug) ?? null;
    return { row, slug, parentSlug, existing, isChanged: isChanged(row, parentSlug, existing, slugById) };
  });
  return { ok: true, agencies: parentsFirst(planned) };
}

function shapeProblem(path: string, issue: ShapeIssue): Problem {
  const place = issue.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return { path: `${path}${place}`, code: "agency.shape", expected: issue.message };
}

function checkCodes(row: AgencyRow, path: string, known: KnownTables): readonly Problem[] {
  const problems: Problem[] = [];
  if (!known.isKnownKind(row.kind))
    problems.push({ path: `${path}.kind`, code: "agency.unknown-kind", found: row.kind });
  for (const [index, code] of row.affairCodes.entries()) {
    if (!known.isKnownAffair(code))
      problems.push({ path: `${path}.affairCodes[${index}]`, code: "affair.unknown", found: code });
  }
  return problems;
}

/** Lower-case id or name to slug; a name that two agencies share answers nothing. */
function namesOf(
  rows: readonly { readonly row: AgencyRow; readonly slug: string }[],
  existing: readonly Agency[],
): ReadonlyMap<string, string | null> {
  const slugs = new Map<string, string | null>();
  const know = (text: string, slug: string) => {
    const key = text.toLowerCase();
    const earlier = slugs.get(key);
    slugs.set(key, earlier === undefined || earlier === slug ? slug : null);
  };
  for (const { row, slug } of rows) know(row.name, slug);
  for (const agency of existing) know(agency.name, agency.slug);
  for (const { slug } of rows) slugs.set(slug, slug);
  for (const agency of existing) slugs.set(agency.slug, agency.slug);
  return slugs;
}

function findParent(wanted: string, slugByName: ReadonlyMap<string, string | null>): string | undefined {
  return slugByName.get(wanted.toLowerCase()) ?? undefined;
}

function findCycles(
  rows: readonly { readonly path: string; readonly slug: string }[],
  parents: ReadonlyMap<string, string | null>,
  existing: readonly Agency[],
): readonly Problem[] {
  const slugById = new Map(existing.map((agency) => [agency.id, agency.slug]));
  const above = new Map<string, string | null>(
    existing.map((agency) => [agency.slug, agency.parentId === null ? null : (slugById.get(agency.parentId) ?? null)]),
  );
  for (const [slug, parent] of parents) above.set(slug, parent);
  return rows.flatMap(({ path, slug }) => {
    const way = [slug];
    for (let at = above.get(slug) ?? null; at !== null; at = above.get(at) ?? null) {
      way.push(at);
      if (at === slug) return [{ path: `${path}.parent`, code: "agency.cycle", found: way.join(" > ") }];
      if (way.length > above.size + 1) return [];
    }
    return [];
  });
}

/** One spelling cannot stand for two agencies. */
function findSharedAliases(
  rows: readonly { readonly row: AgencyRow; readonly path: string; readonly slug: string }[],
): readonly Problem[] {
  const slugOf = new Map<string, string>();
  return rows.flatMap(({ row, path, slug }) =>
    row.alsoWritten.flatMap((written, index): Problem[] => {
      const key = written.toLowerCase();
      const earlier = slugOf.get(key);
      slugOf.set(key, earlier ?? slug);
      const isShared = earlier !== undefined && earlier !== slug;
      return isShared ? [{ path: `${path}.alsoWritten[${index}]`, code: "agency.alias-twice", found: written }] : [];
    }),
  );
}

function isChanged(
  row: AgencyRow,
  parentSlug: string | null,
  existing: Agency | null,
  slugById: ReadonlyMap<AgencyId, string>,
): boolean {
  if (existing === null) return true;
  const parentNow = existing.parentId === null ? null : (slugById.get(existing.parentId) ?? null);
  return (
    row.name !== existing.name ||
    (row.abbreviation ?? null) !== existing.abbreviation ||
    row.kind !== existing.kind ||
    parentSlug !== parentNow ||
    row.affairCodes.join() !== existing.affairCodes.join() ||
    row.confidence !== existing.confidence ||
    (row.evidence ?? null) !== existing.evidence ||
    (row.note ?? null) !== existing.note ||
    row.isActive !== existing.isActive
  );
}

function parentsFirst(planned: readonly PlannedAgency[]): readonly PlannedAgency[] {
  const bySlug = new Map(planned.map((agency) => [agency.slug, agency]));
  const depthOf = (agency: PlannedAgency): number => {
    const parent = agency.parentSlug === null ? undefined : bySlug.get(agency.parentSlug);
    return parent === undefined ? 0 : 1 + depthOf(parent);
  };
  return planned.toSorted((a, b) => depthOf(a) - depthOf(b));
}
