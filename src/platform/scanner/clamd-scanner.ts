import { connect, type Socket } from "node:net";
import type { Scanner, ScannerPlace, ScanVerdict } from "#platform/scanner/port.ts";

export interface ClamdOptions {
  readonly place: ScannerPlace;
  readonly connectMs?: number;
  /** Nothing taken and nothing said for this long. */
  readonly idleMs?: number;
  /** The whole of one scan. */
  readonly longestMs?: number;
}

/** clamd takes pieces of any size below its StreamMaxLength; small ones keep the memory flat. */
const pieceBytes = 64 * 1024;
const longestReplyBytes = 4096;

type Fault = Extract<ScanVerdict, { state: "unavailable" }>;
const unavailable = (reason: Fault["reason"]): Fault => ({ state: "unavailable", reason });

/** ClamAV's daemon by INSTREAM (man clamd): the file travels over the socket, clamd needs no right to read our folder. */
export function createClamdScanner(options: ClamdOptions): Scanner {
  return {
    async scan(bytes) {
      const conversation = open(options);
      const piping = send(conversation, bytes);
      // clamd may answer before the end (its size limit) and then takes nothing more.
      const reply = await Promise.race([conversation.reply, piping.then((fault) => fault ?? conversation.reply)]);
      conversation.end();
      return typeof reply === "string" ? verdictOf(reply) : reply;
    },
    async health() {
      const conversation = open(options);
      conversation.socket.write("zPING\0");
      const reply = await conversation.reply;
      conversation.end();
      return reply === "PONG" ? "ready" : "unavailable";
    },
  };
}

interface Conversation {
  readonly socket: Socket;
  /** What clamd said before its first NUL, or why nothing came. */
  readonly reply: Promise<string | Fault>;
  end(): void;
}

function open({ place, connectMs = 5_000, idleMs = 30_000, longestMs = 120_000 }: ClamdOptions): Conversation {
  const socket =
    place.kind === "clamd" ? connect({ host: place.host, port: place.port }) : connect({ path: place.path });
  const reply = new Promise<string | Fault>((resolve) => {
    let said = "";
    const slow = (): void => resolve(unavailable("slow"));
    const connecting = setTimeout(slow, connectMs);
    const whole = setTimeout(slow, longestMs);
    socket.once("connect", () => {
      clearTimeout(connecting);
      socket.setTimeout(idleMs, slow);
    });
    socket.on("data", (chunk: Buffer) => {
      said += chunk.toString("latin1");
      const end = said.indexOf("\0");
      if (end >= 0) resolve(said.slice(0, end));
      else if (said.length > longestReplyBytes) resolve(unavailable("failed"));
    });
    // Also after a reply: a late reset must not become an uncaught error.
    socket.on("error", () => resolve(unavailable("unreachable")));
    socket.on("close", () => {
      clearTimeout(connecting);
      clearTimeout(whole);
      resolve(unavailable("unreachable"));
    });
  });
  return { socket, reply, end: () => void socket.destroy() };
}

/** Null when every byte was handed over. */
async function send({ socket }: Conversation, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<Fault | null> {
  await write(socket, Buffer.from("zINSTREAM\0"));
  const pieces = bytes instanceof Uint8Array ? [bytes] : bytes;
  try {
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length; at += pieceBytes) {
        const part = piece.subarray(at, at + pieceBytes);
        const head = Buffer.alloc(4);
        head.writeUInt32BE(part.length);
        if (!(await write(socket, Buffer.concat([head, part])))) return null;
      }
    }
  } catch {
    // Half a file that looks clean says nothing about the file.
    return unavailable("source");
  }
  await write(socket, Buffer.alloc(4));
  return null;
}

/** Waits while clamd is busy; false when it is gone: then its reply, or that there is none, decides. */
const write = (socket: Socket, bytes: Buffer): Promise<boolean> =>
  new Promise((resolve) => {
    if (socket.destroyed) {
      resolve(false);
      return;
    }
    const gone = (): void => resolve(false);
    socket.once("close", gone);
    socket.write(bytes, (error) => {
      socket.off("close", gone);
      resolve(!error);
    });
  });

function verdictOf(reply: string): ScanVerdict {
  if (reply === "stream: OK") return { state: "clean" };
  const name = /^stream: (.+) FOUND$/.exec(reply)?.[1];
  if (name !== undefined) return { state: "infected", name };
  return unavailable(/size limit exceeded/i.test(reply) ? "too-large" : "failed");
}
