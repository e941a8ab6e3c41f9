import type { Child } from "hono/jsx";
import type { RegionCode } from "#shared/ids.ts";
import { say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Button, ButtonLink, ButtonRow } from "#web/components/button.tsx";
import { Form } from "#web/components/form.tsx";
import { Notice } from "#web/components/notice.tsx";
import { Section } from "#web/components/page-title.tsx";
import { Disclosure } from "#web/components/panel.tsx";
import { stateCode } from "#web/components/states.ts";
import { StatusTag } from "#web/components/status-tag.tsx";
import { type Step, Steps } from "#web/components/steps.tsx";
import { formatDate, today } from "#web/format.ts";
import type { WayFunctions } from "../api/way.ts";
import type { ProfileHeading } from "../deps.ts";
import type { ShownWay } from "../queries/show-way.ts";
import { isLate } from "../rules/waiting.ts";
import { placesOf } from "../rules/way-places.ts";
import { wayTexts } from "../texts/way.ts";
import { History, Reasons } from "./way-history.tsx";
import { isTakenVerb, roleList, stateName, stepHref, verbName, verbOfWord, verbWords } from "./way-words.ts";

interface PanelProps {
  readonly view: View;
  readonly way: ShownWay;
  readonly fields: readonly ProfileHeading[];
}

export const StateTag = ({ state, view }: { readonly state: string; readonly view: View }) => {
  const code = stateCode("membership", state);
  return code === undefined ? stateName(state, view.language) : <StatusTag state={code} language={view.language} />;
};

function stepsOf({ view, way }: Omit<PanelProps, "fields">): readonly Step[] {
  return placesOf(way).map(({ state, mark, on }) => ({
    label: stateName(state, view.language),
    note: on === null ? undefined : formatDate(on, view),
    state: mark,
  }));
}

/** Steps that can be taken back need no second page; the others ask on their own. */
const Actions = ({ view, way }: Omit<PanelProps, "fields">) => {
  const { language } = view;
  return (
    <ButtonRow>
      {way.allowed.flatMap((transition) => {
        const { verb } = transition;
        if (!isTakenVerb(verb)) return [];
        const label = verbName(verb, language);
        if (transition.isForward && transition.needs.length === 0) {
          return [
            <Form
              view={view}
              action={stepHref(way.slug, verb, way.year)}
              name={`${verbWords[verb]}-${way.year}`}
              hidden={{ keadaan: way.state }}
              isSpaced={false}
              label={label}
            >
              <Button>{label}</Button>
            </Form>,
          ];
        }
        return [
          <ButtonLink href={stepHref(way.slug, verb, way.year)} tone={transition.isForward ? "main" : "alt"}>
            {label}
          </ButtonLink>,
        ];
      })}
    </ButtonRow>
  );
};

const Standing = ({ view, way }: Omit<PanelProps, "fields">) => {
  const { language } = view;
  const late = isLate(way.dueOn, today(view));
  return (
    <>
      <p>
        <StateTag state={way.state} view={view} />{" "}
        {say(wayTexts.since, language, { day: formatDate(way.stateSince, view) })}
        {way.waitsFor.length === 0 ? null : (
          <> {say(wayTexts.waitsFor, language, { who: roleList(way.waitsFor, language) })}</>
        )}{" "}
        {way.dueOn === null || way.waitsFor.length === 0 ? null : late ? (
          <StatusTag state="task.late" language={language}>
            {say(wayTexts.late, language, { day: formatDate(way.dueOn, view) })}
          </StatusTag>
        ) : (
          say(wayTexts.due, language, { day: formatDate(way.dueOn, view) })
        )}
      </p>
      {way.establishedOn === null || way.decreeNumber === null ? null : (
        <p>{say(wayTexts.decree, language, { number: way.decreeNumber, day: formatDate(way.establishedOn, view) })}</p>
      )}
    </>
  );
};

const Newest = ({ view, way, fields }: PanelProps) => {
  const { language } = view;
  const last = way.steps.at(-1);
  const reasons = way.state === "returned" ? (last?.reasons ?? []) : [];
  const saved = verbOfWord(new URL(view.path, "http://site.invalid").searchParams.get("tersimpan") ?? "");
  return (
    <Section
      id="langkah"
      title={wayTexts.panel[language]}
      aside={<a href="/inovasi/alur">{wayTexts.tableLink[language]}</a>}
    >
      <div class="stack">
        {saved === undefined ? null : (
          <Notice tone="ok" level={3} title={say(wayTexts.done, language, { verb: verbName(saved, language) })} />
        )}
        <Steps steps={stepsOf({ view, way })} language={language} />
        <Standing view={view} way={way} />
        {reasons.length === 0 ? null : (
          <Notice tone="warn" level={3} title={wayTexts.reasonsTitle[language]}>
            <Reasons slug={way.slug} reasons={reasons} fields={fields} />
          </Notice>
        )}
        {way.allowed.length === 0 ? <p class="mut">{wayTexts.nothing[language]}</p> : <Actions view={view} way={way} />}
        <Disclosure summary={wayTexts.history[language]}>
          <History view={view} slug={way.slug} steps={way.steps} fields={fields} />
        </Disclosure>
      </div>
    </Section>
  );
};

/** The way of an innovation as a part of its page; nothing for one that stands in no programme year. */
export function createWayPanel(deps: {
  readonly way: WayFunctions["way"];
  readonly profileFields: readonly ProfileHeading[];
}): (view: View, regionCode: RegionCode, slug: string) => Promise<Child> {
  return async (view, regionCode, slug) => {
    const [newest, ...older] = await deps.way(view.actor, regionCode, { slug });
    if (newest === undefined) return null;
    const { language } = view;
    return (
      <>
        <Newest view={view} way={newest} fields={deps.profileFields} />
        {older.map((way) => (
          <Disclosure
            summary={`${say(wayTexts.yearOf, language, { year: way.year })}: ${stateName(way.state, language)}`}
          >
            <div class="stack">
              <Standing view={view} way={way} />
              {way.allowed.length === 0 ? null : <Actions view={view} way={way} />}
              <History view={view} slug={way.slug} steps={way.steps} fields={deps.profileFields} />
            </div>
          </Disclosure>
        ))}
      </>
    );
  };
}
