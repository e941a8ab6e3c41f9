import { say } from "#shared/text.ts";
import { ButtonLink } from "#web/components/button.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { StatusTag } from "#web/components/status-tag.tsx";
import { AppFrame } from "#web/layout/app-frame.tsx";
import { sayReason } from "../texts/reasons.ts";
import { roundTexts } from "../texts/round.ts";
import { EntryLevels, type EntryLevelsProps } from "./entry-levels.tsx";

/** `/indeks/{year}/entri/{id}`: one innovation in a round, its rules of entry and its claimed levels. */
export const EntryPage = (props: EntryLevelsProps) => {
  const { view, round, entry } = props;
  const { language } = view;
  const { year } = round.round;
  const { facts, reasons } = entry;
  return (
    <AppFrame
      view={view}
      title={facts.title}
      breadcrumb={[
        { label: say(roundTexts.backToRound, language, { year }), href: `/indeks?putaran=${year}` },
        { label: facts.title },
      ]}
    >
      <PageTitle
        over={facts.agencyName ?? roundTexts.notStated[language]}
        title={facts.title}
        action={
          <ButtonLink href={`/inovasi/${facts.slug}`} tone="alt">
            {roundTexts.openProfile[language]}
          </ButtonLink>
        }
      >
        <StatusTag state={reasons.length === 0 ? "eligibility.eligible" : "eligibility.refused"} language={language} />
        {facts.isSample ? <StatusTag state="figure.sample" language={language} /> : null}
      </PageTitle>
      {reasons.length === 0 ? null : (
        <Notice tone="no" title={roundTexts.refusedTitle[language]}>
          {reasons.map((reason) => (
            <p>{sayReason(reason, language)}</p>
          ))}
        </Notice>
      )}
      <Section id="tingkat" title={roundTexts.entryTitle[language]}>
        <EntryLevels {...props} />
      </Section>
    </AppFrame>
  );
};
