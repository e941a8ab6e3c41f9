import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** How a request came in, as far as it may be believed. */
export interface Connection {
  /** Address of the client. X-Forwarded-For counts only from a proxy on this machine in front of an https site. */
  readonly address: string;
  readonly isHttps: boolean;
  /** Straight from this machine, no proxy in between. */
  readonly isDirectLoopback: boolean;
  /** Passwords and session cookies may travel on this connection. */
  readonly isSignInSafe: boolean;
}

const isLoopbackAddress = (address: string): boolean =>
  address === "::1" || address.startsWith("127.") || address.startsWith("::ffff:127.");

function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d+$/, "").toLowerCase();
  return name === "localhost" || name.endsWith(".localhost") || name === "[::1]" || /^127(\.\d{1,3}){3}$/.test(name);
}

const lastOf = (header: string | string[] | undefined): string | undefined =>
  (Array.isArray(header) ? header.join(",") : header)?.split(",").at(-1)?.trim();

const wentThroughProxy = (headers: IncomingHttpHeaders): boolean =>
  headers.via !== undefined ||
  headers.forwarded !== undefined ||
  Object.keys(headers).some((name) => name.startsWith("x-forwarded-") || name === "x-real-ip");

export function readConnection(incoming: IncomingMessage, publicUrl: URL): Connection {
  const { headers } = incoming;
  const peer = incoming.socket.remoteAddress ?? "";
  const isHttpsSite = publicUrl.protocol === "https:";
  const isHttps = isHttpsSite && lastOf(headers["x-forwarded-proto"]) === "https";
  const isDirectLoopback = isLoopbackAddress(peer) && isLoopbackHost(headers.host ?? "") && !wentThroughProxy(headers);
  const forwarded = isHttpsSite && isLoopbackAddress(peer) ? lastOf(headers["x-forwarded-for"]) : undefined;
  return {
    // An IPv4 client on a dual-stack socket is one client, however it is spelled.
    address: (forwarded || peer).replace(/^::ffff:(?=\d+\.)/, ""),
    isHttps,
    isDirectLoopback,
    isSignInSafe: isHttps || isDirectLoopback,
  };
}

/** Where a change comes from: `unknown` is an old browser or a machine, which the form token decides alone. */
export function originOf(headers: IncomingHttpHeaders, publicUrl: URL): "own" | "foreign" | "unknown" {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none" ? "own" : "foreign";
  const { origin, host } = headers;
  if (origin === undefined) return "unknown";
  return origin === publicUrl.origin || (host !== undefined && origin === `http://${host}`) ? "own" : "foreign";
}
