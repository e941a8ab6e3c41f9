import { formatDecimal, say } from "#shared/text.ts";
import { texts } from "#web/texts.ts";
import { ChartFigure, type ChartProps, ChartSvg, Diamond, percent } from "./chart-figure.tsx";

/** One year of the line. Decimals as strings ("57.64"); null where nothing is recorded. */
export interface LinePoint {
  readonly label: string;
  readonly value: string | null;
  readonly target?: string | null | undefined;
}

export interface LineChartProps extends ChartProps {
  readonly points: readonly LinePoint[];
  /** Heads of the columns; "Hasil resmi" and "Target" unless told. */
  readonly valueLabel?: string;
  readonly targetLabel?: string;
  readonly isTableOpen?: boolean;
}

const top = 34;
const bottom = 194;
const left = 15;
const right = 93;

interface Scale {
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Tens around the figures; at least two steps, so that a flat line stays in the middle. */
function scaleOf(points: readonly LinePoint[]): Scale {
  const figures = points.flatMap((point) => [point.value, point.target ?? null]).filter((value) => value !== null);
  const numbers = figures.map(Number);
  const low = Math.max(0, Math.floor((Math.min(...numbers, 100) - 2) / 10) * 10);
  const high = Math.max(low + 20, Math.ceil((Math.max(...numbers, 0) + 2) / 10) * 10);
  const step = high - low > 50 ? 20 : 10;
  const ticks = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, index) => low + index * step);
  const width = points.length > 1 ? (right - left) / (points.length - 1) : 0;
  return {
    x: (index) => percent(points.length > 1 ? left + index * width : 50),
    y: (value) => Math.round(bottom - ((value - low) / (high - low)) * (bottom - top)),
    ticks,
  };
}

interface Placed {
  readonly index: number;
  readonly value: string;
}

const placed = (points: readonly LinePoint[], pick: (point: LinePoint) => string | null): readonly Placed[] =>
  points.flatMap((point, index) => {
    const value = pick(point);
    return value === null ? [] : [{ index, value }];
  });

/** Neighbouring years are joined by a full line; a gap of years by a dashed one. */
const Segments = ({ series, scale }: { readonly series: readonly Placed[]; readonly scale: Scale }) => (
  <>
    {series.slice(1).map((to, position) => {
      const from = series[position];
      if (from === undefined) return null;
      return (
        <line
          class={to.index - from.index === 1 ? "ln" : "ln dash"}
          x1={`${scale.x(from.index)}%`}
          y1={scale.y(Number(from.value))}
          x2={`${scale.x(to.index)}%`}
          y2={scale.y(Number(to.value))}
        />
      );
    })}
  </>
);

const TargetLine = (props: {
  readonly targets: readonly Placed[];
  readonly results: readonly Placed[];
  readonly scale: Scale;
}) => {
  const first = props.targets[0];
  const from = props.results.filter((result) => first !== undefined && result.index < first.index).at(-1);
  const stops = from === undefined ? props.targets : [from, ...props.targets];
  return (
    <>
      {stops.slice(1).map((to, position) => {
        const start = stops[position];
        return start === undefined ? null : (
          <line
            class="tg dash"
            x1={`${props.scale.x(start.index)}%`}
            y1={props.scale.y(Number(start.value))}
            x2={`${props.scale.x(to.index)}%`}
            y2={props.scale.y(Number(to.value))}
          />
        );
      })}
    </>
  );
};

/** The label of a target stands below its point where the result of the same year stands close above it. */
function targetLabelY(point: LinePoint, target: string, scale: Scale): number {
  const y = scale.y(Number(target));
  if (point.value === null || Number(target) >= Number(point.value)) return y - 14;
  return y + 28;
}

/** History, target and gap years of a figure between 0 and 100. */
export const LineChart = (props: LineChartProps) => {
  const { points, language } = props;
  const scale = scaleOf(points);
  const results = placed(points, (point) => point.value);
  const targets = placed(points, (point) => point.target ?? null);
  const show = (value: string | null | undefined) =>
    value === null || value === undefined ? say(texts.notRecorded, language) : formatDecimal(value, language);
  const valueLabel = props.valueLabel ?? say(texts.official, language);
  const targetLabel = props.targetLabel ?? say(texts.target, language);
  const lowest = scale.ticks[0] ?? 0;
  const hasTarget = targets.length > 0;
  return (
    <ChartFigure
      {...props}
      legend={[{ mark: "kg", label: valueLabel }, ...(hasTarget ? [{ mark: "kh" as const, label: targetLabel }] : [])]}
      note={lowest > 0 ? say(texts.axisCut, language, { from: lowest }) : undefined}
      table={{
        head: [say(texts.year, language), valueLabel, ...(hasTarget ? [targetLabel] : [])],
        rows: points.map((point) => [
          point.label,
          show(point.value),
          ...(hasTarget ? [point.target === null || point.target === undefined ? "" : show(point.target)] : []),
        ]),
      }}
    >
      <ChartSvg chart={props} height={232}>
        {scale.ticks.map((tick) => (
          <>
            <line class="gr" x1="2em" x2="100%" y1={scale.y(tick)} y2={scale.y(tick)} />
            <text class="m" x="0" y={scale.y(tick) + 5}>
              {tick}
            </text>
          </>
        ))}
        <TargetLine targets={targets} results={results} scale={scale} />
        <Segments series={results} scale={scale} />
        {points.map((point, index) => (
          <text
            class={point.value === null ? "m" : undefined}
            x={`${scale.x(index)}%`}
            y={bottom + 26}
            text-anchor="middle"
          >
            {point.label}
          </text>
        ))}
        {targets.map((target) => (
          <>
            <Diamond x={scale.x(target.index)} y={scale.y(Number(target.value))} radius={7} mark="hollow" />
            <text
              class="st"
              x={`${scale.x(target.index)}%`}
              y={targetLabelY(points[target.index] ?? { label: "", value: null }, target.value, scale)}
              text-anchor="middle"
            >
              {formatDecimal(target.value, language)}
            </text>
          </>
        ))}
        {results.map((result) => (
          <>
            <Diamond x={scale.x(result.index)} y={scale.y(Number(result.value))} radius={7} mark="g" />
            <text
              class="gt"
              x={`${scale.x(result.index)}%`}
              y={scale.y(Number(result.value)) - 14}
              text-anchor="middle"
            >
              {formatDecimal(result.value, language)}
            </text>
          </>
        ))}
      </ChartSvg>
    </ChartFigure>
  );
};
