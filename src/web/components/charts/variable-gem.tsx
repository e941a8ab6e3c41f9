import { formatDecimal, say } from "#shared/text.ts";
import { texts } from "#web/texts.ts";
import { ChartFigure, type ChartProps } from "./chart-figure.tsx";

export interface GemVariable {
  readonly label: string;
  /** Reached and most, as decimal strings: "30.25" of "40.5". */
  readonly value: string;
  readonly most: string;
}

export interface VariableGemProps extends ChartProps {
  /** Eight, clockwise from the top. */
  readonly variables: readonly GemVariable[];
}

const inner = 20;
const outer = 86;

const at = (angle: number, radius: number): string => {
  const radians = ((angle - 90) * Math.PI) / 180;
  const one = (value: number) => Math.round(value * 10) / 10;
  return `${one(100 + radius * Math.cos(radians))} ${one(100 + radius * Math.sin(radians))}`;
};

/** The corner of an octagon lies further out than the middle of its side. */
const corner = 1 / Math.cos(Math.PI / 8);

/** One half of a sector between the inner octagon and `reach`. */
const half = (middle: number, side: -1 | 1, reach: number): string =>
  `M${at(middle + side * 22.5, inner * corner)}L${at(middle + side * 22.5, reach * corner)}L${at(middle, reach)}L${at(middle, inner)}Z`;

const shareOf = (variable: GemVariable): number => {
  const most = Number(variable.most);
  return most === 0 ? 0 : Math.min(1, Math.max(0, Number(variable.value) / most));
};

/** How far each of the eight variables is filled, as the sides of the diamond; the table stands open beside it. */
export const VariableGem = (props: VariableGemProps) => {
  const { variables, language, id } = props;
  const turn = 360 / Math.max(1, variables.length);
  return (
    <ChartFigure
      {...props}
      isTableOpen
      table={{
        head: [say(texts.variable, language), say(texts.reached, language), say(texts.share, language)],
        rows: variables.map((variable, index) => [
          `${index + 1}. ${variable.label}`,
          `${formatDecimal(variable.value, language)} / ${formatDecimal(variable.most, language)}`,
          `${Math.round(shareOf(variable) * 100)}%`,
        ]),
      }}
    >
      <svg class="gem8" viewBox="0 0 200 200" role="img" aria-labelledby={`${id}-t`} aria-describedby={`${id}-d`}>
        <title id={`${id}-t`}>{props.title}</title>
        <desc id={`${id}-d`}>{props.description}</desc>
        {variables.map((variable, index) => {
          const middle = index * turn;
          const reach = inner + (outer - 6 - inner) * shareOf(variable);
          const [x, y] = at(middle, outer + 7).split(" ");
          return (
            <>
              <path class="gem-b" d={half(middle, -1, outer - 6)} />
              <path class="gem-b pale" d={half(middle, 1, outer - 6)} />
              <path class="gem-f" d={half(middle, -1, reach)} />
              <path class="gem-f pale" d={half(middle, 1, reach)} />
              <path class="gem-s" d={`M${at(middle + 22.5, inner * corner)}L${at(middle + 22.5, outer * corner)}`} />
              <text x={x} y={Number(y) + 4.5} text-anchor="middle">
                {index + 1}
              </text>
            </>
          );
        })}
      </svg>
    </ChartFigure>
  );
};
