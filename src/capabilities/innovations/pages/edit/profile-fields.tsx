import type { Child } from "hono/jsx";
import type { AffairReader } from "#capabilities/organisation/contract/affair.ts";
import { type Language, say } from "#shared/text.ts";
import { Choice } from "#web/components/choice.tsx";
import type { FieldError } from "#web/components/error-summary.tsx";
import { TextField } from "#web/components/field.tsx";
import { Disclosure } from "#web/components/panel.tsx";
import { Select } from "#web/components/select.tsx";
import { Textarea } from "#web/components/textarea.tsx";
import { formatFigure } from "#web/format.ts";
import type { ProfileField } from "../../contract/profile.ts";
import { profileDefinitions, type TypedProfile } from "../../rules/edit/read-profile-form.ts";
import type { FieldDefinition } from "../../rules/import/field.ts";
import { countWords } from "../../rules/words.ts";
import { editTexts } from "../../texts/edit.ts";

export interface ProfileFieldsProps {
  readonly language: Language;
  readonly typed: TypedProfile;
  readonly errors: readonly FieldError[];
  readonly affairs: AffairReader;
  /** Why a field was sent back. */
  readonly reasons: ReadonlyMap<string, string>;
}

const groups: readonly { readonly title: keyof typeof editTexts; readonly fields: readonly ProfileField[] }[] = [
  {
    title: "basics",
    fields: ["name", "stage", "initiatorKind", "initiatorName", "classification", "digitalKind", "form"],
  },
  { title: "affairs", fields: ["mainAffair", "otherAffairs", "astaCita", "pkpnCluster", "pkpnProgramme", "theme"] },
  { title: "times", fields: ["trialOn", "appliedOn", "developedOn", "developmentNote", "latitude", "longitude"] },
  {
    title: "story",
    fields: ["design", "goalShort", "goalMiddle", "goalLong", "benefit", "resultBefore", "resultAfter"],
  },
  {
    title: "others",
    fields: ["budgetRupiah", "businessProfile", "intellectualProperty", "awardsNote", "videoLink"],
  },
];

const longText = 1_000;

function hintOf(definition: FieldDefinition, { language, reasons }: ProfileFieldsProps): Child | undefined {
  const hints: Readonly<Record<string, string>> = {
    day: editTexts.dayHint[language],
    latitude: editTexts.latitudeHint[language],
    longitude: editTexts.longitudeHint[language],
    rupiah: editTexts.rupiahHint[language],
    "asta-cita": editTexts.astaCitaHint[language],
    link: editTexts.linkHint[language],
  };
  const hint = definition.field === "design" ? editTexts.designHint[language] : hints[definition.kind];
  const sentence = reasons.get(definition.field);
  if (sentence === undefined) return hint;
  return (
    <>
      {hint === undefined ? null : <>{hint} </>}
      <b>{say(editTexts.mend, language, { sentence })}</b>
    </>
  );
}

function affairOptions({ affairs, language }: ProfileFieldsProps) {
  return [...affairs.affairs, ...affairs.supporting].map((affair) => ({
    value: affair.code,
    label: `${affair.code} ${affair.name[language]}`,
  }));
}

const Control = ({ definition, ...props }: ProfileFieldsProps & { readonly definition: FieldDefinition }) => {
  const { language, typed, errors } = props;
  const { field, heading, kind } = definition;
  const values = typed.get(field) ?? [];
  const common = {
    name: field,
    label: heading,
    hint: hintOf(definition, props),
    error: errors.find((error) => error.field === field)?.message,
  };
  const value = values[0] ?? "";
  if (kind === "choice" || kind === "affair") {
    const options =
      kind === "affair"
        ? affairOptions(props)
        : (definition.choices ?? []).map((choice) => ({ value: choice.value, label: choice.label }));
    return <Select {...common} options={options} value={value} empty={editTexts.choose[language]} />;
  }
  if (kind === "affairs") {
    return (
      <Disclosure summary={editTexts.otherAffairs[language]} isOpen={values.length > 0}>
        <Choice {...common} kind="several" options={affairOptions(props)} chosen={values} />
      </Disclosure>
    );
  }
  if (kind === "text" && (definition.longest ?? 0) > longText) {
    const counted =
      field === "design" ? say(editTexts.words, language, { n: formatFigure(countWords(value), language) }) : undefined;
    return (
      <Textarea
        {...common}
        value={value}
        rows={field === "design" ? 16 : 5}
        {...(definition.longest === undefined ? {} : { maxLength: definition.longest })}
        {...(counted === undefined ? {} : { counted })}
      />
    );
  }
  const isShort = kind !== "text" && kind !== "title" && kind !== "link";
  return (
    <TextField
      {...common}
      value={value}
      width={isShort ? "medium" : "full"}
      isRequired={field === "name"}
      {...(definition.longest === undefined ? {} : { maxLength: definition.longest })}
    />
  );
};

/** The national profile as grouped fields, under the headings of its form. */
export const ProfileFields = (props: ProfileFieldsProps) => (
  <>
    {groups.map((group) => (
      <section class="sub stack" aria-labelledby={`kelompok-${group.title}`}>
        <h2 id={`kelompok-${group.title}`}>{editTexts[group.title][props.language]}</h2>
        {group.fields.flatMap((field) => {
          const definition = profileDefinitions.find((each) => each.field === field);
          return definition === undefined ? [] : [<Control {...props} definition={definition} />];
        })}
      </section>
    ))}
  </>
);
