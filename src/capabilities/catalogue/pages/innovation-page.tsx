import { type Language, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { stateCode } from "#web/components/states.ts";
import { StatusTag } from "#web/components/status-tag.tsx";
import { Timeline } from "#web/components/timeline.tsx";
import { formatDate } from "#web/format.ts";
import { PublicFrame } from "#web/layout/public-frame.tsx";
import type { ShownEntry } from "../queries/show-entry.ts";
import { confidenceNames, texts } from "../texts.ts";
import { type Labels, orNotStated } from "./labels.ts";

export interface InnovationPageProps {
  readonly view: View;
  readonly labels: Labels;
  readonly entry: ShownEntry;
}

const wordsOf = (entry: ShownEntry, field: string): string | null => {
  const value = entry.profile[field];
  return typeof value === "string" && value !== "" ? value : null;
};

const Paragraphs = ({ text }: { readonly text: string }) => (
  <>
    {text.split(/\n{1,}/).map((paragraph) => (
      <p>{paragraph}</p>
    ))}
  </>
);

const Parts = ({ entry, language }: { readonly entry: ShownEntry; readonly language: Language }) => {
  const parts = [
    { id: "manfaat", title: texts.benefit, text: wordsOf(entry, "benefit") },
    { id: "sebelum", title: texts.before, text: wordsOf(entry, "resultBefore") },
    { id: "sesudah", title: texts.after, text: wordsOf(entry, "resultAfter") },
    {
      id: "tujuan",
      title: texts.goals,
      text: ["goalShort", "goalMiddle", "goalLong"].flatMap((field) => wordsOf(entry, field) ?? []).join("\n") || null,
    },
    { id: "rancang-bangun", title: texts.design, text: wordsOf(entry, "design") },
  ];
  return (
    <>
      {parts.map((part) =>
        part.text === null ? null : (
          <Section id={part.id} title={part.title[language]}>
            <div class="stack">
              <Paragraphs text={part.text} />
            </div>
          </Section>
        ),
      )}
    </>
  );
};

const Facts = ({ view, labels, entry }: InnovationPageProps) => {
  const { language } = view;
  const { item } = entry;
  const day = (field: string) => {
    const value = wordsOf(entry, field);
    return value === null ? null : formatDate(value, view);
  };
  const facts = [
    [texts.agency, orNotStated(item.agency, language)],
    [texts.track, labels.track(item.track, language)],
    [texts.affair, item.affair === null ? null : labels.affair(item.affair, language)],
    [texts.form, item.form === null ? null : labels.form(item.form, language)],
    [texts.digital, item.isDigital === null ? null : texts[item.isDigital ? "yes" : "no"][language]],
    [texts.appliedOn, day("appliedOn")],
    [texts.developedOn, day("developedOn")],
    [texts.committed, entry.committedOn === null ? null : formatDate(entry.committedOn, view)],
  ] as const;
  return (
    <DefinitionList
      isStacked
      items={facts.flatMap(([term, description]) =>
        description === null ? [] : [{ term: term[language], description }],
      )}
    />
  );
};

const Lineage = ({ view, entry }: Pick<InnovationPageProps, "view" | "entry">) => {
  const { language } = view;
  if (entry.continues === null && entry.continuedBy.length === 0) return null;
  return (
    <Section id="silsilah" title={texts.lineage[language]}>
      <ul>
        {entry.continues === null ? null : (
          <li>
            {texts.continues[language]} <a href={`/katalog/${entry.continues.slug}`}>{entry.continues.title}</a>
          </li>
        )}
        {entry.continuedBy.map((next) => (
          <li>
            {texts.continuedBy[language]} <a href={`/katalog/${next.slug}`}>{next.title}</a> ({next.year})
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** `/katalog/{slug}`: one innovation as the public sees it. */
export const InnovationPage = (props: InnovationPageProps) => {
  const { view, entry } = props;
  const { language } = view;
  const { item } = entry;
  const stage = item.stage === null ? undefined : stateCode("stage", item.stage);
  return (
    <PublicFrame view={view} title={item.title} description={item.summary}>
      <div class="wrap">
        <PageTitle
          over={say(texts.registration, language, { number: item.registrationNumber, year: item.year })}
          title={item.title}
          lede={item.summary}
        >
          {stage === undefined ? null : <StatusTag state={stage} language={language} />}
          {item.isSample ? <StatusTag state="figure.sample" language={language} /> : null}
        </PageTitle>
        <div class="grid split">
          <div>
            {item.isSample ? (
              <Notice title={texts.sample[language]}>
                <p>{texts.sampleNote[language]}</p>
              </Notice>
            ) : null}
            <Parts entry={entry} language={language} />
            <Lineage view={view} entry={entry} />
          </div>
          <aside class="stack" aria-label={texts.facts[language]}>
            <Facts {...props} />
            <h2 class="small">{texts.years[language]}</h2>
            <Timeline
              items={entry.years.map((year) => ({
                title: say(texts.registration, language, { number: year.registrationNumber, year: year.year }),
                ...(year.launchedOn === null
                  ? {}
                  : { when: formatDate(year.launchedOn, view), day: year.launchedOn, text: texts.launched[language] }),
              }))}
            />
            {entry.source === null ? null : (
              <p class="mut">
                {texts.source[language]}: {entry.source}.{" "}
                {say(texts.sourceNote, language, {
                  confidence: confidenceNames[entry.confidence ?? ""]?.[language] ?? texts.notStated[language],
                })}
              </p>
            )}
          </aside>
        </div>
      </div>
    </PublicFrame>
  );
};
