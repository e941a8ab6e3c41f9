import { formatDecimal, say } from "#shared/text.ts";
import { texts } from "#web/texts.ts";
import type { ChartProps, FigureTable } from "./chart-figure.tsx";
import { facetEdges, facets } from "./index-gauge-facets.ts";

export interface IndexGaugeProps extends ChartProps {
  /** "57.64", between 0 and 100. */
  readonly value: string;
  readonly target?: { readonly label: string; readonly value: string } | undefined;
  /** Under the drawing: "Indeks 2023, predikat Inovatif. Garis: target 2024, 60,00". */
  readonly caption: string;
  /** Names the value in the table: "Indeks 2023". */
  readonly valueLabel: string;
}

type Point = readonly [number, number];

/** The girdle, from the top middle clockwise. */
const girdle: readonly Point[] = [
  [100, 11.3],
  [136.7, 11.3],
  [188.7, 63.3],
  [188.7, 136.7],
  [136.7, 188.7],
  [63.3, 188.7],
  [11.3, 136.7],
  [11.3, 63.3],
  [63.3, 11.3],
  [100, 11.3],
];
const girdlePath = `M${girdle
  .slice(0, -1)
  .map(([x, y]) => `${x} ${y}`)
  .join("L")}Z`;

interface Side {
  readonly from: Point;
  readonly to: Point;
  readonly length: number;
}

const sides: readonly Side[] = girdle.slice(1).flatMap((to, index) => {
  const from = girdle[index];
  return from === undefined ? [] : [{ from, to, length: Math.hypot(to[0] - from[0], to[1] - from[1]) }];
});
const girdleLength = sides.reduce((sum, side) => sum + side.length, 0);

/** The point of the girdle that a share of 0 to 100 reaches. */
export function pointOnGirdle(share: number): Point {
  let rest = (Math.min(100, Math.max(0, share)) / 100) * girdleLength;
  for (const { from, to, length } of sides) {
    if (rest <= length) {
      const part = rest / length;
      return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
    }
    rest -= length;
  }
  return [100, 11.3];
}

/** A short stroke across the girdle, pointing to the middle. */
function tick(share: number): string {
  const [x, y] = pointOnGirdle(share);
  const length = Math.hypot(x - 100, y - 100);
  const [dx, dy] = [((x - 100) / length) * 7, ((y - 100) / length) * 7];
  const one = (value: number) => Math.round(value * 10) / 10;
  return `M${one(x - dx)} ${one(y - dy)}L${one(x + dx)} ${one(y + dy)}`;
}

/** The index as the filled girdle of a cut diamond, with its figure in the middle. */
export const IndexGauge = (props: IndexGaugeProps) => {
  const { id, language } = props;
  const shown = formatDecimal(props.value, language);
  const rows: FigureTable["rows"] = [
    [props.valueLabel, shown],
    ...(props.target ? [[props.target.label, formatDecimal(props.target.value, language)]] : []),
  ];
  return (
    <figure class="gauge" id={id}>
      <div class="face">
        <svg class="gemg" viewBox="-6 -6 212 212" role="img" aria-labelledby={`${id}-t`} aria-describedby={`${id}-d`}>
          <title id={`${id}-t`}>{props.title}</title>
          <desc id={`${id}-d`}>{props.description}</desc>
          <path class="gem-t" d={girdlePath} />
          {facets.map((facet) => (
            <path class="gem-f" fill-opacity={facet.opacity} d={facet.d} />
          ))}
          <path class="gem-l" d={facetEdges} />
          <path class="gem-p" d={girdlePath} pathLength="100" stroke-dasharray={`${Number(props.value)} 100`} />
          {props.target ? <path class="gem-k" d={tick(Number(props.target.value))} /> : null}
        </svg>
        <p class="v" aria-hidden="true">
          <b>{shown}</b>
          <span>{say(texts.outOf100, language)}</span>
        </p>
      </div>
      <figcaption>{props.caption}</figcaption>
      <details class="data">
        <summary>{say(texts.asTable, language)}</summary>
        <table>
          <caption class="vh">{props.title}</caption>
          <thead>
            <tr>
              <th scope="col">{say(texts.measure, language)}</th>
              <th scope="col" class="num">
                {say(texts.value, language)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, value]) => (
              <tr>
                <th scope="row">{label}</th>
                <td class="num">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
};
