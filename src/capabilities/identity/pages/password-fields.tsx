import { type Language, say } from "#shared/text.ts";
import { TextField } from "#web/components/field.tsx";
import { texts } from "../texts/pages.ts";

/** A new password, twice; `error` belongs to the first field. */
export const PasswordFields = (props: { readonly language: Language; readonly error?: string | undefined }) => (
  <>
    <TextField
      name="password"
      label={say(texts.newPassword, props.language)}
      hint={say(texts.newPasswordHint, props.language)}
      error={props.error}
      type="password"
      autocomplete="new-password"
      width="medium"
      isRequired
    />
    <TextField
      name="repeat"
      label={say(texts.repeatPassword, props.language)}
      type="password"
      autocomplete="new-password"
      width="medium"
      isRequired
    />
  </>
);

/** Tells password managers whose password this is; not sent. */
export const SignInName = ({ login }: { readonly login: string }) => (
  <input type="text" value={login} autocomplete="username" readonly hidden />
);
