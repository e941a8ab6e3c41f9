import { randomBytes, randomUUID } from "node:crypto";
import { anonymous } from "#shared/actor.ts";
import type { View } from "#shared/view.ts";
import { formCookie, writeCookie } from "./cookies.ts";
import { boundToBrowser, boundToSession } from "./form-token.ts";
import { sessionCookie, type Visitor } from "./port.ts";
import type { Site, Visit } from "./site.ts";

export interface Viewing {
  readonly view: View;
  /** `Set-Cookie` lines that the view asks for; complete once the page is rendered. */
  cookies(): readonly string[];
}

export async function findVisitor(site: Site, visit: Visit): Promise<Visitor | null> {
  const token = visit.cookies[sessionCookie];
  return token ? site.identify.bySessionToken(token) : null;
}

/**
 * What a page is told. The form token is made when it is first read: only pages that have a form leave a cookie.
 * `keep` is true for pages that many visitors share: they get no token.
 */
export async function makeView(
  site: Site,
  visit: Visit,
  about: {
    readonly visitor: Visitor | null;
    readonly path: string;
    readonly isFragment: boolean;
    readonly keep: boolean;
  },
): Promise<Viewing> {
  const actor = about.visitor?.actor ?? anonymous;
  const region = await site.regionView(actor.kind === "anonymous" ? site.homeRegion() : actor.regionCode);
  const cookies: string[] = [];
  let token: string | null | undefined = about.keep ? null : undefined;
  const makeToken = (): string => {
    const sessionId = about.visitor?.sessionId;
    if (sessionId) return site.tokens.issue(boundToSession(sessionId));
    const known = visit.cookies[formCookie];
    const browser = known ?? randomBytes(18).toString("base64url");
    if (known === undefined) {
      cookies.push(writeCookie({ name: formCookie, value: browser, maxAge: -1 }, visit.connection.isHttps));
    }
    return site.tokens.issue(boundToBrowser(browser));
  };
  const view: View = {
    language: visit.language,
    actor,
    region,
    path: about.path,
    now: site.clock.now(),
    isDemo: site.isDemo,
    get formToken() {
      if (token === undefined) token = makeToken();
      return token;
    },
    oneTimeKey: randomUUID(),
    isFragment: about.isFragment,
  };
  return { view, cookies: () => cookies };
}
