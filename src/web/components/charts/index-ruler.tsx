import { formatDecimal, say } from "#shared/text.ts";
import { texts } from "#web/texts.ts";
import { ChartFigure, type ChartProps, ChartSvg, Diamond, percent, type SeriesMark } from "./chart-figure.tsx";

/** A predicate and where it begins and ends; decimals as strings, both ends included. */
export interface RulerBand {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** `now`: the figure of today (gold). `sure`: what is verified or official. `open`: claim or target, hollow. */
export type RulerMark = "now" | "sure" | "open";

export interface RulerValue {
  readonly label: string;
  readonly value: string;
  readonly mark: RulerMark;
}

export interface IndexRulerProps extends ChartProps {
  /** From low to high. */
  readonly bands: readonly RulerBand[];
  readonly values: readonly RulerValue[];
  readonly isTableOpen?: boolean;
}

const shapes: Record<RulerMark, { readonly diamond: string; readonly text: string; readonly legend: SeriesMark }> = {
  now: { diamond: "g edge", text: "gt", legend: "kg" },
  sure: { diamond: "ink edge", text: "st", legend: "kv" },
  open: { diamond: "hollow-g", text: "st", legend: "ko" },
};

type Anchor = "start" | "middle" | "end";

interface Place {
  readonly value: RulerValue;
  readonly at: number;
  readonly isAbove: boolean;
  readonly anchor: Anchor;
}

/** Labels go above and below in turn; on one side a close neighbour pushes the text outwards. */
function places(values: readonly RulerValue[]): readonly Place[] {
  const sorted = [...values].sort((a, b) => Number(a.value) - Number(b.value));
  const at = sorted.map((value) => Math.min(100, Math.max(0, Number(value.value))));
  return sorted.map((value, index) => {
    const here = at[index] ?? 0;
    const before = at[index - 2];
    const after = at[index + 2];
    const isTight = (other: number | undefined) => other !== undefined && Math.abs(other - here) < 20;
    const anchor: Anchor =
      here < 8 || (isTight(before) && here < 92) ? "start" : here > 92 || isTight(after) ? "end" : "middle";
    return { value, at: here, isAbove: index % 2 === 1, anchor };
  });
}

const bandFill = (index: number, count: number): string => (index === count - 1 ? "g" : index === 0 ? "rest" : "c");

/** Where the index stands on the bands of the predicate. */
export const IndexRuler = (props: IndexRulerProps) => {
  const { bands, language } = props;
  const figure = (value: string) => formatDecimal(value, language);
  const spots = places(props.values);
  const bounds = bands.slice(1).map((band) => band.from);
  return (
    <ChartFigure
      {...props}
      legend={spots.map(({ value }) => ({
        mark: shapes[value.mark].legend,
        label: `${value.label}: ${figure(value.value)}`,
      }))}
      table={{
        head: [say(texts.measure, language), say(texts.value, language)],
        rows: [
          ...spots.map(({ value }) => [value.label, figure(value.value)]),
          ...bands.map((band) => [
            `${say(texts.band, language)} ${band.label}`,
            say(texts.rangeFromTo, language, { from: figure(band.from), to: figure(band.to) }),
          ]),
        ],
      }}
    >
      <ChartSvg chart={props} height={138}>
        {bands.map((band, index) => {
          const from = index === 0 ? 0 : Number(band.from);
          const to = index === bands.length - 1 ? 100 : Number(bands[index + 1]?.from ?? band.to);
          return (
            <>
              <rect
                class={`${bandFill(index, bands.length)} part`}
                x={`${percent(from)}%`}
                width={`${percent(to - from)}%`}
                y="40"
                height="10"
              />
              <text
                class="m roomy"
                x={`${percent(index === 0 ? 0 : index === bands.length - 1 ? 100 : (from + to) / 2)}%`}
                y="130"
                text-anchor={index === 0 ? "start" : index === bands.length - 1 ? "end" : "middle"}
              >
                {band.label}
              </text>
            </>
          );
        })}
        {bounds.map((bound) => (
          <>
            <line class="tg" x1={`${percent(Number(bound))}%`} x2={`${percent(Number(bound))}%`} y1="34" y2="56" />
            <text class="m" x={`${percent(Number(bound))}%`} y="106" text-anchor="middle">
              {figure(bound)}
            </text>
          </>
        ))}
        <text class="m" x="0" y="106">
          0
        </text>
        <text class="m" x="100%" y="106" text-anchor="end">
          100
        </text>
        {spots.map((spot) => (
          <>
            <Diamond x={spot.at} y={45} radius={10} mark={shapes[spot.value.mark].diamond} />
            <text
              class={shapes[spot.value.mark].text}
              x={`${percent(spot.at)}%`}
              y={spot.isAbove ? 24 : 78}
              text-anchor={spot.anchor}
            >
              {figure(spot.value.value)}
            </text>
          </>
        ))}
      </ChartSvg>
    </ChartFigure>
  );
};
