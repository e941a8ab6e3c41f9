import type { Child } from "hono/jsx";
import { type Language, say } from "#shared/text.ts";
import { DataTable } from "#web/components/data-table.tsx";
import { texts } from "#web/texts.ts";

/** What every chart is given. */
export interface ChartProps {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** The news of the chart in one or two sentences, with its figures. */
  readonly description: string;
  readonly language: Language;
}

export interface FigureTable {
  readonly head: readonly string[];
  /** First cell names the row; the others are figures as people read them. */
  readonly rows: readonly (readonly Child[])[];
  readonly total?: readonly string[] | undefined;
}

export type SeriesMark = "k1" | "k2" | "k3" | "k4" | "kg" | "ko" | "kt" | "kv" | "kh";

export interface LegendItem {
  readonly mark: SeriesMark;
  readonly label: Child;
}

const Rows = ({ table }: { readonly table: FigureTable }) => (
  <>
    <thead>
      <tr>
        {table.head.map((label, index) => (
          <th scope="col" class={index === 0 ? undefined : "num"}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {table.rows.map(([name, ...figures]) => (
        <tr>
          <th scope="row">{name}</th>
          {figures.map((figure) => (
            <td class="num">{figure}</td>
          ))}
        </tr>
      ))}
    </tbody>
    {table.total ? (
      <tfoot>
        <tr>
          {table.total.map((cell, index) => (index === 0 ? <th scope="row">{cell}</th> : <td class="num">{cell}</td>))}
        </tr>
      </tfoot>
    ) : null}
  </>
);

/** Many columns become cards on a phone, few stay a table. */
const FigureRows = (props: { readonly title: string; readonly table: FigureTable; readonly language: Language }) => {
  const { table } = props;
  if (table.head.length <= 3) {
    return (
      <table>
        <caption class="vh">{props.title}</caption>
        <Rows table={table} />
      </table>
    );
  }
  return (
    <DataTable
      caption={props.title}
      isCaptionHidden
      rows={table.rows}
      language={props.language}
      columns={table.head.map((label, index) => ({
        label,
        cell: (row: readonly Child[]) => row[index],
        isNumeric: index > 0,
        ...(index > 0 && table.total ? { sum: table.total[index] ?? "" } : {}),
      }))}
      totalLabel={table.total?.[0] ?? ""}
    />
  );
};

export interface ChartFigureProps extends ChartProps {
  readonly children: Child;
  readonly table: FigureTable;
  /** Shows the table at once instead of behind "Lihat sebagai tabel". */
  readonly isTableOpen?: boolean | undefined;
  readonly legend?: readonly LegendItem[];
  /** Said under the drawing, such as a cut axis or a source. */
  readonly note?: Child;
}

/** Title, drawing, legend, note and the same figures as a table. */
export const ChartFigure = (props: ChartFigureProps) => {
  const table = <FigureRows title={props.title} table={props.table} language={props.language} />;
  return (
    <figure class="fig" id={props.id}>
      <figcaption>{props.title}</figcaption>
      {props.children}
      {props.legend ? (
        <ul class="leg">
          {props.legend.map((item) => (
            <li>
              <i class={item.mark} />
              <span>{item.label}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {props.note ? <p class="mut">{props.note}</p> : null}
      {props.isTableOpen ? (
        <div class="data">{table}</div>
      ) : (
        <details class="data">
          <summary>{say(texts.asTable, props.language)}</summary>
          {table}
        </details>
      )}
    </figure>
  );
};

/** A drawing with percent coordinates and without viewBox: text stays 16 px at every width. */
export const ChartSvg = (props: {
  readonly chart: ChartProps;
  /** Pixels. */
  readonly height: number;
  readonly children: Child;
}) => {
  const { id, title, description } = props.chart;
  return (
    <svg class="ch" height={props.height} role="img" aria-labelledby={`${id}-t`} aria-describedby={`${id}-d`}>
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{description}</desc>
      {props.children}
    </svg>
  );
};

/** The diamond marker at a percent position; `radius` in pixels. */
export const Diamond = (props: {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly mark: string;
}) => {
  const r = props.radius;
  return (
    <svg x={`${percent(props.x)}%`} y={props.y} overflow="visible" aria-hidden="true">
      <path class={props.mark} d={`M0-${r} ${r} 0 0 ${r}-${r} 0Z`} />
    </svg>
  );
};

/** At most two decimals: coordinates, not figures. */
export const percent = (value: number): number => Math.round(value * 100) / 100;
