import type { Child } from "hono/jsx";
import { formatDecimal, type Language, say } from "#shared/text.ts";
import { texts } from "#web/texts.ts";
import { fieldId } from "./field.tsx";
import { Icon } from "./icon.tsx";

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  /** Rows it would leave. */
  readonly count?: number | undefined;
  readonly isChosen: boolean;
}

export interface FilterGroup {
  /** Name of the query parameter. */
  readonly name: string;
  readonly label: string;
  readonly options: readonly FilterOption[];
  /** One of them only. */
  readonly isSingle?: boolean;
  /** Closed at first: for long lists. */
  readonly isClosed?: boolean;
}

export interface FiltersProps {
  /** Address of the list, without query. */
  readonly action: string;
  readonly language: Language;
  readonly keyword?: { readonly name: string; readonly label: string; readonly value: string };
  readonly groups: readonly FilterGroup[];
  /** The list without filters. */
  readonly clearHref: string;
  /** Query parameters to keep, such as the order. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** For tables that need the whole width: the groups stand closed above the results, each with what is chosen in it. */
  readonly isAbove?: boolean;
  /** The results, beside or below the filters. */
  readonly children: Child;
}

const Options = ({ group, language }: { readonly group: FilterGroup; readonly language: Language }) => (
  <>
    {group.options.map((option) => (
      <label class="opt">
        <input
          type={group.isSingle ? "radio" : "checkbox"}
          name={group.name}
          value={option.value}
          checked={option.isChosen}
        />
        <span>
          {option.label}
          {option.count === undefined ? null : <small> {formatDecimal(option.count, language)}</small>}
        </span>
      </label>
    ))}
  </>
);

const chosenOf = (group: FilterGroup): readonly string[] =>
  group.options.filter((option) => option.isChosen).map((option) => option.label);

const isUsed = (group: FilterGroup): boolean => group.options.some((option) => option.isChosen && option.value !== "");

interface GroupProps {
  readonly group: FilterGroup;
  readonly language: Language;
  readonly isAbove: boolean;
}

const Group = ({ group, language, isAbove }: GroupProps) =>
  isAbove || group.isClosed ? (
    <details class="more" open={!isAbove && isUsed(group)}>
      <summary>{isAbove ? [group.label, ...chosenOf(group)].join(": ") : group.label}</summary>
      <fieldset>
        <legend class="vh">{group.label}</legend>
        <Options group={group} language={language} />
      </fieldset>
    </details>
  ) : (
    <fieldset>
      <legend class="q">{group.label}</legend>
      <Options group={group} language={language} />
    </fieldset>
  );

/** Keyword and filters of a list as one GET form; on phones the filters are a sheet opened by `#saring`. */
export const Filters = (props: FiltersProps) => {
  const { language, keyword, isAbove = false } = props;
  const used = props.groups
    .flatMap((group) => group.options)
    .filter((option) => option.isChosen && option.value !== "").length;
  return (
    <search>
      <form class="filter" action={props.action}>
        {Object.entries(props.hidden ?? {}).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {keyword ? (
          <div class="grp find">
            <div class="f">
              <label for={fieldId(keyword.name)}>{keyword.label}</label>
              <input
                class="in"
                id={fieldId(keyword.name)}
                name={keyword.name}
                type="search"
                autocomplete="off"
                value={keyword.value}
              />
            </div>
            <button type="submit" class="btn">
              <Icon name="search" />
              {say(texts.search, language)}
            </button>
          </div>
        ) : null}
        <div class={isAbove ? "kat above" : "kat"} id="hasil">
          <p class="open">
            <a class="btn alt" href="#saring">
              <Icon name="list" />
              {used === 0 ? say(texts.filter, language) : say(texts.filterUsed, language, { n: used })}
            </a>
          </p>
          <div class="sheet stack" id="saring">
            {props.groups.map((group) => (
              <Group group={group} language={language} isAbove={isAbove} />
            ))}
            <button type="submit" class="btn alt wide-btn">
              {say(texts.applyFilter, language)}
            </button>
            <p class="row apart">
              <a href={props.clearHref}>{say(texts.clearFilter, language)}</a>
              <a class="close" href="#hasil">
                {say(texts.close, language)}
              </a>
            </p>
          </div>
          <div class="results">{props.children}</div>
        </div>
      </form>
    </search>
  );
};
