import type { AgencyKinds, AgencyReader } from "#capabilities/organisation/contract/agency.ts";
import type { Task, TasksFor } from "#capabilities/overview/contract.ts";
import type { Db } from "#platform/database/port.ts";
import { type Actor, permit } from "#shared/actor.ts";
import { type AgencyDuty, dutyReaders } from "../contract/operations.ts";
import { agencyDuties } from "./agency-duties.ts";

const ownAgencies = (actor: Actor): ReadonlySet<string> =>
  new Set(actor.kind === "person" ? actor.grants.flatMap((grant) => grant.agencyId ?? []) : []);

function ownTask(duty: AgencyDuty, year: number, dueOn: string | null, today: string): Task {
  return {
    id: `programme.own-duty.${duty.slug}`,
    title: {
      id: `${duty.name} belum mengirim inovasi tahun ${year}`,
      en: `${duty.name} has not sent an innovation for ${year}`,
    },
    detail:
      duty.lastYear === null
        ? null
        : { id: `Terakhir mengirim pada ${duty.lastYear}.`, en: `It last sent one in ${duty.lastYear}.` },
    href: `/inovasi?tahun=${year}`,
    dueOn,
    state: dueOn !== null && dueOn < today ? "late" : "waiting",
  };
}

/** What waits because agencies owe an innovation: for their own people each agency, for the programme one list. */
export function programmeTasks(organisation: {
  readonly agencies: AgencyReader;
  readonly kinds: AgencyKinds;
}): TasksFor {
  return async (db: Db, { actor, regionCode, today }) => {
    const year = Number(today.slice(0, 4));
    const frame = await db.selectFrom("programme_year").selectAll().where("year", "=", year).executeTakeFirst();
    const duties = (await agencyDuties(db, organisation, year)).filter((duty) => duty.sent === 0);
    const dueOn = frame?.collects_until ?? null;
    const own = ownAgencies(actor);
    const tasks = duties.filter((duty) => own.has(duty.agencyId)).map((duty) => ownTask(duty, year, dueOn, today));
    if (duties.length > 0 && permit(actor, dutyReaders, { regionCode }).ok) {
      tasks.push({
        id: "programme.duties",
        title: {
          id: `${duties.length} unit belum mengirim inovasi tahun ${year}`,
          en: `${duties.length} units have not sent an innovation for ${year}`,
        },
        detail: {
          id: "Buka daftarnya, salin pesan pengingat, atau unduh sebagai XLSX.",
          en: "Open the list, copy a reminder, or download it as XLSX.",
        },
        href: `/laporan/belum-mengirim?tahun=${year}`,
        dueOn,
        state: dueOn !== null && dueOn < today ? "late" : "waiting",
      });
    }
    return tasks;
  };
}
