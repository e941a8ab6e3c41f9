import { formatDecimal, say } from "#shared/text.ts";
import { texts } from "#web/texts.ts";
import { type ChartProps, percent } from "./chart-figure.tsx";

export interface Bar {
  readonly label: string;
  /** Whole number. */
  readonly value: number;
  /** The rows behind it. */
  readonly href?: string | undefined;
  /** Words in muted ink after the label, such as "angka terbitan". */
  readonly note?: string | undefined;
}

export interface BarsProps extends ChartProps {
  readonly bars: readonly Bar[];
  /** Head of the figures: "Inovasi". */
  readonly valueLabel: string;
  readonly groupLabel?: string;
  /** Adds the total row when the bars are parts of one whole. */
  readonly totalLabel?: string;
}

/** Horizontal bars drawn inside their own table: long names wrap and every figure is a link to its rows. */
export const Bars = (props: BarsProps) => {
  const { bars, language, id } = props;
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  const total = bars.reduce((sum, bar) => sum + bar.value, 0);
  const figure = (value: number) => formatDecimal(value, language);
  return (
    <figure class="fig" id={id}>
      <figcaption id={`${id}-t`}>{props.title}</figcaption>
      <p class="mut" id={`${id}-d`}>
        {props.description}
      </p>
      <table class="bars" role="table" aria-labelledby={`${id}-t`} aria-describedby={`${id}-d`}>
        <thead class="vh" role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {props.groupLabel ?? say(texts.group, language)}
            </th>
            <th scope="col" role="columnheader">
              {props.valueLabel}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {bars.map((bar) => (
            <tr role="row">
              <th scope="row" role="rowheader">
                {bar.label}
                {bar.note === undefined ? null : <span class="mut"> {bar.note}</span>}
              </th>
              <td role="cell" class="num">
                {bar.href === undefined ? figure(bar.value) : <a href={bar.href}>{figure(bar.value)}</a>}
                <svg class="track" height="10" aria-hidden="true">
                  <rect class="rest" x="0" y="4" width="100%" height="2" />
                  <rect class="a" x="0" y="0" width={`${percent((bar.value / most) * 100)}%`} height="10" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
        {props.totalLabel === undefined ? null : (
          <tfoot role="rowgroup">
            <tr role="row">
              <th scope="row" role="rowheader">
                {props.totalLabel}
              </th>
              <td role="cell" class="num">
                {figure(total)}
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </figure>
  );
};
