import { formatDecimal, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Button, ButtonLink, ButtonRow } from "#web/components/button.tsx";
import { Form } from "#web/components/form.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageTitle } from "#web/components/page-title.tsx";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { Obstacle } from "../../actions/import/undo-import.ts";
import type { ImportRun } from "../../contract/import-operations.ts";
import { builtOnTexts, importTexts as texts } from "../../texts/import-pages.ts";

export interface UndoPageProps {
  readonly view: View;
  readonly run: ImportRun;
  /** Why it was refused, and what has built on the import. */
  readonly refused?: { readonly message: string; readonly obstacles: readonly Obstacle[] };
}

/** `/inovasi/impor/{id}/batalkan`: asks once more, or says why it cannot be. */
export const UndoPage = ({ view, run, refused }: UndoPageProps) => {
  const { language } = view;
  const title = say(texts.undoTitle, language, { file: run.fileName });
  const back = `/inovasi/impor/${run.id}`;
  const { added = 0, revised = 0 } = run.written ?? {};
  return (
    <AppFrame
      view={view}
      title={title}
      breadcrumb={[
        { label: texts.innovations[language], href: "/inovasi" },
        { label: texts.title[language], href: "/inovasi/impor" },
        { label: run.fileName, href: back },
        { label: texts.undo[language] },
      ]}
      hasErrors={refused !== undefined}
    >
      <PageTitle
        title={title}
        lede={say(texts.undoText, language, {
          added: formatDecimal(added, language),
          revised: formatDecimal(revised, language),
        })}
      />
      {refused === undefined ? null : (
        <Notice tone="no" title={refused.message}>
          <ul>
            {refused.obstacles.map(({ title: name, what }) => (
              <li>
                {name === "" ? texts.governanceClaims[language] : name}: {builtOnTexts[what]?.[language] ?? what}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Form view={view} action={`${back}/batalkan`} name="batalkan">
        <ButtonRow>
          {refused === undefined ? <Button tone="bad">{texts.undoConfirm[language]}</Button> : null}
          <ButtonLink href={back} tone="alt">
            {texts.keep[language]}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </AppFrame>
  );
};
