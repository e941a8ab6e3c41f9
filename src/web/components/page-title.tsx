import type { Child } from "hono/jsx";

export interface PageTitleProps {
  /** The news, not the menu label: "Tiga hal menunggu Anda". The only h1 of the page. */
  readonly title: Child;
  /** One or two sentences. */
  readonly lede?: Child;
  /** A short line above, such as the agency. */
  readonly over?: Child;
  /** The one primary action. */
  readonly action?: Child;
  /** Tags and the like below the lede. */
  readonly children?: Child;
  readonly isLarge?: boolean;
}

export const PageTitle = (props: PageTitleProps) => (
  <div class="title">
    <div>
      {props.over ? <p class="over">{props.over}</p> : null}
      <h1 class={props.isLarge ? "xl" : undefined}>{props.title}</h1>
      {props.lede ? <p class="lede">{props.lede}</p> : null}
      {props.children ? <div class="row below">{props.children}</div> : null}
    </div>
    {props.action ? <div class="btns">{props.action}</div> : null}
  </div>
);

export interface SectionProps {
  readonly id: string;
  readonly title: Child;
  /** A link or a small button at the right of the heading. */
  readonly aside?: Child;
  readonly children: Child;
}

/** A part of a page under its own h2. */
export const Section = ({ id, title, aside, children }: SectionProps) => (
  <section class="sub" aria-labelledby={id}>
    <div class="row apart">
      <h2 id={id}>{title}</h2>
      {aside}
    </div>
    {children}
  </section>
);
