import { describe, type FieldProps, FieldShell, type FieldWidth, widthClass } from "./field.tsx";

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly isDisabled?: boolean;
}

export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

export interface SelectProps extends FieldProps {
  readonly options: readonly (Option | OptionGroup)[];
  readonly value?: string | undefined;
  /** First choice without a value, "Pilih satu". */
  readonly empty?: string;
  readonly width?: FieldWidth;
}

const OptionTag = ({ option, chosen }: { readonly option: Option; readonly chosen: string | undefined }) => (
  <option value={option.value} selected={option.value === chosen} disabled={option.isDisabled}>
    {option.label}
  </option>
);

export const Select = (props: SelectProps) => (
  <FieldShell field={props}>
    <select class={widthClass[props.width ?? "medium"]} {...describe(props)}>
      {props.empty === undefined ? null : <option value="">{props.empty}</option>}
      {props.options.map((option) =>
        "options" in option ? (
          <optgroup label={option.label}>
            {option.options.map((each) => (
              <OptionTag option={each} chosen={props.value} />
            ))}
          </optgroup>
        ) : (
          <OptionTag option={option} chosen={props.value} />
        ),
      )}
    </select>
  </FieldShell>
);
