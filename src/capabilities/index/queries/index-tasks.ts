import type { Task, TaskSource } from "#capabilities/overview/contract.ts";
import type { Db } from "#platform/database/port.ts";
import type { Actor } from "#shared/actor.ts";
import { viewRound } from "./round-view.ts";

const ownAgencyIds = (actor: Actor): ReadonlySet<string> =>
  new Set(actor.kind === "person" ? actor.grants.flatMap((grant) => grant.agencyId ?? []) : []);

const steers = (actor: Actor): boolean =>
  actor.kind === "person" &&
  actor.grants.some((grant) => ["programme_manager", "verifier", "leader", "planner"].includes(grant.role));

/** What waits in the round of this year: entries outside the rules, and mandatory indicators without a level. */
export const indexTasks: TaskSource["tasksFor"] = async (db: Db, { actor, regionCode, today }) => {
  const year = Number(today.slice(0, 4));
  const found = await viewRound(db, regionCode, year);
  if (!found.ok) return [];
  const { round, entries } = found.value;
  const own = ownAgencyIds(actor);
  const mine = entries.filter(({ facts }) => steers(actor) || (facts.agencyId !== null && own.has(facts.agencyId)));
  const isLate = round.closesOn !== null && round.closesOn < today;
  const tasks: Task[] = [];
  for (const { facts, mandatoryGaps } of mine.filter(
    (entry) => entry.reasons.length === 0 && entry.mandatoryGaps.length > 0,
  )) {
    tasks.push({
      id: `index.gap.${facts.id}`,
      title: {
        id: `Lengkapi indikator wajib ${mandatoryGaps.join(", ")} untuk ${facts.title}`,
        en: `Fill mandatory indicator ${mandatoryGaps.join(", ")} of ${facts.title}`,
      },
      detail: null,
      href: `/indeks/${year}/entri/${facts.id}`,
      dueOn: round.closesOn,
      state: isLate ? "late" : "waiting",
    });
  }
  for (const { facts, reasons } of mine.filter((entry) => entry.reasons.length > 0)) {
    tasks.push({
      id: `index.refused.${facts.id}`,
      title: {
        id: `${facts.title} di luar syarat putaran ${year}`,
        en: `${facts.title} is outside the rules of round ${year}`,
      },
      detail:
        reasons[0]?.code === "entry.design-too-short"
          ? { id: "Rancang bangun terlalu pendek.", en: "The design is too short." }
          : { id: "Tanggal penerapan di luar rentang.", en: "The application date is outside the window." },
      href: `/indeks/${year}/entri/${facts.id}`,
      dueOn: round.closesOn,
      state: isLate ? "late" : "waiting",
    });
  }
  return tasks;
};
