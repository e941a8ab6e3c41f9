import { type Language, say } from "#shared/text.ts";
import { texts } from "#web/texts.ts";
import { fieldId } from "./field.tsx";

export interface FieldError {
  /** Name of the field; leave out for what concerns the whole form. */
  readonly field?: string | undefined;
  readonly message: string;
}

/** First in the form. Takes the focus when the page loads; each line leads to its field. Nothing when there is no error. */
export const ErrorSummary = (props: {
  readonly errors: readonly FieldError[];
  readonly language: Language;
  /** Instead of "Dua hal perlu diperbaiki". */
  readonly title?: string;
}) => {
  if (props.errors.length === 0) return null;
  const title =
    props.title ??
    say(props.errors.length === 1 ? texts.oneProblem : texts.someProblems, props.language, { n: props.errors.length });
  return (
    <div class="sum" role="alert" aria-labelledby="ringkas-salah" tabindex={-1} autofocus>
      <h2 id="ringkas-salah">{title}</h2>
      <ul>
        {props.errors.map((error) => (
          <li>
            {error.field === undefined ? error.message : <a href={`#${fieldId(error.field)}`}>{error.message}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
};
