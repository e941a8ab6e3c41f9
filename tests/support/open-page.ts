import type { Page, PageAnswer, PageRequest } from "#platform/http/port.ts";
import { type Actor, anonymous, permit } from "#shared/actor.ts";
import { type RegionCode, regionCodeSchema } from "#shared/ids.ts";
import type { Language } from "#shared/text.ts";
import type { View } from "#shared/view.ts";

export interface Visit {
  readonly actor?: Actor;
  readonly language?: Language;
  readonly isFragment?: boolean;
  readonly regionCode?: RegionCode;
  /** Sends the form to the address instead of opening it. */
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  /** Files of that form, by field. */
  readonly files?: Readonly<Record<string, readonly { readonly name: string; readonly bytes: Uint8Array }[]>>;
}

/** The named parts of a path, or null when it is not this page's. */
function paramsOf(template: string, path: string): Record<string, string> | null {
  const names: string[] = [];
  const pattern = template
    .split("/")
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) return part.replaceAll(".", "\\.");
      names.push(name);
      return "([^/]+)";
    })
    .join("/");
  const found = new RegExp(`^${pattern}$`).exec(path);
  return found === null
    ? null
    : Object.fromEntries(names.map((name, place) => [name, decodeURIComponent(found[place + 1] ?? "")]));
}

export function aView(path: string, visit: Visit = {}): View {
  return {
    language: visit.language ?? "id",
    actor: visit.actor ?? anonymous,
    region: {
      code: visit.regionCode ?? regionCodeSchema.parse("63.03"),
      name: "Kabupaten Banjar",
      shortName: "Banjar",
      zone: "Asia/Makassar",
      zoneLabel: "WITA",
    },
    path,
    now: new Date("2026-06-15T00:00:00Z"),
    isDemo: false,
    formToken: null,
    oneTimeKey: "key",
    isFragment: visit.isFragment ?? false,
  };
}

const noForm: PageRequest["form"] = {
  get: () => undefined,
  all: () => [],
  file: () => undefined,
  files: () => [],
  names: () => [],
};

function sentForm(fields: NonNullable<Visit["form"]>, sent: Visit["files"] = {}): PageRequest["form"] {
  const all = (name: string): readonly string[] => [fields[name] ?? []].flat();
  const files = (name: string) =>
    (sent[name] ?? []).map(({ name: fileName, bytes }) => ({
      name: fileName,
      type: "application/octet-stream",
      sizeBytes: bytes.length,
      bytes: async () => bytes,
    }));
  return {
    get: (name) => all(name).at(-1),
    all,
    file: (name) => files(name).at(-1),
    files,
    names: () => [...Object.keys(fields), ...Object.keys(sent)],
  };
}

/** Opens a GET address, or sends a form to an address, on some pages as the page adapter does: permission first, literal paths before named parts. */
export async function openPage(pages: readonly Page[], address: string, visit: Visit = {}): Promise<PageAnswer> {
  const url = new URL(address, "http://test.invalid");
  const view = aView(`${url.pathname}${url.search}`, visit);
  const fitting = pages
    .flatMap((page) => {
      const params =
        page.method === (visit.form === undefined ? "get" : "post") ? paramsOf(page.path, url.pathname) : null;
      return params === null ? [] : [{ page, params }];
    })
    .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  const [first] = fitting;
  if (first === undefined) throw new Error(`no page answers ${address}`);
  const allowed = permit(view.actor, first.page.permission, { regionCode: view.region.code });
  if (!allowed.ok && first.page.permission !== "public") return { kind: "refused", code: allowed.code };
  return first.page.handle({
    view,
    regionCode: view.region.code,
    params: first.params,
    query: url.searchParams,
    form: visit.form === undefined ? noForm : sentForm(visit.form, visit.files),
    address: "127.0.0.1",
    cookies: {},
    isSignInSafe: true,
    sessionId: null,
    requestId: "r-1",
  });
}

/** The page as HTML; throws when it answers anything else. */
export async function htmlOf(pages: readonly Page[], address: string, visit: Visit = {}): Promise<string> {
  const answer = await openPage(pages, address, visit);
  if (answer.kind !== "html") {
    throw new Error(`${address} answered ${answer.kind === "refused" ? answer.code : answer.kind}`);
  }
  return String(answer.body);
}

/** The text of a page that answers text. */
export async function plainTextOf(pages: readonly Page[], address: string, visit: Visit = {}): Promise<string> {
  const answer = await openPage(pages, address, visit);
  if (answer.kind !== "text") throw new Error(`${address} answered ${answer.kind}`);
  return answer.text;
}
