import { type SqlBool, sql } from "kysely";
import type { Db } from "#platform/database/port.ts";
import type { Actor } from "#shared/actor.ts";
import type { MembershipId, RegionCode } from "#shared/ids.ts";
import { type MembershipState, membershipStateSchema } from "../contract/membership.ts";
import type { MemberFilter } from "../contract/operations.ts";
import type { BulkVerb } from "../contract/way.ts";
import { mostAtOnce } from "../contract/way-operations.ts";
import { allowedVerbs } from "../rules/way.ts";
import { matching } from "./matching-members.ts";

export interface ChosenMember {
  readonly membershipId: MembershipId;
  readonly title: string;
  readonly slug: string;
  readonly year: number;
  readonly registrationNumber: number;
  readonly agencyName: string | null;
  readonly state: MembershipState;
}

interface Choice {
  readonly actor: Actor;
  readonly regionCode: RegionCode;
  readonly verb: BulkVerb;
  readonly chosen: { readonly ids: readonly MembershipId[] } | { readonly filter: MemberFilter };
}

interface Chosen {
  readonly members: readonly ChosenMember[];
  readonly leftOut: number;
}

export type ChooseMembers = (asked: Choice) => Promise<Chosen>;

/** Of the members that somebody chose, or of all that match a filter: those that can take the step now, and how many cannot. One more than may be taken at once tells that there are too many. */
export async function chooseMembers(db: Db, asked: Choice): Promise<Chosen> {
  const { actor, regionCode, verb, chosen } = asked;
  const rows = await db
    .selectFrom("programme_overview")
    .select([
      "membership_id",
      "title",
      "slug",
      "year",
      "registration_number",
      "agency_id",
      "agency_name",
      "state",
      "established_on",
    ])
    .where((row) =>
      "ids" in chosen ? sql<SqlBool>`membership_id = any(${chosen.ids}::uuid[])` : row.and(matching(chosen.filter)),
    )
    .orderBy("year", "desc")
    .orderBy("registration_number")
    .limit(mostAtOnce + 1)
    .execute();
  const able = rows.filter((row) =>
    allowedVerbs(actor, {
      regionCode,
      agencyId: row.agency_id,
      state: row.state,
      isEstablished: row.established_on !== null,
    }).includes(verb),
  );
  return {
    members: able.map((row) => ({
      membershipId: row.membership_id,
      title: row.title,
      slug: row.slug,
      year: row.year,
      registrationNumber: row.registration_number,
      agencyName: row.agency_name,
      state: membershipStateSchema.parse(row.state),
    })),
    leftOut: rows.length - able.length,
  };
}
