import { formatDecimal, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { DataTable } from "#web/components/data-table.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { Edition, Indicator, IndicatorHelp } from "../contract/edition.ts";
import { roundTexts } from "../texts/round.ts";

const maxOf = (row: Indicator): number | null => (row.weight === null ? null : Number(row.weight) * 3);

const List = (props: { readonly view: View; readonly rows: readonly Indicator[]; readonly caption: string }) => {
  const { language } = props.view;
  return (
    <DataTable
      caption={props.caption}
      language={language}
      rows={props.rows}
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
              <p class="mut">{row.definition[language]}</p>
            </>
          ),
        },
        {
          label: roundTexts.weight[language],
          isNumeric: true,
          cell: (row) => (row.weight === null ? "–" : formatDecimal(row.weight, language)),
        },
        {
          label: roundTexts.score[language],
          isNumeric: true,
          cell: (row) => say(roundTexts.max, language, { max: formatDecimal(maxOf(row) ?? "76", language) }),
        },
      ]}
    />
  );
};

/** `/indeks/indikator`: the 36 indicators of an edition. */
export const IndicatorsPage = ({ view, edition }: { readonly view: View; readonly edition: Edition }) => {
  const { language } = view;
  return (
    <AppFrame view={view} title={roundTexts.indicators[language]}>
      <PageTitle
        title={roundTexts.indicators[language]}
        lede={say(roundTexts.indicatorsLede, language, { edition: edition.edition })}
      />
      <List
        view={view}
        rows={edition.indicators.filter((row) => row.aspect === "SPD")}
        caption={roundTexts.governanceAspect[language]}
      />
      <div class="sub">
        <List
          view={view}
          rows={edition.indicators.filter((row) => row.aspect === "SID")}
          caption={roundTexts.innovationAspect[language]}
        />
      </div>
    </AppFrame>
  );
};

const Levels = ({ view, row }: { readonly view: View; readonly row: Indicator }) => {
  const { language } = view;
  if (row.kind === "count") return <p>{roundTexts.computedIndicator[language]}</p>;
  return (
    <>
      <DataTable
        caption={roundTexts.levels[language]}
        isCaptionHidden
        language={language}
        rows={row.levels}
        columns={[
          { label: roundTexts.level[language], isNumeric: true, cell: (level) => level.parameter },
          { label: roundTexts.indicator[language], isRowHeader: true, cell: (level) => level.label[language] },
          {
            label: roundTexts.score[language],
            isNumeric: true,
            cell: (level) => formatDecimal(Number(row.weight ?? "0") * level.parameter, language),
          },
        ]}
      />
      {row.bases === undefined ? null : (
        <Section id="basis" title={roundTexts.bases[language]}>
          <DataTable
            caption={roundTexts.bases[language]}
            isCaptionHidden
            language={language}
            rows={row.bases}
            columns={[
              { label: "Basis", isRowHeader: true, cell: (basis) => `${basis.code}. ${basis.measure[language]}` },
              ...[0, 1, 2].map((place) => ({
                label: `${roundTexts.level[language]} ${place + 1}`,
                cell: (basis: NonNullable<Indicator["bases"]>[number]) => basis.levels[place]?.[language] ?? "",
              })),
            ]}
          />
        </Section>
      )}
    </>
  );
};

const Evidence = ({ view, row }: { readonly view: View; readonly row: Indicator }) => {
  const { language } = view;
  const { evidence } = row;
  if (evidence === null) return null;
  const items = [
    { term: roundTexts.evidence[language], description: evidence.documents[language] },
    ...(evidence.formats === null
      ? []
      : [{ term: roundTexts.formats[language], description: evidence.formats.join(", ") }]),
    ...(evidence.window === null ? [] : [{ term: roundTexts.years[language], description: evidence.window[language] }]),
    ...(evidence.yearRule === null
      ? []
      : [{ term: roundTexts.note[language], description: evidence.yearRule[language] }]),
    ...(row.note === null ? [] : [{ term: roundTexts.note[language], description: row.note[language] }]),
  ];
  return (
    <Section id="dokumen" title={roundTexts.evidence[language]}>
      <DefinitionList items={items} />
    </Section>
  );
};

/** `/indeks/indikator/{code}`: what one indicator wants, an example paper, the usual mistakes. */
export const IndicatorPage = (props: {
  readonly view: View;
  readonly edition: Edition;
  readonly row: Indicator;
  readonly help: IndicatorHelp | undefined;
}) => {
  const { view, edition, row, help } = props;
  const { language } = view;
  const { weight, levels, definition } = row.confidence;
  return (
    <AppFrame
      view={view}
      title={row.name[language]}
      breadcrumb={[{ label: roundTexts.indicators[language], href: "/indeks/indikator" }, { label: row.code }]}
    >
      <PageTitle
        over={`${row.code}, ${row.variable[language]}, edisi ${edition.edition}`}
        title={row.name[language]}
        lede={row.definition[language]}
      />
      {help === undefined ? null : (
        <>
          <Section id="diminta" title={roundTexts.wants[language]}>
            <p>{help.wants[language]}</p>
          </Section>
          <Section id="contoh" title={roundTexts.example[language]}>
            <p>{help.example[language]}</p>
          </Section>
          <Section id="kesalahan" title={roundTexts.mistakes[language]}>
            <ul>
              {help.mistakes.map((mistake) => (
                <li>{mistake[language]}</li>
              ))}
            </ul>
          </Section>
        </>
      )}
      <Section id="tingkat" title={roundTexts.levels[language]}>
        <Levels view={view} row={row} />
      </Section>
      <Evidence view={view} row={row} />
      <Notice title={say(roundTexts.confidence, language, { weight, levels, definition })}>
        <p>{roundTexts.confidenceScale[language]}</p>
      </Notice>
    </AppFrame>
  );
};
