import type { Child } from "hono/jsx";
import { formatDecimal, say } from "#shared/text.ts";
import { texts } from "#web/texts.ts";
import { ChartFigure, type ChartProps, ChartSvg, percent, type SeriesMark } from "./chart-figure.tsx";

export interface StackedRow {
  /** Short: a year or a group. */
  readonly label: string;
  /** Whole numbers, one for each series. */
  readonly values: readonly number[];
  /** Addresses of the rows behind each value, used in the table. */
  readonly hrefs?: readonly (string | undefined)[];
}

export interface StackedProps extends ChartProps {
  /** At most four parts. */
  readonly series: readonly string[];
  readonly rows: readonly StackedRow[];
  /** Head of the first column: "Tahun". */
  readonly rowLabel: string;
  /** Adds a last row with the sums of each part. */
  readonly hasTotalRow?: boolean;
  readonly isTableOpen?: boolean;
}

const fills = ["a", "b", "c", "d"];
const marks: readonly SeriesMark[] = ["k1", "k2", "k3", "k4"];
const rowHeight = 56;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const Segments = ({ row, most, y }: { readonly row: StackedRow; readonly most: number; readonly y: number }) => (
  <>
    {row.values.map((value, index) =>
      value === 0 ? null : (
        <rect
          class={`${fills[index] ?? "d"} part`}
          x={`${percent((sum(row.values.slice(0, index)) / most) * 100)}%`}
          width={`${percent((value / most) * 100)}%`}
          y={y}
          height="18"
        />
      ),
    )}
  </>
);

const linked = (text: string, href: string | undefined): Child =>
  href === undefined ? text : <a href={href}>{text}</a>;

/** Bars made of parts: how a total splits, row by row. */
export const Stacked = (props: StackedProps) => {
  const { rows, series, language } = props;
  const most = Math.max(1, ...rows.map((row) => sum(row.values)));
  const figure = (value: number) => formatDecimal(value, language);
  const only = rows.length === 1 ? rows[0] : undefined;
  const totals = series.map((_, index) => sum(rows.map((row) => row.values[index] ?? 0)));
  return (
    <ChartFigure
      {...props}
      legend={series.map((label, index) => ({
        mark: marks[index] ?? "k4",
        label: only === undefined ? label : `${label}: ${figure(only.values[index] ?? 0)}`,
      }))}
      table={{
        head: [props.rowLabel, ...series, say(texts.total, language)],
        rows: rows.map((row) => [
          row.label,
          ...row.values.map((value, index) => linked(figure(value), row.hrefs?.[index])),
          figure(sum(row.values)),
        ]),
        total: props.hasTotalRow ? [say(texts.total, language), ...totals.map(figure), figure(sum(totals))] : undefined,
      }}
    >
      <ChartSvg chart={props} height={rows.length * rowHeight}>
        {rows.map((row, index) => (
          <>
            <text x="0" y={index * rowHeight + 16}>
              {row.label}
            </text>
            <text class="st" x="100%" y={index * rowHeight + 16} text-anchor="end">
              {figure(sum(row.values))}
            </text>
            <Segments row={row} most={most} y={index * rowHeight + 26} />
          </>
        ))}
      </ChartSvg>
    </ChartFigure>
  );
};
