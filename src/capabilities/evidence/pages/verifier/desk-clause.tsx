import type { Indicator, IndicatorHelp } from "#capabilities/index/contract/edition.ts";
import { formatDecimal, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { DataTable } from "#web/components/data-table.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { Disclosure } from "#web/components/panel.tsx";
import { Tag } from "#web/components/tag.tsx";
import { hundredthsOf, pointsOf } from "../../rules/find-gaps.ts";
import { verifierTexts } from "../../texts/verifier.ts";

export interface ClauseProps {
  readonly view: View;
  readonly edition: string;
  readonly row: Indicator;
  readonly help: IndicatorHelp | undefined;
  readonly claimedLevel: number;
  readonly claimedBasis: string | null;
  /** The level that stands, null while none does. */
  readonly verifiedLevel: number | null;
}

/** "4,5" points of a level. */
export const scoreOf = (row: Indicator | undefined, level: number, view: View): string =>
  formatDecimal(pointsOf(hundredthsOf(row?.weight ?? "0") * level), view.language);

/** Conditions of the levels: of the claimed basis where an indicator has several. */
function conditionsOf({ row, claimedBasis, view }: ClauseProps) {
  const { language } = view;
  const basis = row.bases?.find((each) => each.code === claimedBasis);
  if (basis === undefined)
    return row.levels.map(({ parameter, label }) => ({ level: parameter, text: label[language] }));
  return basis.levels.map((label, place) => ({ level: place + 1, text: label[language] }));
}

const Levels = (props: ClauseProps) => {
  const { view, row, claimedLevel, verifiedLevel } = props;
  const { language } = view;
  return (
    <DataTable
      caption={row.name[language]}
      isCaptionHidden
      language={language}
      rows={conditionsOf(props)}
      columns={[
        { label: verifierTexts.levelHead[language], cell: ({ level }) => level },
        {
          label: verifierTexts.condition[language],
          isRowHeader: true,
          cell: ({ level, text }) => (
            <>
              {text}{" "}
              {level === claimedLevel ? (
                <Tag tone="wait" icon="edit">
                  {verifierTexts.claimedHere[language]}
                </Tag>
              ) : null}
              {level === verifiedLevel ? (
                <Tag tone="ok" icon="check">
                  {verifierTexts.verified[language]}
                </Tag>
              ) : null}
            </>
          ),
        },
        { label: verifierTexts.score[language], isNumeric: true, cell: ({ level }) => scoreOf(row, level, view) },
      ]}
    />
  );
};

/** What the edition asks of this indicator: definition, levels, accepted papers, help. */
export const DeskClause = (props: ClauseProps) => {
  const { view, row, help } = props;
  const { language } = view;
  const weight = say(verifierTexts.weight, language, { weight: formatDecimal(row.weight ?? "0", language) });
  return (
    <div class="stack stack-3">
      <p>{row.definition[language]}</p>
      <p class="mut">{weight}</p>
      <Levels {...props} />
      {row.evidence === null ? null : (
        <DefinitionList
          isStacked
          items={[
            { term: verifierTexts.accepted[language], description: row.evidence.documents[language] },
            ...[row.evidence.window, row.evidence.yearRule].flatMap((text, place) =>
              text === null
                ? []
                : [
                    {
                      term: (place === 0 ? verifierTexts.years : verifierTexts.yearRule)[language],
                      description: text[language],
                    },
                  ],
            ),
          ]}
        />
      )}
      {help === undefined ? null : (
        <Disclosure summary={verifierTexts.help[language]}>
          <p>{help.wants[language]}</p>
          <ul>
            {help.mistakes.map((mistake) => (
              <li>{mistake[language]}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
};
