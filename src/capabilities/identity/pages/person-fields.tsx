import type { SentForm } from "#platform/http/port.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { type Language, say } from "#shared/text.ts";
import { TextField } from "#web/components/field.tsx";
import { emailSchema, type NewPerson, officeSchema, personNameSchema, userNameSchema } from "../contract/person.ts";
import { texts } from "../texts/pages.ts";

const fieldByCode: Readonly<Record<string, string>> = {
  "identity.region-unknown": "region",
  "identity.name-malformed": "name",
  "identity.office-malformed": "office",
  "identity.email-malformed": "email",
  "identity.user-name-malformed": "user_name",
  "identity.login-missing": "email",
  "identity.login-taken": "email",
  "identity.role-needs-agency": "agency",
  "identity.role-takes-no-agency": "agency",
  "identity.agency-unknown": "agency",
  "identity.role-already-held": "role",
};

/** The field that a refusal is about; everything else here concerns the password. */
export const fieldOfRefusal = (code: string): string => fieldByCode[code] ?? "password";

/** Name, e-mail, user name, office of a new person. */
export const PersonFields = (props: {
  readonly language: Language;
  readonly sent?: SentForm | undefined;
  readonly problem?: { readonly field: string; readonly message: string } | undefined;
}) => {
  const { language, sent } = props;
  const errorOf = (field: string) => (props.problem?.field === field ? props.problem.message : undefined);
  return (
    <>
      <TextField
        name="name"
        label={say(texts.name, language)}
        error={errorOf("name")}
        value={sent?.get("name")}
        autocomplete="off"
        width="medium"
        maxLength={120}
        isRequired
      />
      <TextField
        name="email"
        label={say(texts.email, language)}
        hint={say(texts.loginHint, language)}
        error={errorOf("email")}
        value={sent?.get("email")}
        type="email"
        keyboard="email"
        autocomplete="off"
        width="medium"
        maxLength={254}
      />
      <TextField
        name="user_name"
        label={say(texts.userName, language)}
        error={errorOf("user_name")}
        value={sent?.get("user_name")}
        autocomplete="off"
        width="medium"
        maxLength={40}
      />
      <TextField
        name="office"
        label={say(texts.office, language)}
        note={say(texts.optional, language)}
        error={errorOf("office")}
        value={sent?.get("office")}
        autocomplete="off"
        width="medium"
        maxLength={120}
      />
    </>
  );
};

/** Reads what `PersonFields` sent; the first wrong field is named by its code. */
export function readPersonFields(form: SentForm): Result<Omit<NewPerson, "roles">> {
  const given = (name: string) => {
    const value = form.get(name)?.trim() ?? "";
    return value === "" ? null : value;
  };
  const name = personNameSchema.safeParse(given("name"));
  if (!name.success) return refusal("identity.name-malformed");
  const email = emailSchema.nullable().safeParse(given("email"));
  if (!email.success) return refusal("identity.email-malformed");
  const userName = userNameSchema.nullable().safeParse(given("user_name"));
  if (!userName.success) return refusal("identity.user-name-malformed");
  const office = officeSchema.nullable().safeParse(given("office"));
  if (!office.success) return refusal("identity.office-malformed");
  return success({ name: name.data, email: email.data, userName: userName.data, office: office.data });
}
