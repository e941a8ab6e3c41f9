/** What a figure should be; the number has the unit of the figure. */
export interface Aim {
  readonly is: "<" | "<=" | ">=";
  readonly than: number;
}

/** One measured number. Without an aim it only informs. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly aim?: Aim;
}

export interface Bench {
  readonly name: string;
  readonly measure: () => Promise<readonly Figure[]>;
}

export function isReached({ value, aim }: Figure): boolean | null {
  if (aim === undefined) return null;
  return aim.is === "<" ? value < aim.than : aim.is === "<=" ? value <= aim.than : value >= aim.than;
}

export const rounded = (value: number, digits = 1): number => Math.round(value * 10 ** digits) / 10 ** digits;

const shown = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 2 });

/** One line: mark, value beside its aim, name. */
export function lineOf(figure: Figure): string {
  const { aim, value, unit, name } = figure;
  const reached = isReached(figure);
  const mark = reached === null ? "   " : reached ? "ok " : "MISSED";
  const beside = aim === undefined ? "" : `aim ${aim.is} ${shown(aim.than)} ${unit}`;
  return `${mark.padEnd(6)} ${`${shown(value)} ${unit}`.padStart(14)}  ${beside.padEnd(18)} ${name}`;
}
