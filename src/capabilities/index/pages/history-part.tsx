import { formatDecimal, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { LineChart } from "#web/components/charts/line.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Notice } from "#web/components/notice.tsx";
import { Section } from "#web/components/page-title.tsx";
import type { ReleasedResult } from "../contract/result.ts";
import type { RoundSummary } from "../queries/round-view.ts";
import { roundTexts } from "../texts/round.ts";

/** Warns where a target does not reach the predicate that it names, by the bands of its edition. */
const TargetWarnings = ({ view, results }: { readonly view: View; readonly results: readonly ReleasedResult[] }) => {
  const { language } = view;
  return (
    <>
      {results.map((result) => {
        const { missed } = result;
        if (missed === null || result.target === null) return null;
        const places = {
          target: formatDecimal(result.target, language),
          wanted: missed.wanted,
          band: missed.band,
          from: formatDecimal(missed.from, language),
          edition: result.edition,
        };
        return (
          <Notice tone="warn" level={3} title={`${result.year}: ${say(roundTexts.targetWarning, language, places)}`}>
            <p>{say(roundTexts.targetWarningText, language, places)}</p>
          </Notice>
        );
      })}
    </>
  );
};

/** Every round with its official result and target, as chart and table, each with its source. */
export const HistoryPart = ({
  view,
  rounds,
  results,
}: {
  readonly view: View;
  readonly rounds: readonly RoundSummary[];
  readonly results: readonly ReleasedResult[];
}) => {
  const { language } = view;
  const figure = (value: string | null) =>
    value === null ? roundTexts.notRecorded[language] : formatDecimal(value, language);
  const years = rounds.map(({ year }) => <a href={`/indeks?putaran=${year}`}>{year}</a>);
  if (results.length === 0) {
    return <EmptyState title={roundTexts.noHistory[language]} text={roundTexts.noHistoryText[language]} />;
  }
  return (
    <Section id="riwayat" title={roundTexts.history[language]}>
      {years.length === 0 ? null : (
        <p class="row">
          {roundTexts.openRound[language]}: {years}
        </p>
      )}
      <LineChart
        id="bagan-riwayat"
        title={roundTexts.historyChart[language]}
        description={roundTexts.historyNews[language]}
        language={language}
        points={results.map((result) => ({ label: String(result.year), value: result.index, target: result.target }))}
      />
      <TargetWarnings view={view} results={results} />
      <DataTable
        caption={roundTexts.history[language]}
        isCaptionHidden
        language={language}
        rows={[...results].reverse()}
        columns={[
          {
            label: roundTexts.rounds[language],
            isRowHeader: true,
            cell: (result) => <a href={`/indeks?putaran=${result.year}`}>{result.year}</a>,
          },
          { label: roundTexts.official[language], isNumeric: true, cell: (result) => figure(result.index) },
          {
            label: roundTexts.rank[language],
            isNumeric: true,
            cell: (result) =>
              result.rank === null
                ? ""
                : result.rankedOf === null
                  ? result.rank
                  : say(roundTexts.rankOf, language, { rank: result.rank, of: result.rankedOf }),
          },
          { label: roundTexts.predicate[language], cell: (result) => result.predicate ?? "" },
          {
            label: roundTexts.target[language],
            isNumeric: true,
            cell: (result) => (result.target === null ? "" : figure(result.target)),
          },
          {
            label: roundTexts.source[language],
            cell: (result) => (
              <>
                <span class="breaks">{result.decree ?? result.source ?? ""}</span>
                {result.note === null ? null : <p class="mut">{result.note[language]}</p>}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
};
