import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Membership, NewMembership } from "#capabilities/programme/contract/membership.ts";
import type { Db } from "#platform/database/port.ts";
import type { InnovationId } from "#shared/ids.ts";
import type { ImportActionDeps } from "../../deps.ts";

/** What hangs on an innovation, each part as a short digest: equal as long as nobody built on it. */
export interface Standing {
  readonly memberships: string;
  readonly entries: string;
  readonly claims: string;
}

const digest = (parts: readonly string[]): string =>
  createHash("sha256")
    .update([...parts].sort().join("\n"))
    .digest("hex")
    .slice(0, 24);

const membershipText = ({ id, state, track, agencyId, committedOn, launchedOn }: NewMembership): string =>
  [id, state, track, agencyId, committedOn, launchedOn].join("|");

const emptyParts = (): Readonly<Record<keyof Standing, string[]>> => ({ memberships: [], entries: [], claims: [] });

/** `joining`: memberships that the same transaction is about to add. */
export async function readStanding(
  deps: Pick<ImportActionDeps, "memberships" | "rounds">,
  db: Db,
  ids: readonly InnovationId[],
  year: number,
  joining: readonly NewMembership[] = [],
): Promise<ReadonlyMap<InnovationId, Standing>> {
  const parts = new Map(ids.map((id) => [id, emptyParts()]));
  const members: readonly (Membership | NewMembership)[] = [
    ...(await deps.memberships.ofInnovations(db, ids)),
    ...joining,
  ];
  for (const member of members) parts.get(member.innovationId)?.memberships.push(membershipText(member));
  const entries = await db
    .selectFrom("round_entry_overview")
    .select(["entry_id", "innovation_id", "round_year", "ministry_state"])
    .where(sql<boolean>`innovation_id = any(${ids}::uuid[])`)
    .execute();
  const owners = new Map(entries.map((entry) => [entry.entry_id, entry.innovation_id]));
  for (const entry of entries)
    parts.get(entry.innovation_id)?.entries.push([entry.entry_id, entry.round_year, entry.ministry_state].join("|"));
  const claims = entries.some((entry) => entry.round_year === year) ? await deps.rounds.claims(db, year) : [];
  for (const { entryId, indicator, level, basis, figure } of claims) {
    const owner = owners.get(entryId);
    if (owner !== undefined) parts.get(owner)?.claims.push([entryId, indicator, level, basis, figure].join("|"));
  }
  return new Map(
    [...parts].map(([id, own]) => [
      id,
      { memberships: digest(own.memberships), entries: digest(own.entries), claims: digest(own.claims) },
    ]),
  );
}

/** Versions of innovations, their rows locked in the order of their ids until the transaction ends. */
export async function lockVersions(
  db: Db,
  ids: readonly InnovationId[],
): Promise<ReadonlyMap<InnovationId, { readonly version: number; readonly title: string }>> {
  const rows = await db
    .selectFrom("innovation")
    .select(["id", "current_version", "title"])
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy("id")
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, { version: row.current_version, title: row.title }]));
}
