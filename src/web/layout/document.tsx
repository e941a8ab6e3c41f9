import type { Child } from "hono/jsx";
import type { Language } from "#shared/text.ts";
import { assetPath } from "./assets.ts";

export interface DocumentProps {
  readonly language: Language;
  /** Complete, as the tab shows it. */
  readonly title: string;
  readonly description?: string | undefined;
  readonly styles: readonly string[];
  /** Logical names of built scripts; modules, run after parsing. */
  readonly scripts?: readonly string[] | undefined;
  readonly hasHtmx?: boolean;
  readonly bodyClass?: string;
  readonly isIndexed?: boolean;
  /** Further elements of the head: feeds, canonical address. */
  readonly head?: Child;
  readonly children: Child;
}

// htmx adds styles of its own unless told not to; requests never leave the installation.
const htmxSettings = '{"includeIndicatorCSS":false,"history":true,"mode":"same-origin"}';

/** The whole document without doctype, which the page adapter adds. Nothing inline. */
export const Document = (props: DocumentProps) => (
  <html lang={props.language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{props.title}</title>
      {props.description === undefined ? null : <meta name="description" content={props.description} />}
      <meta name="theme-color" content="#0a5655" />
      {props.isIndexed === false ? <meta name="robots" content="noindex" /> : null}
      {props.hasHtmx ? <meta name="htmx-config" content={htmxSettings} /> : null}
      {props.styles.map((name) => (
        <link rel="stylesheet" href={assetPath(name)} />
      ))}
      <link rel="icon" href={assetPath("icon.svg")} type="image/svg+xml" />
      {props.head}
      {props.hasHtmx ? <script src={assetPath("htmx.js")} defer /> : null}
      {(props.scripts ?? []).map((name) => (
        <script type="module" src={assetPath(name)} />
      ))}
    </head>
    <body class={props.bodyClass}>{props.children}</body>
  </html>
);
