import { formatDecimal, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Section } from "#web/components/page-title.tsx";
import { StatusTag } from "#web/components/status-tag.tsx";
import type { ComputedRound, RoundView } from "../queries/round-view.ts";
import { sayReason } from "../texts/reasons.ts";
import { roundTexts } from "../texts/round.ts";
import { verifiedTexts } from "../texts/verified.ts";

type Row = RoundView["entries"][number];

interface EntriesProps {
  readonly view: View;
  readonly round: RoundView;
  readonly computed: ComputedRound;
}

const captionOf = ({ view: { language }, round }: EntriesProps): string =>
  say(roundTexts.entriesCaption, language, {
    n: formatDecimal(round.entries.length, language),
    refused: formatDecimal(round.entries.filter((row) => row.reasons.length > 0).length, language),
  });

/** The entries that do not count, each with its reasons, and the way to all others. */
export const RefusedEntries = (props: EntriesProps & { readonly allHref: string }) => {
  const { view, round } = props;
  const { language } = view;
  const refused = round.entries.filter((row) => row.reasons.length > 0);
  return (
    <Section
      id="inovasi"
      title={roundTexts.entries[language]}
      aside={<a href={props.allHref}>{roundTexts.allEntries[language]}</a>}
    >
      {refused.length === 0 ? (
        <p>{captionOf(props)}</p>
      ) : (
        <DataTable
          caption={captionOf(props)}
          language={language}
          rows={refused}
          columns={[
            {
              label: roundTexts.entry[language],
              isRowHeader: true,
              cell: ({ facts }) => <a href={`/indeks/${round.round.year}/entri/${facts.id}`}>{facts.title}</a>,
            },
            {
              label: roundTexts.agency[language],
              cell: ({ facts }) => facts.agencyName ?? roundTexts.notStated[language],
            },
            {
              label: roundTexts.whyRefused[language],
              isLabelledOnPhone: false,
              cell: ({ reasons }) => reasons.map((reason) => <p>{sayReason(reason, language)}</p>),
            },
          ]}
        />
      )}
    </Section>
  );
};

/** The entries of a round: refused ones first with their reason, then by maturity from the weakest. */
export const EntriesTable = (props: EntriesProps) => {
  const { view, round, computed } = props;
  const { language } = view;
  const maturity = new Map(computed.score.innovations.map((row) => [row.id, row.maturity]));
  const verified =
    round.verified === null
      ? null
      : new Map(round.verified.computed.score.innovations.map((row) => [row.id, row.maturity]));
  const rows = [...round.entries].sort(
    (a, b) =>
      Number(b.reasons.length > 0) - Number(a.reasons.length > 0) ||
      (maturity.get(a.facts.id) ?? 0) - (maturity.get(b.facts.id) ?? 0) ||
      a.facts.title.localeCompare(b.facts.title, "id"),
  );
  return (
    <Section id="inovasi" title={roundTexts.entries[language]}>
      <DataTable
        caption={captionOf(props)}
        language={language}
        rows={rows}
        empty={
          <EmptyState
            level={3}
            title={roundTexts.chooseEntries[language]}
            text={roundTexts.chooseEntriesText[language]}
          />
        }
        columns={[
          {
            label: roundTexts.entry[language],
            isRowHeader: true,
            cell: ({ facts }) => <a href={`/indeks/${round.round.year}/entri/${facts.id}`}>{facts.title}</a>,
          },
          {
            label: roundTexts.agency[language],
            cell: ({ facts }) => facts.agencyName ?? roundTexts.notStated[language],
          },
          {
            label: roundTexts.eligibility[language],
            isLabelledOnPhone: false,
            cell: ({ reasons }) => (
              <>
                <StatusTag
                  state={reasons.length === 0 ? "eligibility.eligible" : "eligibility.refused"}
                  language={language}
                />
                {reasons.map((reason) => (
                  <p class="mut">{sayReason(reason, language)}</p>
                ))}
              </>
            ),
          },
          {
            label: roundTexts.gaps[language],
            cell: ({ mandatoryGaps }) =>
              mandatoryGaps.length === 0 ? roundTexts.none[language] : mandatoryGaps.join(", "),
          },
          {
            label: (verified === null ? roundTexts.maturity : verifiedTexts.maturityClaimed)[language],
            isNumeric: true,
            cell: ({ facts, reasons }) =>
              reasons.length > 0 ? "–" : formatDecimal(maturity.get(facts.id) ?? 0, language),
            sum: ({ facts }) => maturity.get(facts.id) ?? 0,
          },
          ...(verified === null
            ? []
            : [
                {
                  label: verifiedTexts.maturityVerified[language],
                  isNumeric: true,
                  cell: ({ facts, reasons }: Row) =>
                    reasons.length > 0 ? "–" : formatDecimal(verified.get(facts.id) ?? 0, language),
                  sum: ({ facts }: Row) => verified.get(facts.id) ?? 0,
                },
              ]),
        ]}
      />
    </Section>
  );
};
