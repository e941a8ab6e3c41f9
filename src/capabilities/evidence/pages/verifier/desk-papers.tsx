import { say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { ButtonLink } from "#web/components/button.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Disclosure } from "#web/components/panel.tsx";
import { formatDate, formatMoment, formatSize } from "#web/format.ts";
import type { DeskPaper } from "../../queries/verifier-papers.ts";
import { verifierTexts } from "../../texts/verifier.ts";

const scanTexts = {
  clean: verifierTexts.scanClean,
  "not-configured": verifierTexts.scanNone,
  unavailable: verifierTexts.scanDown,
} as const;

const fileHref = (paper: DeskPaper): string => `/bukti/berkas/${paper.documentId}`;

/** Other places of the same paper, each named once with all its indicators. */
function otherPlaces(paper: DeskPaper, view: View): string | null {
  const { language } = view;
  if (paper.alsoAt.length === 0) return null;
  const places = paper.alsoAt.map(({ title, indicator }) =>
    say(verifierTexts.alsoPlace, language, { title: title ?? verifierTexts.region[language], code: indicator }),
  );
  return say(verifierTexts.alsoUsed, language, { where: places.join("; ") });
}

const LetterData = ({ view, paper }: { readonly view: View; readonly paper: DeskPaper }) => {
  const { language } = view;
  const empty = verifierTexts.notGiven[language];
  return (
    <DefinitionList
      items={[
        { term: verifierTexts.letterNumber[language], description: paper.letterNumber ?? empty },
        {
          term: verifierTexts.letterOn[language],
          description: paper.letterOn === null ? empty : formatDate(paper.letterOn, view),
        },
        ...(paper.coversYear === null
          ? []
          : [{ term: verifierTexts.coversYear[language], description: String(paper.coversYear) }]),
        { term: verifierTexts.subject[language], description: paper.subject ?? empty },
        ...(paper.pages === null ? [] : [{ term: verifierTexts.pages[language], description: paper.pages }]),
        ...(paper.basis === null ? [] : [{ term: verifierTexts.basis[language], description: paper.basis }]),
      ]}
    />
  );
};

const Paper = ({ view, paper }: { readonly view: View; readonly paper: DeskPaper }) => {
  const { language } = view;
  const also = otherPlaces(paper, view);
  const size = formatSize(paper.sizeBytes, language);
  const pages = paper.pageCount === null ? "" : `, ${say(verifierTexts.pageCount, language, { n: paper.pageCount })}`;
  return (
    <article class="card stack stack-3">
      <h3>{paper.fileName}</h3>
      <p class="mut">
        {size}
        {pages}
      </p>
      {paper.mediaType.startsWith("image/") ? (
        <a href={fileHref(paper)}>
          <img
            src={fileHref(paper)}
            alt={say(verifierTexts.preview, language, { name: paper.fileName })}
            loading="lazy"
            decoding="async"
          />
        </a>
      ) : null}
      <p class="row">
        <ButtonLink href={fileHref(paper)} tone="alt" icon="file">
          {verifierTexts.openPaper[language]}
        </ButtonLink>
      </p>
      <LetterData view={view} paper={paper} />
      {also === null ? null : <p>{also}</p>}
      <Disclosure summary={verifierTexts.fileTrace[language]}>
        <DefinitionList
          items={[
            { term: verifierTexts.hash[language], description: <span class="mono">{paper.sha256}</span> },
            { term: verifierTexts.uploaded[language], description: formatMoment(paper.uploadedAt, view) },
            { term: verifierTexts.scan[language], description: scanTexts[paper.scanState][language] },
          ]}
        />
      </Disclosure>
    </article>
  );
};

/** The papers of a claim with what was told about each; pictures are shown, other files open from here. */
export const DeskPapers = ({ view, papers }: { readonly view: View; readonly papers: readonly DeskPaper[] }) => {
  const { language } = view;
  if (papers.length === 0)
    return (
      <EmptyState level={3} title={verifierTexts.noPapers[language]} text={verifierTexts.noPapersText[language]} />
    );
  return (
    <div class="stack stack-5">
      {papers.map((paper) => (
        <Paper view={view} paper={paper} />
      ))}
    </div>
  );
};
