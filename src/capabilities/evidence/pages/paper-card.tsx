import type { Indicator } from "#capabilities/index/contract/edition.ts";
import type { View } from "#shared/view.ts";
import { Button, ButtonLink, ButtonRow } from "#web/components/button.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { Form } from "#web/components/form.tsx";
import { formatDate, formatSize } from "#web/format.ts";
import type { EvidenceFinding } from "../contract/finding.ts";
import type { StandingRole } from "../queries/roles-of.ts";
import { paperTexts as texts } from "../texts/papers.ts";
import { FindingsList } from "./findings-list.tsx";

export interface PaperCardProps {
  readonly view: View;
  readonly base: string;
  readonly row: Indicator;
  readonly role: StandingRole;
  readonly findings: readonly EvidenceFinding[];
  readonly canSupply: boolean;
}

const Letter = ({ view, role }: Pick<PaperCardProps, "view" | "role">) => {
  const { language } = view;
  const told = [
    { term: texts.letterNumber[language], description: role.letterNumber },
    {
      term: texts.letterOn[language],
      description: role.letterOn === null ? null : formatDate(role.letterOn, view),
    },
    { term: texts.subject[language], description: role.subject },
    { term: texts.pages[language], description: role.pages },
    { term: texts.coversYear[language], description: role.coversYear === null ? null : String(role.coversYear) },
    { term: texts.basis[language], description: role.basis },
  ].flatMap(({ term, description }) => (description === null ? [] : [{ term, description }]));
  return told.length === 0 ? null : <DefinitionList items={told} />;
};

/** A paper in its role: letter data, findings, and what its people may do with it. */
export const PaperCard = (props: PaperCardProps) => {
  const { view, base, row, role } = props;
  const { language } = view;
  return (
    <article class="card stack stack-3">
      <h3>
        <a href={`/bukti/dokumen/${role.documentId}`}>{role.fileName}</a>
      </h3>
      <p class="mut">{formatSize(role.sizeBytes, language)}</p>
      <Letter view={view} role={role} />
      <FindingsList findings={props.findings} language={language} />
      <ButtonRow>
        <ButtonLink href={`/bukti/berkas/${role.documentId}`} tone="alt" icon="file">
          {texts.open[language]}
        </ButtonLink>
        <ButtonLink href={`/bukti/berkas/${role.documentId}?unduh=1`} tone="quiet" icon="download" isDownload>
          {texts.download[language]}
        </ButtonLink>
        {props.canSupply ? (
          <ButtonLink href={`${base}?indikator=${row.code}&ubah=${role.id}#ubah`} tone="quiet" icon="edit">
            {texts.change[language]}
          </ButtonLink>
        ) : null}
      </ButtonRow>
      {props.canSupply ? (
        <Form
          view={view}
          action={`${base}/cabut/${role.id}`}
          name={`cabut-${role.id}`}
          hidden={{ indikator: row.code }}
          isSpaced={false}
        >
          <Button tone="quiet" icon="trash">
            {texts.retire[language]}
          </Button>
        </Form>
      ) : null}
    </article>
  );
};
