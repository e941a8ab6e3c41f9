import type { RegionReader } from "#capabilities/organisation/contract/region.ts";
import type { TasksFor } from "#capabilities/overview/contract.ts";
import type { Db } from "#platform/database/port.ts";
import type { Actor } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { launchInnovations } from "./actions/launch-innovations.ts";
import { recordProgrammeYear } from "./actions/record-programme-year.ts";
import { recordSigning } from "./actions/record-signing.ts";
import { setDeadlines } from "./actions/set-deadlines.ts";
import { takeStep } from "./actions/take-step.ts";
import { takeSteps, takeStepsJob } from "./actions/take-steps.ts";
import { type ProgrammeReads, programmeOperationsOf } from "./api/members.ts";
import { type WayFunctions, wayOperations } from "./api/way.ts";
import type { MembershipReader, MembershipWriter } from "./contract/membership.ts";
import type { WayReader } from "./contract/way.ts";
import type { ProgrammeRoomDeps } from "./deps.ts";
import { bulkPages } from "./pages/bulk-pages.tsx";
import { programmePages } from "./pages/programme-pages.tsx";
import { stuckPages } from "./pages/stuck-pages.tsx";
import { wayPages } from "./pages/way-pages.tsx";
import { createWayPanel } from "./pages/way-panel.tsx";
import { agencyDuties } from "./queries/agency-duties.ts";
import { chooseMembers } from "./queries/choose-members.ts";
import { listMembers } from "./queries/list-members.ts";
import { listStuck } from "./queries/list-stuck.ts";
import { membershipsOf } from "./queries/memberships-of.ts";
import { programmeDeadlines } from "./queries/programme-deadlines.ts";
import { programmeTasks } from "./queries/programme-tasks.ts";
import { programmeYears } from "./queries/programme-years.ts";
import { showStepRun } from "./queries/show-step-run.ts";
import { showWay } from "./queries/show-way.ts";
import { openReasons } from "./queries/way-of-innovation.ts";
import { wayTasks } from "./queries/way-tasks.ts";
import { agenciesOf, oversees } from "./rules/waiting.ts";
import { deleteMemberships, insertMemberships, updateMembership } from "./store/membership.ts";
import { describeRefusal } from "./texts/refusals.ts";

type Input<F> = F extends (deps: never, actor: Actor, input: infer I) => unknown ? I : never;

/** Programme years: who is in, the way of each innovation, what each agency owes, what was launched and signed. */
export function createProgrammeRoom(deps: ProgrammeRoomDeps & { readonly regions: RegionReader }) {
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
  const todayIn = (regionCode: RegionCode): string => {
    const timeZone = deps.regions.byCode(regionCode)?.zone ?? "Asia/Jakarta";
    return new Intl.DateTimeFormat("en-CA", { timeZone }).format(clock.now());
  };
  const years = (regionCode: RegionCode) => database.inRegion(regionCode, programmeYears);
  const functions: WayFunctions = {
    takeStep: (actor, input) => takeStep(deps, actor, input),
    takeSteps: (actor, input) => takeSteps(deps, actor, input),
    setDeadlines: (actor, input) => setDeadlines(deps, actor, input),
    run: (actor, regionCode, id) => database.inRegion(regionCode, (db) => showStepRun(db, actor, regionCode, id)),
    way: (actor, regionCode, which) => showWay(deps, actor, regionCode, which),
    deadlines: (regionCode, year) =>
      database.inRegion(regionCode, async (db) => (await programmeDeadlines(db)).get(year) ?? new Map()),
    stuck: (actor, regionCode, filter) =>
      database.inRegion(regionCode, (db) =>
        listStuck(db, filter, {
          now: clock.now(),
          today: todayIn(regionCode),
          agencyIds: oversees(actor) ? null : agenciesOf(actor),
        }),
      ),
  };
  const way: WayReader = { openReasons: (db: Db, innovationId) => openReasons(db, innovationId) };
  const dutyTasks = programmeTasks(deps);
  const tasksFor: TasksFor = async (db, context) => [
    ...(await wayTasks(db, context)),
    ...(await dutyTasks(db, context)),
  ];
  const { profileFields } = deps;
  return {
    operations: [...programmeOperationsOf(reads), ...wayOperations(functions)],
    pages: [
      ...programmePages({
        ...reads,
        membersWithYears: (regionCode, filter) =>
          database.inRegion(regionCode, async (db) => ({
            ...(await listMembers(db, filter, null)),
            years: await programmeYears(db),
          })),
        years,
        kinds: deps.kinds,
        spreadsheets: deps.spreadsheets,
      }),
      ...wayPages({ ...functions, profileFields }),
      ...stuckPages({ ...functions, years, spreadsheets: deps.spreadsheets }),
      ...bulkPages({
        ...functions,
        choose: (asked) => database.inRegion(asked.regionCode, (db) => chooseMembers(db, asked)),
      }),
    ],
    commands: [],
    tasks: [takeStepsJob(deps)],
    offers: {
      memberships,
      way,
      /** Part of an innovation's page: where it stands, what can be done next, what was done. */
      wayPanel: createWayPanel({ ...functions, profileFields }),
      describeRefusal,
      tasksFor,
      recordYear: (actor: Actor, input: Input<typeof recordProgrammeYear>) => recordProgrammeYear(deps, actor, input),
      launch: (actor: Actor, input: Input<typeof launchInnovations>) => launchInnovations(deps, actor, input),
      recordSigning: (actor: Actor, input: Input<typeof recordSigning>) => recordSigning(deps, actor, input),
      takeStep: functions.takeStep,
      takeSteps: functions.takeSteps,
      setDeadlines: functions.setDeadlines,
    },
  };
}
