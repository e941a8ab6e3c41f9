import type { IndicatorHelp } from "#capabilities/index/contract/edition.ts";
import { formatDecimal, type Language, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import type { FieldError } from "#web/components/error-summary.tsx";
import { Icon } from "#web/components/icon.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { StatusTag } from "#web/components/status-tag.tsx";
import type { Message } from "#web/components/toast.tsx";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { QueueFilter } from "../../contract/decision.ts";
import type { EvidenceFinding } from "../../contract/finding.ts";
import type { Desk } from "../../queries/verifier-desk.ts";
import { verifierRefusals, verifierTexts } from "../../texts/verifier.ts";
import { DecisionForm, type TypedDecision } from "./decision-form.tsx";
import { deskHref, deskPath, filterQuery } from "./desk-address.ts";
import { DeskClause } from "./desk-clause.tsx";
import { DeskHistory, SecondLookForm } from "./desk-history.tsx";
import { DeskKeys } from "./desk-keys.tsx";
import { DeskPapers } from "./desk-papers.tsx";

export interface DeskPageProps {
  readonly view: View;
  readonly desk: Desk;
  readonly filter: QueueFilter;
  readonly help: IndicatorHelp | undefined;
  readonly canAskAgain: boolean;
  readonly sayFinding: (finding: EvidenceFinding, language: Language) => string;
  readonly message?: Message | undefined;
  /** What came back with a refused form. */
  readonly refused?: {
    readonly typed: TypedDecision | null;
    readonly errors: readonly FieldError[];
    readonly secondLookError?: string;
  };
}

const severityIcons = { high: "cross", medium: "warning", low: "info" } as const;

const Findings = ({ view, desk, sayFinding }: DeskPageProps) => {
  const { language } = view;
  return (
    <Section id="temuan" title={verifierTexts.findings[language]}>
      {desk.findings.length === 0 ? (
        <p>{verifierTexts.noFindings[language]}</p>
      ) : (
        <ul class="plain stack stack-2">
          {desk.findings.map((finding) => (
            <li>
              <Icon name={severityIcons[finding.severity]} /> {sayFinding(finding, language)}
            </li>
          ))}
        </ul>
      )}
      <p class="mut">{verifierTexts.findingsNote[language]}</p>
    </Section>
  );
};

const Decision = (props: DeskPageProps) => {
  const { view, desk, filter, refused } = props;
  const { language } = view;
  const { place } = desk;
  if (place.settled.nextSeat === null) return null;
  if (desk.viewer === null)
    return (
      <Notice title={verifierTexts.readOnly[language]}>
        <p>{verifierTexts.readOnlyText[language]}</p>
      </Notice>
    );
  if (desk.hindrance !== null)
    return (
      <Notice tone="warn" title={verifierTexts.cannotDecide[language]}>
        <p>{verifierRefusals[desk.hindrance]?.[language]}</p>
      </Notice>
    );
  return (
    <DecisionForm
      view={view}
      action={deskHref(place, filter)}
      place={place}
      typed={refused?.typed ?? null}
      errors={refused?.errors ?? []}
    />
  );
};

const Steps = ({ view, desk, filter }: DeskPageProps) => {
  const { language } = view;
  return (
    <p class="row">
      {desk.previous === null ? null : (
        <a id="sebelum" href={deskHref(desk.previous, filter)}>
          {verifierTexts.previous[language]}
        </a>
      )}
      {desk.next === null ? null : (
        <a id="berikut" href={deskHref(desk.next, filter)}>
          {verifierTexts.skip[language]}
        </a>
      )}
    </p>
  );
};

function ledeOf({ view, desk }: DeskPageProps): string {
  const { language } = view;
  const { place } = desk;
  const where =
    place.title === null
      ? verifierTexts.region[language]
      : [place.title, place.agencyName].filter((part) => part !== null).join(", ");
  const figure =
    (place.figure === null
      ? ""
      : say(verifierTexts.claimFigure, language, { figure: formatDecimal(place.figure, language) })) +
    (place.basis === null ? "" : say(verifierTexts.claimBasis, language, { basis: place.basis }));
  return say(verifierTexts.claimLine, language, { where, level: place.standing.claimedLevel, figure });
}

const nameOf = ({ row, indicator }: Desk["place"], view: View): string =>
  row === undefined
    ? indicator
    : say(verifierTexts.deskTitle, view.language, { name: row.name[view.language], code: indicator });

/** `/verifikator/{year}/{entry}/{indicator}`: one claim beside its clause and its papers, and the form to decide. */
export const DeskPage = (props: DeskPageProps) => {
  const { view, desk, filter, help } = props;
  const { language } = view;
  const { place } = desk;
  const { row } = place;
  const title = nameOf(place, view);
  const position =
    desk.position === null
      ? title
      : say(verifierTexts.position, language, { n: desk.position, total: formatDecimal(desk.total, language) });
  const isAskable = props.canAskAgain && desk.file.secondLook === null && place.standing.decisions.length > 0;
  return (
    <AppFrame
      view={view}
      title={title}
      message={props.message}
      hasErrors={(props.refused?.errors.length ?? 0) > 0}
      scripts={["islands/verifier-keys.js"]}
      breadcrumb={[
        { label: verifierTexts.desk[language], href: `/verifikator${filterQuery(filter)}` },
        { label: position },
      ]}
    >
      <PageTitle title={title} lede={ledeOf(props)} action={<Steps {...props} />}>
        <StatusTag state={`verification.${place.settled.state}`} language={language} />
        {place.isSample ? <StatusTag state="figure.sample" language={language} /> : null}
      </PageTitle>
      <div class="grid split even">
        <Section id="dokumen" title={verifierTexts.papers[language]}>
          <DeskPapers view={view} papers={desk.file.papers} />
        </Section>
        <div class="stack stack-6">
          {row === undefined ? null : (
            <Section id="ketentuan" title={say(verifierTexts.clause, language, { edition: place.edition })}>
              <DeskClause
                view={view}
                edition={place.edition}
                row={row}
                help={help}
                claimedLevel={place.standing.claimedLevel}
                claimedBasis={place.basis}
                verifiedLevel={place.settled.verifiedLevel}
              />
            </Section>
          )}
          <Findings {...props} />
          <Decision {...props} />
          <DeskKeys view={view} />
        </div>
      </div>
      <Section id="riwayat" title={verifierTexts.history[language]}>
        <DeskHistory view={view} desk={desk} />
        {isAskable ? (
          <SecondLookForm
            view={view}
            action={`${deskPath(place)}/kedua${filterQuery(filter)}`}
            digest={place.standing.digest}
            error={props.refused?.secondLookError}
          />
        ) : null}
      </Section>
    </AppFrame>
  );
};
