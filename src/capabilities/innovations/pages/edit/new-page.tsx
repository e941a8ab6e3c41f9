import type { Agency } from "#capabilities/organisation/contract/agency.ts";
import { trackNames, tracks } from "#capabilities/programme/contract/membership.ts";
import type { View } from "#shared/view.ts";
import { Button, ButtonLink, ButtonRow } from "#web/components/button.tsx";
import { ErrorSummary } from "#web/components/error-summary.tsx";
import { Form } from "#web/components/form.tsx";
import { PageTitle } from "#web/components/page-title.tsx";
import { Select } from "#web/components/select.tsx";
import { AppFrame } from "#web/layout/app-frame.tsx";
import { editTexts } from "../../texts/edit.ts";
import { texts } from "../../texts/innovation.ts";
import { ProfileFields, type ProfileFieldsProps } from "./profile-fields.tsx";

export interface NewPageProps extends Omit<ProfileFieldsProps, "language" | "reasons"> {
  readonly view: View;
  /** Those for which this person may propose. */
  readonly agencies: readonly Agency[];
  /** True when a proposal without a unit may be written. */
  readonly mayLeaveOutAgency: boolean;
  readonly years: readonly number[];
  readonly chosen: { readonly agency: string; readonly year: string; readonly track: string };
}

/** `/inovasi/baru`: a plain form that saves a draft. */
export const NewPage = (props: NewPageProps) => {
  const { view, errors, chosen } = props;
  const { language } = view;
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <AppFrame
      view={view}
      title={editTexts.newTitle[language]}
      hasErrors={errors.length > 0}
      breadcrumb={[{ label: texts.innovations[language], href: "/inovasi" }, { label: editTexts.newTitle[language] }]}
    >
      <PageTitle title={editTexts.newTitle[language]} lede={editTexts.newLede[language]} />
      <Form view={view} action="/inovasi/baru" name="baru">
        <ErrorSummary errors={errors} language={language} />
        <section class="sub stack" aria-labelledby="kelompok-unit">
          <h2 id="kelompok-unit">{editTexts.where[language]}</h2>
          <Select
            name="unit"
            label={editTexts.agency[language]}
            options={[
              ...(props.mayLeaveOutAgency ? [{ value: "-", label: editTexts.noAgency[language] }] : []),
              ...props.agencies.map((agency) => ({ value: agency.id, label: agency.name })),
            ]}
            value={chosen.agency}
            error={errorOf("unit")}
            {...(props.agencies.length === 1 && !props.mayLeaveOutAgency ? {} : { empty: editTexts.choose[language] })}
            width="full"
          />
          <Select
            name="tahun"
            label={editTexts.year[language]}
            options={props.years.map((year) => ({ value: String(year), label: String(year) }))}
            value={chosen.year}
            error={errorOf("tahun")}
            width="narrow"
          />
          <Select
            name="jalur"
            label={editTexts.track[language]}
            options={tracks.map((track) => ({ value: track, label: trackNames[track][language] }))}
            value={chosen.track}
            error={errorOf("jalur")}
          />
        </section>
        <ProfileFields {...props} language={language} reasons={new Map()} />
        <ButtonRow>
          <Button>{editTexts.saveDraft[language]}</Button>
          <ButtonLink href="/inovasi" tone="quiet">
            {editTexts.cancel[language]}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </AppFrame>
  );
};
