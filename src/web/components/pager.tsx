import { formatDecimal, type Language, say } from "#shared/text.ts";
import { texts } from "#web/texts.ts";

export interface PagerProps {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** Rows in all. */
  readonly total: number;
  readonly hrefOf: (page: number) => string;
  readonly language: Language;
  /** Names what is paged when a page has several: "Halaman inovasi". */
  readonly label?: string;
}

/** First, last and the neighbours of the current page; 0 marks a gap. */
export function pagesShown(page: number, last: number): readonly number[] {
  const wanted = [1, page - 1, page, page + 1, last].filter((each) => each >= 1 && each <= last);
  const sorted = [...new Set(wanted)].sort((a, b) => a - b);
  return sorted.flatMap((each, index) => {
    const before = sorted[index - 1];
    if (before === undefined || each - before === 1) return [each];
    return each - before === 2 ? [each - 1, each] : [0, each];
  });
}

/** Says which rows are shown; links only when there is more than one page. */
export const Pager = ({ page, pageSize, total, hrefOf, language, label }: PagerProps) => {
  const last = Math.max(1, Math.ceil(total / pageSize));
  const figure = (value: number) => formatDecimal(value, language);
  if (total === 0) return null;
  return (
    <nav class="pager" aria-label={label ?? say(texts.pages, language)}>
      <p class="mut">
        {say(texts.range, language, {
          from: figure((page - 1) * pageSize + 1),
          to: figure(Math.min(page * pageSize, total)),
          total: figure(total),
        })}
      </p>
      {last > 1 ? (
        <ul>
          {page > 1 ? (
            <li>
              <a href={hrefOf(page - 1)} rel="prev">
                {say(texts.previous, language)}
              </a>
            </li>
          ) : null}
          {pagesShown(page, last).map((each) => (
            <li>
              {each === 0 ? (
                <span class="gap">…</span>
              ) : (
                <a
                  href={hrefOf(each)}
                  aria-current={each === page ? "page" : undefined}
                  aria-label={say(texts.pageNumber, language, { n: each })}
                >
                  {figure(each)}
                </a>
              )}
            </li>
          ))}
          {page < last ? (
            <li>
              <a href={hrefOf(page + 1)} rel="next">
                {say(texts.next, language)}
              </a>
            </li>
          ) : null}
        </ul>
      ) : null}
    </nav>
  );
};
