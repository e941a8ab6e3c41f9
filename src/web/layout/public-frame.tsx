import type { Child } from "hono/jsx";
import { say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { type Message, Toast } from "#web/components/toast.tsx";
import { texts } from "#web/texts.ts";
import { Document } from "./document.tsx";
import {
  BottomBar,
  Brand,
  CloseMenu,
  DemoBanner,
  Footer,
  LanguageLink,
  NavigationLinks,
  SkipLink,
} from "./frame-parts.tsx";
import { currentHref, type NavigationItem, publicNavigation } from "./navigation.ts";

export interface FrameProps {
  readonly view: View;
  /** Without the name of the product: "Katalog inovasi". */
  readonly title: string;
  readonly description?: string;
  /** Shown above the content after a change. */
  readonly message?: Message | undefined;
  /** The page answers a form with errors: the tab says so first. */
  readonly hasErrors?: boolean;
  readonly scripts?: readonly string[];
  readonly head?: Child;
  readonly children: Child;
}

export function tabTitle(props: Pick<FrameProps, "view" | "title" | "hasErrors">): string {
  const whole = `${props.title} - Intan ${props.view.region.name}`;
  return props.hasErrors ? say(texts.errorPrefix, props.view.language, { title: whole }) : whole;
}

function entrance(view: View): NavigationItem {
  return view.actor.kind === "anonymous"
    ? { href: "/masuk", label: texts.signIn, icon: "login" }
    : { href: "/dasbor", label: texts.dashboard, icon: "dashboard" };
}

/**
 * Frame of every public page. Children bring their own `<div class="wrap">` or `<section class="sec"><div class="wrap">`,
 * so that a section can have its own ground.
 */
export const PublicFrame = (props: FrameProps) => {
  const { view } = props;
  const { language } = view;
  const way = entrance(view);
  const current = currentHref([...publicNavigation, way], view.path);
  return (
    <Document
      language={language}
      title={tabTitle(props)}
      description={props.description}
      styles={["site.css"]}
      scripts={props.scripts}
      bodyClass="public"
      head={props.head}
    >
      <SkipLink language={language} />
      <DemoBanner view={view} />
      <header class="top">
        <div class="wrap">
          <Brand view={view} href="/" />
          <nav class="pub" aria-label={say(texts.mainNavigation, language)}>
            <ul>
              <NavigationLinks
                items={publicNavigation.slice(1)}
                current={current}
                language={language}
                hasIcons={false}
              />
            </ul>
          </nav>
          <a class="btn alt" href={way.href}>
            {say(way.label, language)}
          </a>
        </div>
      </header>
      <main id="konten" tabindex={-1}>
        {props.message ? (
          <div class="wrap message">
            <Toast message={props.message} />
          </div>
        ) : null}
        {props.children}
      </main>
      <Footer view={view} />
      <BottomBar items={publicNavigation} current={current} language={language} />
      <nav class="nav" id="menu" aria-label={say(texts.allMenu, language)}>
        <h2>{say(texts.menu, language)}</h2>
        <ul>
          <NavigationLinks items={[...publicNavigation, way]} current={current} language={language} />
          <li>
            <LanguageLink view={view} hasIcon />
          </li>
          <CloseMenu language={language} />
        </ul>
      </nav>
    </Document>
  );
};
