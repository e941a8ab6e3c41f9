import { type SqlBool, sql } from "kysely";
import type { Task, TasksFor } from "#capabilities/overview/contract.ts";
import type { Db } from "#platform/database/port.ts";
import type { AgencyId } from "#shared/ids.ts";
import { dueOnOf, isLate } from "../rules/waiting.ts";
import { nextStep, permitStep } from "../rules/way.ts";
import { stateNames } from "../texts/programme.ts";
import { verbNames } from "../texts/way.ts";
import { programmeDeadlines } from "./programme-deadlines.ts";

/** States whose next step is told as a task; a draft waits for its writer, a launch is prepared as a whole. */
const toldStates = ["returned", "submitted", "approved", "screened"];

/** More than so many of one state become one task that leads to the list. */
const toldOneByOne = 3;

interface Waiting {
  readonly slug: string;
  readonly title: string;
  readonly year: number;
  readonly agencyId: AgencyId | null;
  readonly agencyName: string | null;
  readonly state: string;
}

const hrefOf = ({ slug, state, year }: Waiting): string =>
  state === "returned" ? `/inovasi/${slug}/ubah` : `/inovasi/${slug}?tahun=${year}#langkah`;

const words = (state: string, language: "id" | "en"): string => stateNames[state]?.[language] ?? state;

function oneTask(row: Waiting, verb: keyof typeof verbNames, dueOn: string | null, today: string): Task {
  const title = (language: "id" | "en") => `${verbNames[verb][language]}: ${row.title}`;
  const detail = (language: "id" | "en") =>
    [words(row.state, language), row.agencyName].filter((part) => part !== null).join(", ");
  return {
    id: `programme.step.${row.slug}.${row.year}`,
    title: { id: title("id"), en: title("en") },
    detail: { id: detail("id"), en: detail("en") },
    href: hrefOf(row),
    dueOn,
    state: isLate(dueOn, today) ? "late" : "waiting",
  };
}

function groupTask(
  state: string,
  verb: keyof typeof verbNames,
  count: number,
  dueOn: string | null,
  today: string,
): Task {
  return {
    id: `programme.steps.${state}`,
    title: {
      id: `${verbNames[verb].id}: ${count} inovasi menunggu`,
      en: `${verbNames[verb].en}: ${count} innovations wait`,
    },
    detail: { id: words(state, "id"), en: words(state, "en") },
    href: `/inovasi/macet?keadaan=${state}`,
    dueOn,
    state: isLate(dueOn, today) ? "late" : "waiting",
  };
}

/** Steps of the running year that wait for this person: approvals for the head, returned ones for the unit, screening and decree for the programme. */
export const wayTasks: TasksFor = async (db: Db, { actor, regionCode, today }) => {
  if (actor.kind === "anonymous") return [];
  const year = Number(today.slice(0, 4));
  const deadlines = (await programmeDeadlines(db)).get(year) ?? new Map();
  const rows = await db
    .selectFrom("programme_overview")
    .select(["slug", "title", "year", "agency_id", "agency_name", "state"])
    .where("year", "=", year)
    .where(sql<SqlBool>`state = any(${toldStates}::text[])`)
    .orderBy("state_since")
    .orderBy("membership_id")
    .execute();
  return toldStates.flatMap((state): Task[] => {
    const next = nextStep(state);
    if (next === undefined) return [];
    const theirs = rows
      .filter((row) => row.state === state && permitStep(actor, next, { regionCode, agencyId: row.agency_id }).ok)
      .map((row): Waiting => ({ ...row, agencyId: row.agency_id, agencyName: row.agency_name }));
    const dueOn = dueOnOf(state, deadlines);
    if (theirs.length > toldOneByOne) return [groupTask(state, next.verb, theirs.length, dueOn, today)];
    return theirs.map((row) => oneTask(row, next.verb, dueOn, today));
  });
};
