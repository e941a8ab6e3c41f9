import type { Actor } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { Language } from "#shared/text.ts";

/** What every page is told about who looks, where and when; made by the page adapter. */
export interface View {
  readonly language: Language;
  readonly actor: Actor;
  readonly region: {
    readonly code: RegionCode;
    readonly name: string;
    readonly shortName: string;
    /** IANA zone, "Asia/Makassar", and its label, "WITA". */
    readonly zone: string;
    readonly zoneLabel: string;
  };
  /** Path and query of this request, for "current" marks and the language link. */
  readonly path: string;
  readonly now: Date;
  readonly isDemo: boolean;
  /** Hidden in every form; null where nobody is signed in and the page has no form. */
  readonly formToken: string | null;
  /** Fresh for each rendering; makes a double click harmless. */
  readonly oneTimeKey: string;
  /** True when htmx asks for a part of the page. */
  readonly isFragment: boolean;
}
