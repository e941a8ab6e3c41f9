import { type Language, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { BrandMark } from "#web/components/brand-mark.tsx";
import { Icon } from "#web/components/icon.tsx";
import { formatDate, formatMoment } from "#web/format.ts";
import { texts } from "#web/texts.ts";
import type { NavigationItem } from "./navigation.ts";

/** Before the set-up no region is home: the product's own name stands in its place. */
export const isSetUp = ({ region }: Pick<View, "region">): boolean => region.name !== texts.appName.id;

export const SkipLink = ({ language }: { readonly language: Language }) => (
  <a class="skip" href="#konten">
    {say(texts.skip, language)}
  </a>
);

export const Brand = ({ view, href }: { readonly view: View; readonly href: string }) => (
  <a class="brand" href={href}>
    <BrandMark />
    <span>
      <b>{say(texts.appName, view.language)}</b>
      {isSetUp(view) ? <span>{view.region.name}</span> : null}
    </span>
  </a>
);

/** Answers with the same page in the other language. */
export function languageAddress(view: Pick<View, "language" | "path">): string {
  const other = view.language === "id" ? "en" : "id";
  return `/bahasa?${new URLSearchParams({ ke: other, kembali: view.path })}`;
}

export const LanguageLink = ({ view, hasIcon }: { readonly view: View; readonly hasIcon?: boolean }) => {
  const other = view.language === "id" ? "en" : "id";
  return (
    <a href={languageAddress(view)} lang={other} hreflang={other}>
      {hasIcon ? <Icon name="language" /> : null}
      {say(texts.otherLanguage, view.language)}
    </a>
  );
};

/** Says that data and clock are a demo. Anonymous pages are kept in memory, so they name the day only. */
export const DemoBanner = ({ view }: { readonly view: View }) => {
  if (!view.isDemo) return null;
  const when = view.actor.kind === "anonymous" ? formatDate(view.now, view) : formatMoment(view.now, view);
  return (
    <aside class="demo" aria-label={say({ id: "Demo", en: "Demo" }, view.language)}>
      <p class="wrap">
        <Icon name="info" />
        <span>{say(texts.demoClock, view.language, { when })}</span>
      </p>
    </aside>
  );
};

export const Footer = ({ view, isApp }: { readonly view: View; readonly isApp?: boolean }) => (
  <footer class={isApp ? "foot app" : "foot"}>
    <div class="wrap stack">
      <p class="row">
        <a href="/katalog">{say(texts.catalogue, view.language)}</a>
        <a href="/statistik">{say(texts.statistics, view.language)}</a>
        <LanguageLink view={view} />
      </p>
      <p>
        {isSetUp(view)
          ? say(texts.footer, view.language, { region: view.region.name, zone: view.region.zoneLabel })
          : say(texts.footerNotSetUp, view.language)}
        {view.isDemo ? ` ${say(texts.demoPeople, view.language)}` : ""}
      </p>
    </div>
  </footer>
);

export const NavigationLinks = (props: {
  readonly items: readonly NavigationItem[];
  readonly current: string | undefined;
  readonly language: Language;
  readonly hasIcons?: boolean;
}) => (
  <>
    {props.items.map((item) => (
      <li>
        <a href={item.href} aria-current={item.href === props.current ? "page" : undefined}>
          {props.hasIcons === false ? null : <Icon name={item.icon} />}
          {say(item.label, props.language)}
        </a>
      </li>
    ))}
  </>
);

/** Shortcuts at the bottom of a phone; the last opens the full menu. */
export const BottomBar = (props: {
  readonly items: readonly NavigationItem[];
  readonly current: string | undefined;
  readonly language: Language;
}) => (
  <nav class="bar" aria-label={say(texts.shortcuts, props.language)}>
    <ul>
      <NavigationLinks {...props} />
      <li>
        <a href="#menu">
          <Icon name="menu" />
          {say(texts.menu, props.language)}
        </a>
      </li>
    </ul>
  </nav>
);

export const CloseMenu = ({ language }: { readonly language: Language }) => (
  <li>
    <a class="close" href="#konten">
      <Icon name="close" />
      {say(texts.closeMenu, language)}
    </a>
  </li>
);
