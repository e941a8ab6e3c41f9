import type { Child } from "hono/jsx";
import { formatDecimal, type Language, say } from "#shared/text.ts";
import { texts } from "#web/texts.ts";
import { Icon } from "./icon.tsx";
import { Pager, type PagerProps } from "./pager.tsx";

export type Direction = "up" | "down";

export interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row) => Child;
  /** Right-aligned figures. */
  readonly isNumeric?: boolean;
  /** The cell that names the row; the first column when none says so. */
  readonly isRowHeader?: boolean;
  /** False leaves out the label before the value on a phone: for tags, links and what explains itself. */
  readonly isLabelledOnPhone?: boolean;
  /** Makes the heading a sort link. */
  readonly sortKey?: string;
  /** Whole numbers added up by the table, or the finished total as text (exact figures, totals over all pages). */
  readonly sum?: ((row: Row) => number) | string;
}

export interface Sorting {
  readonly key: string;
  readonly direction: Direction;
  readonly hrefOf: (key: string, direction: Direction) => string;
}

export interface DataTableProps<Row> {
  readonly caption: string;
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly language: Language;
  readonly sorting?: Sorting;
  /** Begins the total row: "Jumlah, 4 inovasi". */
  readonly totalLabel?: string;
  readonly pager?: Omit<PagerProps, "language">;
  /** Instead of the table when there are no rows; says how to begin. */
  readonly empty?: Child;
  readonly id?: string;
  /** Class of a row, for marks that also stand in words. */
  readonly rowClass?: (row: Row) => string | undefined;
}

const isText = (content: Child): boolean => content === null || typeof content !== "object";

const classOf = (column: { readonly isNumeric?: boolean }) => (column.isNumeric ? "num" : undefined);

function Heading<Row>({ column, sorting }: { readonly column: Column<Row>; readonly sorting: Sorting | undefined }) {
  const key = column.sortKey;
  const isSorted = key !== undefined && sorting?.key === key;
  const next: Direction = isSorted && sorting.direction === "up" ? "down" : "up";
  return (
    <th
      scope="col"
      role="columnheader"
      class={classOf(column)}
      aria-sort={isSorted ? (sorting.direction === "up" ? "ascending" : "descending") : undefined}
    >
      {key !== undefined && sorting !== undefined ? (
        <a href={sorting.hrefOf(key, next)}>
          {column.label}
          {isSorted ? <Icon name="sort" isAtEnd /> : null}
        </a>
      ) : (
        column.label
      )}
    </th>
  );
}

function Cell<Row>({
  column,
  row,
  isHeader,
}: {
  readonly column: Column<Row>;
  readonly row: Row;
  readonly isHeader: boolean;
}) {
  if (isHeader) {
    return (
      <th scope="row" role="rowheader" class={classOf(column)}>
        {column.cell(row)}
      </th>
    );
  }
  const content = column.cell(row);
  if (column.isLabelledOnPhone === false) {
    return (
      <td role="cell" class={classOf(column)}>
        {content}
      </td>
    );
  }
  // On a phone label and value stand side by side: a value of several parts must be one box.
  return (
    <td role="cell" class={classOf(column)} data-l={column.label}>
      {isText(content) ? content : <div>{content}</div>}
    </td>
  );
}

function totalOf<Row>(column: Column<Row>, rows: readonly Row[], language: Language): string | undefined {
  const sum = column.sum;
  if (sum === undefined || typeof sum === "string") return sum;
  return formatDecimal(
    rows.reduce((total, row) => total + sum(row), 0),
    language,
  );
}

/**
 * A table that becomes cards on a phone. Its roles are written out because the cards change `display`,
 * which drops the meaning of a table in some browsers.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, language } = props;
  if (rows.length === 0 && props.empty) return <>{props.empty}</>;
  const header = Math.max(
    0,
    columns.findIndex((column) => column.isRowHeader),
  );
  const totals = columns.map((column) => totalOf(column, rows, language));
  const hasTotal = totals.some((total) => total !== undefined);
  return (
    <>
      <table class="cards" role="table" id={props.id}>
        <caption class={props.isCaptionHidden ? "vh" : undefined}>{props.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Heading column={column} sorting={props.sorting} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" class={props.rowClass?.(row)}>
              {columns.map((column, index) => (
                <Cell column={column} row={row} isHeader={index === header} />
              ))}
            </tr>
          ))}
        </tbody>
        {hasTotal ? (
          <tfoot role="rowgroup">
            <tr role="row">
              {columns.map((column, index) =>
                index === header ? (
                  <th scope="row" role="rowheader">
                    {props.totalLabel ?? say(texts.total, language)}
                  </th>
                ) : (
                  <td
                    role="cell"
                    class={classOf(column)}
                    data-l={totals[index] === undefined ? undefined : column.label}
                  >
                    {totals[index]}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        ) : null}
      </table>
      {props.pager ? <Pager {...props.pager} language={language} /> : null}
    </>
  );
}
