import { type Language, say } from "#shared/text.ts";
import { texts } from "#web/texts.ts";

export interface Crumb {
  readonly label: string;
  /** The last one, the page itself, has none. */
  readonly href?: string;
}

export const Breadcrumb = ({ items, language }: { readonly items: readonly Crumb[]; readonly language: Language }) => (
  <nav class="crumb" aria-label={say(texts.trail, language)}>
    <ol>
      {items.map((item) => (
        <li>
          {item.href === undefined ? (
            <span aria-current="page">{item.label}</span>
          ) : (
            <a href={item.href}>{item.label}</a>
          )}
        </li>
      ))}
    </ol>
  </nav>
);
