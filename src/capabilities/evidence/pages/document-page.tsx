import { say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Button, ButtonLink, ButtonRow } from "#web/components/button.tsx";
import { Choice } from "#web/components/choice.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { ErrorSummary } from "#web/components/error-summary.tsx";
import { Form } from "#web/components/form.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { formatFigure, formatMoment, formatSize } from "#web/format.ts";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { ReusePlace, ServedPlace } from "../contract/document.ts";
import type { ReuseMap } from "../queries/reuse-map.ts";
import { fileFindings } from "../queries/round-evidence.ts";
import { isPicture } from "../rules/file-kinds.ts";
import { scanTexts, paperTexts as texts } from "../texts/papers.ts";
import { FindingsList } from "./findings-list.tsx";

export interface DocumentPageProps {
  readonly view: View;
  readonly map: ReuseMap;
  readonly canSupply: boolean;
  /** How many places were just added; null when nothing was done. */
  readonly reused: number | null;
  readonly error: string | null;
}

const mostShown = 100;

const placeHref = (place: ServedPlace): string =>
  place.entryId === null
    ? `/bukti/tata-kelola/${place.roundYear}?indikator=${place.indicator}`
    : `/bukti/${place.entryId}?indikator=${place.indicator}`;

const Serves = ({ view, map }: Pick<DocumentPageProps, "view" | "map">) => {
  const { language } = view;
  const { serves, servesElsewhere } = map;
  return (
    <Section id="dipakai" title={texts.servesTitle[language]}>
      {serves.length === 0 && servesElsewhere === 0 ? <p class="mut">{texts.servesNowhere[language]}</p> : null}
      {serves.length === 0 ? null : (
        <DataTable
          caption={say(texts.servesCaption, language, { n: serves.length })}
          language={language}
          rows={serves}
          columns={[
            {
              label: texts.innovation[language],
              isRowHeader: true,
              cell: (place) => <a href={placeHref(place)}>{place.title ?? texts.ofRegion[language]}</a>,
            },
            { label: texts.indicator[language], cell: (place) => `${place.indicator} (${place.roundYear})` },
            { label: texts.agency[language], cell: (place) => place.agencyName ?? texts.noAgency[language] },
          ]}
        />
      )}
      {servesElsewhere === 0 ? null : <p>{say(texts.servesElsewhere, language, { n: servesElsewhere })}</p>}
    </Section>
  );
};

/** How the form names a place: "2026/<entry>/16". */
export const reuseKey = (place: Pick<ReusePlace, "roundYear" | "entryId" | "indicator">): string =>
  `${place.roundYear}/${place.entryId}/${place.indicator}`;

const CouldServe = ({ view, map, error }: DocumentPageProps) => {
  const { language } = view;
  const places = map.couldServe.slice(0, mostShown);
  return (
    <Section id="dapat-memakai" title={texts.couldTitle[language]}>
      {places.length === 0 ? (
        <p class="mut">{texts.couldNone[language]}</p>
      ) : (
        <Form view={view} action={`/bukti/dokumen/${map.document.id}/pakai`}>
          <Choice
            name="tempat"
            kind="several"
            label={texts.couldLede[language]}
            chosen={[]}
            error={error ?? undefined}
            options={places.map((place) => ({
              value: reuseKey(place),
              label: `${place.title}: ${place.indicator}`,
              hint: [
                place.agencyName ?? texts.noAgency[language],
                ...(place.isSameAgency ? [texts.sameAgency[language]] : []),
                `${formatFigure(place.points, language)} ${texts.points[language].toLowerCase()}`,
              ].join(", "),
            }))}
          />
          <Button icon="link">{texts.useThere[language]}</Button>
        </Form>
      )}
    </Section>
  );
};

/** Breaks on a narrow phone, and copies as one word. */
const Hash = ({ value }: { readonly value: string }) => (
  <code>
    {(value.match(/.{1,8}/g) ?? []).map((part) => (
      <>
        {part}
        <wbr />
      </>
    ))}
  </code>
);

/** `/bukti/dokumen/{id}`: a document, where it serves and who else could use it. */
export const DocumentPage = (props: DocumentPageProps) => {
  const { view, map, canSupply, reused, error } = props;
  const { language } = view;
  const { document } = map;
  const file = `/bukti/berkas/${document.id}`;
  return (
    <AppFrame
      view={view}
      title={document.fileName}
      hasErrors={error !== null}
      breadcrumb={[{ label: texts.evidence[language], href: "/bukti" }, { label: document.fileName }]}
      {...(reused === null
        ? {}
        : { message: { text: say(texts.reused, language, { n: reused }), tone: "ok" as const } })}
    >
      <ErrorSummary errors={error === null ? [] : [{ field: "tempat", message: error }]} language={language} />
      <PageTitle over={texts.document[language]} title={document.fileName} />
      {isPicture(document.mediaType) ? (
        <p>
          <img
            src={file}
            alt={say(texts.preview, language, { name: document.fileName })}
            loading="lazy"
            decoding="async"
          />
        </p>
      ) : null}
      <ButtonRow>
        <ButtonLink href={file} tone="alt" icon="file">
          {texts.open[language]}
        </ButtonLink>
        <ButtonLink href={`${file}?unduh=1`} tone="quiet" icon="download" isDownload>
          {texts.download[language]}
        </ButtonLink>
      </ButtonRow>
      <FindingsList findings={fileFindings(null, document)} language={language} />
      <Serves view={view} map={map} />
      {canSupply ? <CouldServe {...props} /> : null}
      <DefinitionList
        items={[
          { term: texts.type[language], description: document.mediaType },
          { term: texts.size[language], description: formatSize(document.sizeBytes, language) },
          { term: texts.scan[language], description: scanTexts[document.scanState]?.[language] ?? document.scanState },
          { term: texts.uploaded[language], description: formatMoment(document.uploadedAt, view) },
          { term: texts.hash[language], description: <Hash value={document.sha256} /> },
        ]}
      />
    </AppFrame>
  );
};
