import type { TaskSource } from "#capabilities/overview/contract.ts";
import type { Db } from "#platform/database/port.ts";
import { permit } from "#shared/actor.ts";
import type { Text } from "#shared/text.ts";
import { deciders } from "../contract/decision.ts";
import { mayDecide, verifierOf } from "../rules/settle-decision.ts";
import { verifierTexts } from "../texts/verifier.ts";
import { verifierPlaces } from "./verifier-places.ts";

const dayMs = 86_400_000;

const fill = (text: Text, places: Readonly<Record<string, number>>): Text => ({
  id: Object.entries(places).reduce((said, [name, value]) => said.replace(`{${name}}`, String(value)), text.id),
  en: Object.entries(places).reduce((said, [name, value]) => said.replace(`{${name}}`, String(value)), text.en),
});

/** One task for a verifier: how many claims of this year's round wait for the own decision, and how long the oldest has. */
export const verifierTasks: TaskSource["tasksFor"] = async (db: Db, { actor, regionCode, today }) => {
  if (!permit(actor, deciders, { regionCode }).ok) return [];
  const verifier = verifierOf(actor);
  if (verifier === null) return [];
  const places = await verifierPlaces(db, Number(today.slice(0, 4)));
  const mine = places.filter(
    ({ settled, standing, agencyId }) => settled.nextSeat !== null && mayDecide(standing, agencyId, verifier).ok,
  );
  const [first] = mine;
  if (first === undefined) return [];
  const oldest = Math.min(...mine.map((place) => place.waitingSince.getTime()));
  const days = Math.max(0, Math.floor((Date.parse(`${today}T00:00:00Z`) - oldest) / dayMs));
  return [
    {
      id: `evidence.waiting.${first.roundYear}`,
      title: fill(verifierTexts.task, { n: mine.length }),
      detail: fill(verifierTexts.taskOldest, { days }),
      href: "/verifikator",
      dueOn: first.closesOn,
      state: first.closesOn !== null && first.closesOn < today ? "late" : "waiting",
    },
  ];
};
