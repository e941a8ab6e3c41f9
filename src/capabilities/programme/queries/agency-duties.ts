import type { AgencyKinds, AgencyReader } from "#capabilities/organisation/contract/agency.ts";
import type { Db } from "#platform/database/port.ts";
import type { AgencyDuty } from "../contract/operations.ts";

/** Groups of agencies that owe at least one innovation a year in the programme. */
export const owingGroups: readonly string[] = ["skpd", "bagian", "kecamatan", "kelurahan", "puskesmas"];

const notSent: readonly string[] = ["draft", "withdrawn"];

/** What every agency owes in a programme year; those that sent nothing come first, then by group and name. */
export async function agencyDuties(
  db: Db,
  organisation: { readonly agencies: AgencyReader; readonly kinds: AgencyKinds },
  year: number,
): Promise<readonly AgencyDuty[]> {
  const agencies = await organisation.agencies.all(db);
  const members = await db
    .selectFrom("programme_membership")
    .select(["agency_id", "year", "state"])
    .where("year", "<=", year)
    .where("agency_id", "is not", null)
    .execute();
  const duties = agencies
    .filter((agency) => agency.isActive && owingGroups.includes(organisation.kinds.launchGroupOf(agency.kind)))
    .map((agency): AgencyDuty => {
      const own = members.filter((member) => member.agency_id === agency.id);
      const sentYears = own.filter((member) => !notSent.includes(member.state)).map((member) => member.year);
      const before = sentYears.filter((sentYear) => sentYear < year);
      return {
        agencyId: agency.id,
        slug: agency.slug,
        name: agency.name,
        launchGroup: organisation.kinds.launchGroupOf(agency.kind),
        sent: sentYears.filter((sentYear) => sentYear === year).length,
        drafts: own.filter((member) => member.year === year && member.state === "draft").length,
        lastYear: before.length === 0 ? null : Math.max(...before),
      };
    });
  const groupOrder = (duty: AgencyDuty) => owingGroups.indexOf(duty.launchGroup);
  return duties.sort(
    (a, b) =>
      Number(a.sent > 0) - Number(b.sent > 0) || groupOrder(a) - groupOrder(b) || a.name.localeCompare(b.name, "id"),
  );
}
