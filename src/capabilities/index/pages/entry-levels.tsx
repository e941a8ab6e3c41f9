import { decisionReasonText, deskReaders } from "#capabilities/evidence/contract/decision.ts";
import { permit } from "#shared/actor.ts";
import { formatDecimal, type Language, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { type Column, DataTable } from "#web/components/data-table.tsx";
import { StatusTag } from "#web/components/status-tag.tsx";
import type { Indicator } from "../contract/edition.ts";
import type { LoadedEntry } from "../queries/load-round.ts";
import type { RoundView, VerifiedRound } from "../queries/round-view.ts";
import type { JudgedEntry } from "../rules/round-state.ts";
import { roundTexts } from "../texts/round.ts";
import { verifiedTexts } from "../texts/verified.ts";

export interface EntryLevelsProps {
  readonly view: View;
  readonly round: RoundView;
  readonly entry: JudgedEntry<LoadedEntry>;
}

const levelName = (row: Indicator, level: number, language: Language): string =>
  row.levels.find((each) => each.parameter === level)?.label[language] ?? "";

const scoreAt = (row: Indicator, level: number): number => Number(row.weight ?? "0") * level;

/** A verifier's own words go to those who review and to the agency itself, not to everybody who signs in. */
function seesSentences({ view, entry }: EntryLevelsProps): boolean {
  const { actor } = view;
  const { agencyId } = entry.facts;
  if (permit(actor, deskReaders).ok) return true;
  return agencyId !== null && actor.kind === "person" && actor.grants.some((grant) => grant.agencyId === agencyId);
}

function verifiedColumns(props: EntryLevelsProps, verified: VerifiedRound): readonly Column<Indicator>[] {
  const { view, entry, round } = props;
  const { language } = view;
  const { id } = entry.facts;
  const placeOf = (row: Indicator) => verified.placeOf(id, row.code);
  const scoreOf = (row: Indicator) => scoreAt(row, placeOf(row)?.verifiedLevel ?? 0);
  const hasWords = seesSentences(props);
  const isReader = permit(view.actor, deskReaders).ok;
  return [
    {
      label: verifiedTexts.levelVerified[language],
      cell: (row) => {
        const place = placeOf(row);
        const state = place?.state ?? "no-claim";
        return (
          <>
            {place === undefined || place.verifiedLevel === null ? null : (
              <p>{say(verifiedTexts.accepted, language, { level: place.verifiedLevel })}</p>
            )}
            <StatusTag state={`verification.${state}`} language={language} />
            {place?.reason == null ? null : <p class="mut">{decisionReasonText(place.reason)[language]}</p>}
            {hasWords && place?.sentence != null ? <p class="mut">{place.sentence}</p> : null}
            {isReader && state !== "no-claim" ? (
              <p>
                <a href={`/verifikator/${round.round.year}/${id}/${row.code}`}>
                  {verifiedTexts.openDesk[language]}
                  <span class="vh"> {row.code}</span>
                </a>
              </p>
            ) : null}
          </>
        );
      },
    },
    { label: verifiedTexts.scoreVerified[language], isNumeric: true, cell: scoreOf, sum: scoreOf },
  ];
}

/** Levels of one entry by indicator: what is claimed, and beside it what verifiers say. */
export const EntryLevels = (props: EntryLevelsProps) => {
  const { view, round, entry } = props;
  const { language } = view;
  const { levels, basisOf33 } = entry.facts;
  const { verified } = round;
  const rows = round.edition.indicators.filter((row) => row.aspect === "SID" && row.kind === "levels");
  const scoreOf = (row: Indicator) => scoreAt(row, levels[row.code] ?? 0);
  return (
    <DataTable
      caption={roundTexts.entryTitle[language]}
      language={language}
      rows={rows}
      columns={[
        {
          label: roundTexts.indicator[language],
          isRowHeader: true,
          cell: (row) => (
            <>
              <a href={`/indeks/indikator/${row.code}`}>
                {row.code} {row.name[language]}
              </a>
              {row.mandatory ? <span class="mut"> ({roundTexts.mandatory[language]})</span> : null}
            </>
          ),
        },
        {
          label: roundTexts.level[language],
          cell: (row) => {
            const level = levels[row.code] ?? 0;
            if (level === 0) return <span class="mut">{roundTexts.notClaimed[language]}</span>;
            const basis =
              row.code === "33" && basisOf33 !== null ? say(roundTexts.basis, language, { basis: basisOf33 }) : "";
            return `${level}: ${basis === "" ? levelName(row, level, language) : basis}`;
          },
        },
        {
          label: roundTexts.weight[language],
          isNumeric: true,
          cell: (row) => formatDecimal(row.weight ?? "", language),
        },
        {
          label: (verified === null ? roundTexts.score : verifiedTexts.scoreClaimed)[language],
          isNumeric: true,
          cell: scoreOf,
          sum: scoreOf,
        },
        ...(verified === null ? [] : verifiedColumns(props, verified)),
      ]}
    />
  );
};
