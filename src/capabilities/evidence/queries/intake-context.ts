import type { Indicator } from "#capabilities/index/contract/edition.ts";
import type { Db } from "#platform/database/port.ts";
import { innovationIdSchema, type RoundEntryId } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { Reach } from "../contract/access.ts";
import type { IntakeDeps } from "../deps.ts";
import { type KnownEntries, prepareEntries } from "../rules/guess-entry.ts";
import { type EvidenceHolder, roundEvidence } from "./round-evidence.ts";

/** Against what the files of an intake are matched and placed. */
export interface IntakeContext {
  readonly entries: readonly EvidenceHolder[];
  readonly entryIds: ReadonlySet<string>;
  readonly rows: readonly Indicator[];
  readonly codes: ReadonlySet<string>;
  readonly known: KnownEntries;
  /** "entry/indicator/sha256" of papers that serve now. */
  readonly standing: ReadonlySet<string>;
}

/** Code: `evidence.place-not-found` when the region has no such round or the actor no entry in it. */
export async function intakeContext(
  deps: Pick<IntakeDeps, "rounds" | "memberships" | "indicatorRowsOf">,
  db: Db,
  roundYear: number,
  reach: Reach,
): Promise<Result<IntakeContext>> {
  const round = await roundEvidence(deps, db, roundYear, reach);
  if (round === null || round.entries.length === 0) return refusal("evidence.place-not-found", { roundYear });
  const innovationIds = round.entries.flatMap(({ innovationId }) =>
    innovationId === null ? [] : [innovationIdSchema.parse(innovationId)],
  );
  const memberships = await deps.memberships.ofInnovations(db, innovationIds);
  const entryIds = round.entries.flatMap(({ entryId }): RoundEntryId[] => (entryId === null ? [] : [entryId]));
  return success({
    entries: round.entries,
    entryIds: new Set(entryIds),
    rows: round.entryRows,
    codes: new Set(round.entryRows.map(({ code }) => code)),
    known: prepareEntries(
      round.entries.map((entry) => ({
        id: entry.entryId ?? "",
        title: entry.title ?? "",
        slug: entry.slug ?? "",
        registrations: memberships
          .filter((membership) => membership.innovationId === entry.innovationId)
          .map(({ year, registrationNumber }) => ({ year, number: registrationNumber })),
      })),
    ),
    standing: new Set(
      round.entries.flatMap(({ entryId, roles }) =>
        roles.map(({ indicator, sha256 }) => `${entryId}/${indicator}/${sha256}`),
      ),
    ),
  });
}
