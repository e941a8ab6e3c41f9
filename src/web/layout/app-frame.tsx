import { say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Breadcrumb, type Crumb } from "#web/components/breadcrumb.tsx";
import { Form } from "#web/components/form.tsx";
import { Icon } from "#web/components/icon.tsx";
import { Toast } from "#web/components/toast.tsx";
import { roleNames } from "#web/role-names.ts";
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
import { currentHref, navigationFor, shortcutsFor } from "./navigation.ts";
import { type FrameProps, tabTitle } from "./public-frame.tsx";

export interface AppFrameProps extends FrameProps {
  /** The way here, without the page itself when it is a top page. */
  readonly breadcrumb?: readonly Crumb[];
  /** Who signs in here, as the top shows it: "Operator, Disdukcapil"; the roles held when left out. */
  readonly capacity?: string;
}

const initials = (name: string): string =>
  name
    .replace(/\(.*\)/, "")
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");

const SignOut = ({ view, isInMenu }: { readonly view: View; readonly isInMenu?: boolean }) => (
  <Form view={view} action="/keluar" name={isInMenu ? "keluar-menu" : "keluar"} isSpaced={false}>
    <button type="submit" class={isInMenu ? "nav-btn" : "btn quiet"}>
      <Icon name="logout" />
      {say(texts.signOut, view.language)}
    </button>
  </Form>
);

/** "Perencana, Petugas monev"; a person may hold one role in several agencies. */
function rolesHeld({ actor, language }: View): string | undefined {
  if (actor.kind !== "person" || actor.grants.length === 0) return undefined;
  return [...new Set(actor.grants.map((grant) => roleNames[grant.role][language]))].join(", ");
}

const Person = ({ view, capacity }: { readonly view: View; readonly capacity: string | undefined }) => {
  const name = view.actor.kind === "anonymous" ? "" : view.actor.name;
  return (
    <div class="who">
      <span>
        {name}
        {capacity === undefined ? null : <span>{capacity}</span>}
      </span>
      <b class="ava" aria-hidden="true">
        {initials(name)}
      </b>
    </div>
  );
};

/** Frame of every page behind the sign-in: side menu, on phones a bar and a sheet; htmx is loaded here. */
export const AppFrame = (props: AppFrameProps) => {
  const { view } = props;
  const { language } = view;
  const groups = navigationFor(view);
  const current = currentHref(
    groups.flatMap((group) => group.items),
    view.path,
  );
  return (
    <Document
      language={language}
      title={tabTitle(props)}
      description={props.description}
      styles={["site.css", "app.css"]}
      scripts={props.scripts}
      hasHtmx
      isIndexed={false}
      bodyClass="app"
      head={props.head}
    >
      <SkipLink language={language} />
      <DemoBanner view={view} />
      <header class="top app">
        <div class="wrap">
          <Brand view={view} href="/dasbor" />
          <Person view={view} capacity={props.capacity ?? rolesHeld(view)} />
          <div class="out">
            <SignOut view={view} />
          </div>
        </div>
      </header>
      <div class="shell">
        <nav class="nav" id="menu" aria-label={say(texts.allMenu, language)}>
          {groups.map((group) => (
            <>
              <h2>{say(group.title, language)}</h2>
              <ul>
                <NavigationLinks items={group.items} current={current} language={language} />
              </ul>
            </>
          ))}
          <ul class="close-list">
            <li>
              <LanguageLink view={view} hasIcon />
            </li>
            <li>
              <SignOut view={view} isInMenu />
            </li>
            <CloseMenu language={language} />
          </ul>
        </nav>
        <main id="konten" tabindex={-1}>
          {props.breadcrumb ? <Breadcrumb items={props.breadcrumb} language={language} /> : null}
          {props.message ? <Toast message={props.message} /> : null}
          {props.children}
        </main>
      </div>
      <Footer view={view} isApp />
      <BottomBar items={shortcutsFor(view)} current={current} language={language} />
    </Document>
  );
};
