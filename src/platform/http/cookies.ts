import { type CookieChange, sessionCookie } from "./port.ts";

export const languageCookie = "intan_language";
/** Ties anonymous forms to the browser that asked for them. */
export const formCookie = "intan-form";

const hostPrefix = "__Host-";
const mostCookies = 50;

/**
 * Cookies under their plain names. On https only `__Host-` cookies count (a neighbour domain cannot plant those), beside
 * the language; on plain http only unprefixed ones.
 */
export function readCookies(header: string | undefined, isHttps: boolean): Record<string, string> {
  const cookies: Record<string, string> = {};
  if (header === undefined) return cookies;
  for (const pair of header.split(";", mostCookies)) {
    const at = pair.indexOf("=");
    if (at < 1) continue;
    const written = pair.slice(0, at).trim();
    const isPrefixed = written.startsWith(hostPrefix);
    const name = isPrefixed ? written.slice(hostPrefix.length) : written;
    const counts = isHttps ? isPrefixed || name === languageCookie : !isPrefixed;
    if (counts && !Object.hasOwn(cookies, name)) Object.defineProperty(cookies, name, field(pair.slice(at + 1).trim()));
  }
  return cookies;
}

// defineProperty: a cookie named __proto__ stays a plain entry.
const field = (value: string) => ({ value, enumerable: true, configurable: true, writable: true });

const sessionSpelling = new RegExp(`(^|[;\\s-])${sessionCookie}=`);

/** True also for a session that is over or forged: such a request stays away from the page cache. */
export const mayHaveSession = (header: string | undefined): boolean =>
  header !== undefined && sessionSpelling.test(header);

/** The `Set-Cookie` line of a change. */
export function writeCookie(change: CookieChange, isHttps: boolean): string {
  const isOpen = change.name === languageCookie;
  const name = isHttps && !isOpen ? hostPrefix + change.name : change.name;
  const age = change.maxAge < 0 ? "" : `; Max-Age=${Math.trunc(change.maxAge)}`;
  if (!/^[\w!#$%&'()*+./:<=>?@[\]^`{|}~-]*$/.test(change.value))
    throw new Error(`Cookie ${name} has a value that cannot be sent`);
  return `${name}=${change.value}; Path=/${age}; HttpOnly; SameSite=Lax${isHttps ? "; Secure" : ""}`;
}
