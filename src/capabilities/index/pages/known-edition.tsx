import { formatDecimal, say, type Text } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { Section } from "#web/components/page-title.tsx";
import { StatusTag } from "#web/components/status-tag.tsx";
import type { Edition } from "../contract/edition.ts";
import type { ReleasedResult } from "../contract/result.ts";
import { roundTexts } from "../texts/round.ts";

const Sentences = ({ texts, view }: { readonly texts: readonly Text[]; readonly view: View }) => (
  <ul>
    {texts.map((text) => (
      <li>{text[view.language]}</li>
    ))}
  </ul>
);

/** A round whose edition cannot compute: official result, known bands, what is known and what is not. */
export const KnownEdition = (props: {
  readonly view: View;
  readonly edition: Edition;
  readonly result: ReleasedResult | undefined;
}) => {
  const { view, edition, result } = props;
  const { language } = view;
  const bands = edition.predicates?.value ?? [];
  return (
    <>
      <DefinitionList
        items={[
          {
            term: roundTexts.official[language],
            description:
              result?.index === null || result === undefined ? (
                <StatusTag state="figure.unknown" language={language} />
              ) : (
                <>
                  {formatDecimal(result.index, language)} <StatusTag state="figure.official" language={language} />
                </>
              ),
          },
          ...(result?.predicate ? [{ term: roundTexts.predicate[language], description: result.predicate }] : []),
          ...(result?.target
            ? [{ term: roundTexts.target[language], description: formatDecimal(result.target, language) }]
            : []),
          ...bands.map((band) => ({
            term: band.name,
            description:
              band.from === null ? "?" : say(roundTexts.from, language, { from: formatDecimal(band.from, language) }),
          })),
        ]}
      />
      <Section id="dikenal" title={roundTexts.known[language]}>
        <p class="mut">{edition.status[language]}</p>
        <Sentences texts={edition.known} view={view} />
      </Section>
      <Section id="belum-dikenal" title={roundTexts.unknown[language]}>
        <Sentences texts={edition.unknown} view={view} />
      </Section>
    </>
  );
};
