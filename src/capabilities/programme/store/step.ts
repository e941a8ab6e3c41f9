import { sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { Grant } from "#shared/actor.ts";
import type { MembershipId, RegionCode } from "#shared/ids.ts";
import type { MembershipState } from "../contract/membership.ts";
import type { Decree, StepReason, Verb } from "../contract/way.ts";

export interface NewStep {
  readonly id: string;
  readonly membershipId: MembershipId;
  readonly from: string;
  readonly to: MembershipState;
}

/** What steps taken together share. */
export interface StepsTaken {
  readonly verb: Verb;
  readonly reasons: readonly StepReason[];
  readonly note: string | null;
  readonly decree: Decree | null;
  readonly at: Date;
  /** As `actorKey` names who took them. */
  readonly by: string;
  readonly capacity: Grant | null;
}

/** Writes down steps; they are never changed afterwards. */
export async function insertSteps(
  db: Db,
  regionCode: RegionCode,
  steps: readonly NewStep[],
  taken: StepsTaken,
): Promise<void> {
  const { verb, reasons, note, decree, at, by, capacity } = taken;
  await sql`
    insert into membership_step (id, region_code, membership_id, verb, from_state, to_state, reasons, note,
      decree_number, decreed_on, taken_at, taken_by, taken_role, taken_agency_id)
    select id, ${regionCode}, membership_id, ${verb}, from_state, to_state, ${JSON.stringify(reasons)}::jsonb, ${note}::text,
      ${decree?.number ?? null}::text, ${decree?.decreedOn ?? null}::date, ${at}::timestamptz, ${by}, ${capacity?.role ?? null}::text,
      ${capacity?.agencyId ?? null}::uuid
    from unnest(
      ${steps.map((step) => step.id)}::uuid[], ${steps.map((step) => step.membershipId)}::uuid[],
      ${steps.map((step) => step.from)}::text[], ${steps.map((step) => step.to)}::text[]
    ) as t (id, membership_id, from_state, to_state)
  `.execute(db);
}
