import type { AgencyKinds, AgencyReader } from "#capabilities/organisation/contract/agency.ts";
import type { Db } from "#platform/database/port.ts";
import type { Spreadsheets } from "#platform/spreadsheet/port.ts";
import type { Actor } from "#shared/actor.ts";
import { launchInnovations } from "./actions/launch-innovations.ts";
import { recordProgrammeYear } from "./actions/record-programme-year.ts";
import { recordSigning } from "./actions/record-signing.ts";
import { type ProgrammeReads, programmeOperationsOf } from "./api.ts";
import type { MembershipReader, MembershipWriter } from "./contract.ts";
import type { ProgrammeDeps } from "./deps.ts";
import { programmePages } from "./pages/programme-pages.tsx";
import { agencyDuties } from "./queries/agency-duties.ts";
import { listMembers } from "./queries/list-members.ts";
import { membershipsOf } from "./queries/memberships-of.ts";
import { programmeTasks } from "./queries/programme-tasks.ts";
import { programmeYears } from "./queries/programme-years.ts";
import { deleteMemberships, insertMemberships, updateMembership } from "./store.ts";
import { describeRefusal } from "./texts.ts";

type Input<F> = F extends (deps: never, actor: Actor, input: infer I) => unknown ? I : never;

/** Programme years: who is in, what each agency owes, what was launched and signed. */
export function createProgrammeRoom(
  deps: ProgrammeDeps & {
    readonly agencies: AgencyReader;
    readonly kinds: AgencyKinds;
    readonly spreadsheets: Spreadsheets;
  },
) {
  const { database, clock } = deps;
  const memberships: MembershipWriter & MembershipReader = {
    join: (db: Db, regionCode, rows) => insertMemberships(db, regionCode, rows, clock.now()),
    leave: (db: Db, ids) => deleteMemberships(db, ids),
    change: (db: Db, id, change) => updateMembership(db, id, change),
    ofInnovations: (db: Db, ids) => membershipsOf(db, ids),
  };
  const reads: ProgrammeReads = {
    duties: (regionCode, year) => database.inRegion(regionCode, (db) => agencyDuties(db, deps, year)),
    members: (regionCode, filter) => database.inRegion(regionCode, (db) => listMembers(db, filter, null)),
  };
  return {
    operations: programmeOperationsOf(reads),
    pages: programmePages({
      ...reads,
      years: (regionCode) => database.inRegion(regionCode, programmeYears),
      kinds: deps.kinds,
      spreadsheets: deps.spreadsheets,
    }),
    commands: [],
    offers: {
      memberships,
      describeRefusal,
      tasksFor: programmeTasks(deps),
      recordYear: (actor: Actor, input: Input<typeof recordProgrammeYear>) => recordProgrammeYear(deps, actor, input),
      launch: (actor: Actor, input: Input<typeof launchInnovations>) => launchInnovations(deps, actor, input),
      recordSigning: (actor: Actor, input: Input<typeof recordSigning>) => recordSigning(deps, actor, input),
    },
  };
}
