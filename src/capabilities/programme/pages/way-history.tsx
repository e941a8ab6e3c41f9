import { say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Timeline } from "#web/components/timeline.tsx";
import { formatDate, formatMoment } from "#web/format.ts";
import type { StepReason, StepRecord } from "../contract/way.ts";
import type { ProfileHeading } from "../deps.ts";
import { wayTexts } from "../texts/way.ts";
import { roleName, stateName, verbName } from "./way-words.ts";

export const headingOf = (fields: readonly ProfileHeading[], field: string): string =>
  fields.find((each) => each.field === field)?.heading ?? field;

/** Reasons as a list that leads to each field of the form. */
export const Reasons = (props: {
  readonly slug: string;
  readonly reasons: readonly StepReason[];
  readonly fields: readonly ProfileHeading[];
}) => (
  <ul>
    {props.reasons.map((reason) => (
      <li>
        <a href={`/inovasi/${props.slug}/ubah#f-${reason.field}`}>{headingOf(props.fields, reason.field)}</a>:{" "}
        {reason.sentence}
      </li>
    ))}
  </ul>
);

function whoOf(step: StepRecord, { language }: View): string {
  if (step.role === null) return wayTexts.bySystem[language];
  const role = roleName(step.role, language);
  const office = step.agencyName === null ? role : say(wayTexts.ofUnit, language, { role, unit: step.agencyName });
  return step.personName === null ? office : `${step.personName}, ${office}`;
}

/** What was done, newest first, by whom in which office, and why. */
export const History = (props: {
  readonly view: View;
  readonly slug: string;
  readonly steps: readonly StepRecord[];
  readonly fields: readonly ProfileHeading[];
}) => {
  const { view, steps } = props;
  const { language } = view;
  if (steps.length === 0) return <p class="mut">{wayTexts.noHistory[language]}</p>;
  return (
    <Timeline
      items={steps.toReversed().map((step) => ({
        when: formatMoment(new Date(step.at), view),
        day: step.at.slice(0, 10),
        title: `${verbName(step.verb, language)}: ${stateName(step.to, language)}`,
        text: [
          whoOf(step, view),
          ...(step.decree === null
            ? []
            : [
                say(wayTexts.decree, language, {
                  number: step.decree.number,
                  day: formatDate(step.decree.decreedOn, view),
                }),
              ]),
          ...(step.note === null ? [] : [step.note]),
          ...step.reasons.map((reason) => `${headingOf(props.fields, reason.field)}: ${reason.sentence}`),
        ].join(". "),
      }))}
    />
  );
};
