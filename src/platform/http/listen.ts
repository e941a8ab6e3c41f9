import { createServer, type Server } from "node:http";
import type { Socket } from "node:net";
import type { HttpBindings } from "@hono/node-server";
import { getRequestListener } from "@hono/node-server";
import type { HeaderFields } from "./headers.ts";

export interface Listening {
  readonly port: number;
  /** Takes no new requests, answers the running ones, then cuts what is left after `longestMs`. */
  close(longestMs?: number): Promise<void>;
}

type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>;

/** A head that trickles in must not hold a connection (slowloris); an upload over a weak line may take its time. */
const limits = {
  headersTimeout: 15_000,
  requestTimeout: 15 * 60_000,
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
  // Asked for by the adapter instead: its refusal carries the security headers.
  requireHostHeader: false,
};

export async function listen(fetch: Fetch, port: number, host: string, everywhere: HeaderFields): Promise<Listening> {
  const badRequest = (): Response =>
    new Response("Permintaan tidak terbaca\n", {
      status: 400,
      headers: { ...everywhere, "Content-Type": "text/plain; charset=utf-8" },
    });
  const listener = getRequestListener((request, env) => fetch(request, env as HttpBindings), {
    errorHandler: badRequest,
  });
  const server = createServer(limits, (incoming, outgoing) => void listener(incoming, outgoing));
  server.maxRequestsPerSocket = 10_000;
  server.on("clientError", (error, socket) => answerBroken(error, socket as Socket, everywhere));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no TCP port");
  return { port: address.port, close: (longestMs = 10_000) => drain(server, longestMs) };
}

/** Bytes that are no HTTP, a head that is too long or too slow: no request object exists yet. */
function answerBroken(error: NodeJS.ErrnoException, socket: Socket, everywhere: HeaderFields): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    error.code === "HPE_HEADER_OVERFLOW"
      ? "431 Request Header Fields Too Large"
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? "408 Request Timeout"
        : "400 Bad Request";
  const lines = Object.entries(everywhere).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status}`, ...lines, "Content-Length: 0", "Connection: close", "", ""].join("\r\n"));
}

async function drain(server: Server, longestMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that has just answered would otherwise stay open for its keep-alive time.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), longestMs);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
