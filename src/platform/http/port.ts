import type { Child } from "hono/jsx";
import type { Actor, Permission } from "#shared/actor.ts";
import type { PersonId, RegionCode } from "#shared/ids.ts";
import type { View } from "#shared/view.ts";

export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly sizeBytes: number;
  bytes(): Promise<Uint8Array>;
}

/** A form after the token check: last value wins in `get`. */
export interface SentForm {
  get(name: string): string | undefined;
  all(name: string): readonly string[];
  file(name: string): UploadedFile | undefined;
  /** All files of a field that takes several, in the order sent. */
  files(name: string): readonly UploadedFile[];
  names(): readonly string[];
}

export interface PageRequest {
  readonly view: View;
  /** Of the signed-in actor, else the home region of the installation. */
  readonly regionCode: RegionCode;
  /** Named parts of the path: "/katalog/{slug}". */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Only on POST. */
  readonly form: SentForm;
  /** Address of the client, for rate limits. */
  readonly address: string;
  /** Under their plain names: `__Host-intan` reads "intan". */
  readonly cookies: Readonly<Record<string, string>>;
  /** False over plain http on anything but loopback: no password may be asked, no session is read. */
  readonly isSignInSafe: boolean;
  /** Of the visitor; null when nobody is signed in. */
  readonly sessionId: string | null;
  /** Also in the log and in the answer's `X-Request-Id`. */
  readonly requestId: string;
}

export interface CookieChange {
  /** Plain name; on https the adapter writes `__Host-` before it. Always HttpOnly, SameSite=Lax, Path=/. */
  readonly name: string;
  readonly value: string;
  /** Seconds; 0 removes the cookie. */
  readonly maxAge: number;
}

/** Plain name of the cookie that carries the session token. */
export const sessionCookie = "intan";

export type PageAnswer =
  | {
      readonly kind: "html";
      readonly body: Child;
      readonly status?: 200 | 400 | 403 | 404 | 409 | 410 | 422 | 429 | 503;
    }
  /** `to` is a path of this site; anything else becomes "/". */
  | { readonly kind: "redirect"; readonly to: string; readonly cookies?: readonly CookieChange[] }
  | {
      readonly kind: "file";
      readonly bytes: Uint8Array | ReadableStream<Uint8Array>;
      readonly type: string;
      readonly name?: string;
    }
  | { readonly kind: "text"; readonly text: string; readonly type: string }
  | { readonly kind: "refused"; readonly code: string; readonly details?: Readonly<Record<string, unknown>> };

export interface Page {
  readonly method: "get" | "post";
  /** "/katalog/{slug}". */
  readonly path: string;
  readonly permission: Permission;
  /** Anonymous answers may be kept in memory until the next release; lists the query parameters that matter. */
  readonly cache?: { readonly parameters: readonly string[] };
  /** Largest accepted body of a POST, bytes; 64 KiB unless told. */
  readonly maxBodyBytes?: number;
  readonly handle: (request: PageRequest) => Promise<PageAnswer>;
}

/** What the session store tells the adapter about a visitor; the adapter knows no room. */
export interface Visitor {
  readonly actor: Actor;
  /** Stable per session; null for bearer tokens, which need no form token. */
  readonly sessionId: string | null;
}

export interface Identify {
  bySessionToken(token: string): Promise<Visitor | null>;
  byBearerToken(token: string): Promise<Visitor | null>;
}

/** A whole page for a refusal or a fault; made by the web layer. `details.resend` carries what a refused form held. */
export type ErrorPage = (
  view: View,
  code: string,
  details: Readonly<Record<string, unknown>>,
  status: number,
  requestId: string,
) => Child;

/** What a refused form held, so that the error page can offer to send it again. Only when our own page sent it; never files or passwords. */
export interface Resend {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Which release the public pages show. */
export interface CatalogueVersion {
  /** Null while the version is not known: nothing may be kept then. */
  current(): string | null;
  onChange(listener: () => void): void;
}

/** Files under /aset/. */
export interface Asset {
  readonly type: string;
  readonly etag: string;
  /** True when the name carries a hash of the content. */
  readonly isImmutable: boolean;
  readonly bytes: Uint8Array;
  readonly gzip: Uint8Array | null;
  readonly br: Uint8Array | null;
}

export interface Assets {
  /** By its name below /aset/: "islands/upload-AB12CD34.js". */
  find(name: string): Asset | undefined;
}

/** One finished answer to a POST, kept 24 h per person and key. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type FirstOrRepeat =
  | { readonly kind: "first" }
  | { readonly kind: "repeat"; readonly answer: KeptAnswer }
  | { readonly kind: "running"; readonly since: Date }
  | { readonly kind: "other-content" };

export interface RequestKey {
  readonly regionCode: RegionCode;
  readonly personId: PersonId;
  readonly key: string;
}

/** Remembers answers by person and one-time key. */
export interface AnsweredRequests {
  /** Exactly one of several equal callers gets `first`. */
  begin(key: RequestKey, requestHash: string, now: Date): Promise<FirstOrRepeat>;
  keep(key: RequestKey, answer: KeptAnswer): Promise<void>;
  /** The first attempt changed nothing: the key is free again. */
  release(key: RequestKey): Promise<void>;
}
