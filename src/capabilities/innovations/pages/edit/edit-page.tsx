import { say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Button, ButtonLink, ButtonRow } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { ErrorSummary } from "#web/components/error-summary.tsx";
import { TextField } from "#web/components/field.tsx";
import { Form } from "#web/components/form.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageTitle } from "#web/components/page-title.tsx";
import { formatDate } from "#web/format.ts";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { Profile, ProfileField } from "../../contract/profile.ts";
import { definitionOf } from "../../rules/import/fields.ts";
import { editTexts } from "../../texts/edit.ts";
import { texts } from "../../texts/innovation.ts";
import { ProfileFields, type ProfileFieldsProps } from "./profile-fields.tsx";

/** What somebody else saved while this person was writing. */
export interface Conflict {
  readonly current: number;
  readonly theirs: Profile;
  readonly mine: Profile;
  readonly changed: readonly ProfileField[];
  readonly clashes: readonly ProfileField[];
}

export interface EditPageProps extends Omit<ProfileFieldsProps, "language"> {
  readonly view: View;
  readonly slug: string;
  readonly title: string;
  /** The version that a save will say it saw. */
  readonly version: number;
  readonly note: string;
  readonly conflict: Conflict | null;
}

const ConflictNotice = (props: {
  readonly view: View;
  readonly conflict: Conflict;
  readonly affairs: EditPageProps["affairs"];
}) => {
  const { view, conflict, affairs } = props;
  const { language } = view;
  const words = (profile: Profile, field: ProfileField): string => {
    const value = profile[field];
    if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) {
      return editTexts.empty[language];
    }
    if (Array.isArray(value)) return value.map((code) => affairs.nameOf(code)?.[language] ?? code).join("; ");
    if (field === "mainAffair") return affairs.nameOf(String(value))?.[language] ?? String(value);
    if (definitionOf(field)?.kind === "day") return formatDate(String(value), view);
    return definitionOf(field)?.choices?.find((choice) => choice.value === value)?.label ?? String(value);
  };
  return (
    <Notice tone="warn" title={say(editTexts.conflictTitle, language, { current: conflict.current })} id="bentrok">
      <p>{editTexts.conflictText[language]}</p>
      <DataTable
        caption={say(editTexts.conflictTitle, language, { current: conflict.current })}
        isCaptionHidden
        language={language}
        rows={conflict.changed}
        columns={[
          {
            label: editTexts.field[language],
            isRowHeader: true,
            cell: (field) => <a href={`#f-${field}`}>{definitionOf(field)?.heading ?? field}</a>,
          },
          { label: editTexts.theirs[language], cell: (field) => words(conflict.theirs, field) },
          {
            label: editTexts.yours[language],
            cell: (field) =>
              conflict.clashes.includes(field) ? words(conflict.mine, field) : editTexts.taken[language],
          },
        ]}
      />
    </Notice>
  );
};

/** `/inovasi/{slug}/ubah`: the whole profile in one form; each save is a new version. */
export const EditPage = (props: EditPageProps) => {
  const { view, slug, errors, conflict } = props;
  const { language } = view;
  const title = say(editTexts.editTitle, language, { title: props.title });
  return (
    <AppFrame
      view={view}
      title={title}
      hasErrors={errors.length > 0}
      breadcrumb={[
        { label: texts.innovations[language], href: "/inovasi" },
        { label: props.title, href: `/inovasi/${slug}` },
        { label: editTexts.save[language] },
      ]}
    >
      <PageTitle title={title} lede={editTexts.editLede[language]} />
      {conflict === null ? null : <ConflictNotice view={view} conflict={conflict} affairs={props.affairs} />}
      <Form view={view} action={`/inovasi/${slug}/ubah`} name="ubah" hidden={{ versi: String(props.version) }}>
        <ErrorSummary errors={errors} language={language} />
        <ProfileFields {...props} language={language} />
        <TextField
          name="catatan"
          label={editTexts.note[language]}
          note={editTexts.optional[language]}
          hint={editTexts.noteHint[language]}
          value={props.note}
          maxLength={500}
        />
        <ButtonRow>
          <Button>{editTexts.save[language]}</Button>
          <ButtonLink href={`/inovasi/${slug}`} tone="quiet">
            {editTexts.cancel[language]}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </AppFrame>
  );
};
