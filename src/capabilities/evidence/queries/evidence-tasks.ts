import type { Task, TaskSource } from "#capabilities/overview/contract.ts";
import type { Db } from "#platform/database/port.ts";
import { supplyReach } from "../contract/access.ts";
import { findGaps, pointsOf, sumStakes } from "../rules/find-gaps.ts";
import {
  type EvidenceHolder,
  heldCodes,
  type RoundEvidence,
  type RoundEvidenceDeps,
  roundEvidence,
} from "./round-evidence.ts";

const most = 10;

/** Entries of the running round whose claims lack papers: to the people of the agency each, to the programme as a whole. */
export const evidenceTasks =
  (deps: RoundEvidenceDeps): TaskSource["tasksFor"] =>
  async (db: Db, { actor, regionCode, today }) => {
    const reach = supplyReach(actor, regionCode);
    if (reach !== "all" && reach.size === 0) return [];
    const round = await roundEvidence(deps, db, Number(today.slice(0, 4)), reach);
    if (round === null) return [];
    const lacking = round.entries
      .map((entry) => ({ entry, ...lackOf(round, entry) }))
      .filter(({ papers }) => papers > 0)
      .sort((a, b) => b.stake - a.stake);
    if (lacking.length === 0) return [];
    const state = round.closesOn !== null && round.closesOn < today ? "late" : "waiting";
    if (reach === "all") {
      const papers = lacking.reduce((sum, each) => sum + each.papers, 0);
      return [
        {
          id: "evidence.missing",
          title: {
            id: `${papers} klaim di ${lacking.length} entri belum ada buktinya`,
            en: `${papers} claims of ${lacking.length} entries have no evidence`,
          },
          detail: { id: "Urut dari yang paling berat.", en: "The heaviest first." },
          href: `/bukti?putaran=${round.roundYear}`,
          dueOn: round.closesOn,
          state,
        },
      ];
    }
    return lacking.slice(0, most).map(
      ({ entry, papers, stake }): Task => ({
        id: `evidence.missing.${entry.entryId}`,
        title: {
          id: `${papers} klaim ${entry.title} belum ada buktinya`,
          en: `${papers} claims of ${entry.title} have no evidence`,
        },
        detail: { id: `Bernilai ${decimalId(stake)} poin.`, en: `Worth ${pointsOf(stake)} points.` },
        href: `/bukti/${entry.entryId}`,
        dueOn: round.closesOn,
        state,
      }),
    );
  };

const decimalId = (stake: number): string => pointsOf(stake).replace(".", ",");

function lackOf(round: RoundEvidence, entry: EvidenceHolder) {
  const gaps = findGaps(round.entryRows, entry.claims, heldCodes(entry));
  return { papers: gaps.filter(({ kind }) => kind === "no-paper").length, stake: sumStakes(gaps, "no-paper") };
}
