import { sql } from "kysely";
import * as z from "zod";
import type { Db } from "#platform/database/port.ts";
import { type AgencyId, type MembershipId, type PersonId, personIdSchema } from "#shared/ids.ts";
import { type Decree, type StepReason, stepReasonSchema } from "../contract/way.ts";

export interface WrittenStep {
  readonly verb: string;
  readonly from: string;
  readonly to: string;
  readonly at: Date;
  /** Null for commands and jobs. */
  readonly personId: PersonId | null;
  readonly role: string | null;
  /** The agency for which the role is held; null: for the region. */
  readonly takenFor: string | null;
  readonly reasons: readonly StepReason[];
  readonly note: string | null;
  readonly decree: Decree | null;
}

export interface WayOfMembership {
  readonly id: MembershipId;
  readonly slug: string;
  readonly title: string;
  readonly year: number;
  readonly registrationNumber: number;
  readonly agencyId: AgencyId | null;
  readonly agencyName: string | null;
  readonly state: string;
  readonly stateSince: Date;
  readonly establishedOn: string | null;
  readonly decreeNumber: string | null;
  readonly launchedOn: string | null;
  /** Oldest first. */
  readonly steps: readonly WrittenStep[];
}

const reasonsSchema = z.array(stepReasonSchema);

function personOf(takenBy: string): PersonId | null {
  const [kind, id] = takenBy.split(":", 2);
  const person = personIdSchema.safeParse(id);
  return kind === "person" && person.success ? person.data : null;
}

/** The way of an innovation through its programme years, newest year first; empty for an unknown one. */
export async function wayOfInnovation(
  db: Db,
  which: { readonly slug: string } | { readonly membershipId: MembershipId },
): Promise<readonly WayOfMembership[]> {
  const rows = await db
    .selectFrom("programme_overview")
    .select([
      "membership_id",
      "slug",
      "title",
      "year",
      "registration_number",
      "agency_id",
      "agency_name",
      "state",
      "state_since",
      "established_on",
      "decree_number",
      "launched_on",
    ])
    .$if("slug" in which, (query) => query.where("slug", "=", "slug" in which ? which.slug : ""))
    .$if("membershipId" in which, (query) =>
      query.where(sql<boolean>`membership_id = ${"membershipId" in which ? which.membershipId : null}::uuid`),
    )
    .orderBy("year", "desc")
    .execute();
  const steps = await stepsOf(
    db,
    rows.map((row) => row.membership_id),
  );
  return rows.map((row) => ({
    id: row.membership_id,
    slug: row.slug,
    title: row.title,
    year: row.year,
    registrationNumber: row.registration_number,
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    state: row.state,
    stateSince: row.state_since,
    establishedOn: row.established_on,
    decreeNumber: row.decree_number,
    launchedOn: row.launched_on,
    steps: steps.get(row.membership_id) ?? [],
  }));
}

async function stepsOf(db: Db, ids: readonly MembershipId[]): Promise<ReadonlyMap<string, readonly WrittenStep[]>> {
  const rows = await db
    .selectFrom("membership_step as s")
    .select([
      "s.membership_id",
      "s.verb",
      "s.from_state",
      "s.to_state",
      "s.taken_at",
      "s.taken_by",
      "s.taken_role",
      "s.taken_agency_id",
      "s.reasons",
      "s.note",
      "s.decree_number",
      "s.decreed_on",
    ])
    .where(sql<boolean>`s.membership_id = any(${ids}::uuid[])`)
    .orderBy("s.taken_at")
    .orderBy("s.id")
    .execute();
  const byMembership = new Map<string, WrittenStep[]>();
  for (const row of rows) {
    const step: WrittenStep = {
      verb: row.verb,
      from: row.from_state,
      to: row.to_state,
      at: row.taken_at,
      personId: personOf(row.taken_by),
      role: row.taken_role,
      takenFor: row.taken_agency_id,
      reasons: reasonsSchema.parse(row.reasons),
      note: row.note,
      decree:
        row.decree_number === null || row.decreed_on === null
          ? null
          : { number: row.decree_number, decreedOn: row.decreed_on },
    };
    byMembership.set(row.membership_id, [...(byMembership.get(row.membership_id) ?? []), step]);
  }
  return byMembership;
}

/** Why the newest membership of an innovation was sent back; empty when it does not stand returned. */
export async function openReasons(db: Db, innovationId: string): Promise<readonly StepReason[]> {
  const row = await db
    .selectFrom("programme_membership as m")
    .innerJoin("membership_step as s", "s.membership_id", "m.id")
    .select(["m.state", "s.reasons"])
    .where(sql<boolean>`m.innovation_id = ${innovationId}::uuid`)
    .where(sql<boolean>`m.year = (select max(year) from programme_membership where innovation_id = m.innovation_id)`)
    .orderBy("s.taken_at", "desc")
    .orderBy("s.id", "desc")
    .executeTakeFirst();
  return row?.state === "returned" ? reasonsSchema.parse(row.reasons) : [];
}
