import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type ClamdOptions, createClamdScanner } from "./clamd-scanner.ts";
import { createScanner } from "./create-scanner.ts";
import type { ScannerPlace } from "./port.ts";

/** Speaks clamd's protocol over a real socket: takes the pieces, answers what `answer` makes of the whole. */
function speakClamd(socket: Socket, answer: (file: Buffer, socket: Socket) => void): void {
  let waiting = Buffer.alloc(0);
  const file: Buffer[] = [];
  let isStream = false;
  socket.on("error", () => undefined);
  socket.on("data", (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    if (!isStream) {
      const end = waiting.indexOf(0);
      if (end < 0) return;
      const command = waiting.subarray(0, end).toString();
      waiting = waiting.subarray(end + 1);
      if (command === "zPING") socket.end("PONG\0");
      isStream = command === "zINSTREAM";
    }
    while (isStream && waiting.length >= 4) {
      const length = waiting.readUInt32BE(0);
      if (length === 0) return answer(Buffer.concat(file), socket);
      if (waiting.length < 4 + length) return;
      file.push(waiting.subarray(4, 4 + length));
      waiting = waiting.subarray(4 + length);
    }
  });
}

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

async function serve(
  onConnection: (socket: Socket) => void,
  at: { path: string } | null = null,
): Promise<ScannerPlace> {
  const server = createServer((socket) => {
    sockets.add(socket);
    onConnection(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => (at ? server.listen(at.path, resolve) : server.listen(0, "127.0.0.1", resolve)));
  const address = server.address();
  if (address === null) throw new Error("no address");
  return typeof address === "string"
    ? { kind: "clamd-socket", path: address }
    : { kind: "clamd", host: "127.0.0.1", port: address.port };
}

const scanAt = (place: ScannerPlace, bytes: Uint8Array | AsyncIterable<Uint8Array>, more: Partial<ClamdOptions> = {}) =>
  createClamdScanner({ place, ...more }).scan(bytes);

describe("scanner at clamd", () => {
  test("hands over every byte in order and hears clean", async () => {
    let received: Buffer = Buffer.alloc(0);
    const place = await serve((socket) =>
      speakClamd(socket, (file) => {
        received = file;
        // In two packets, as a network may deliver it.
        socket.write("stream: ");
        setTimeout(() => socket.end("OK\0"), 20);
      }),
    );
    const bytes = Buffer.from(Array.from({ length: 300_001 }, (_, at) => at % 251));
    const pieces = (async function* () {
      yield bytes.subarray(0, 1);
      yield bytes.subarray(1, 1);
      yield bytes.subarray(1, 250_000);
      yield bytes.subarray(250_000);
    })();
    expect(await scanAt(place, pieces)).toEqual({ state: "clean" });
    expect(received.equals(bytes)).toBe(true);
  });

  test("names what was found, over a socket file too", async () => {
    const folder = await mkdtemp(join(tmpdir(), "intan-clamd-"));
    const answer = (socket: Socket) => speakClamd(socket, () => socket.end("stream: Win.Test.EICAR_HDB-1 FOUND\0"));
    const place = await serve(answer, { path: join(folder, "clamd.ctl") });
    expect(place.kind).toBe("clamd-socket");
    expect(await scanAt(place, Buffer.from("X5O!"))).toEqual({ state: "infected", name: "Win.Test.EICAR_HDB-1" });
    await rm(folder, { recursive: true });
  });

  test("knows whether it is ready", async () => {
    const place = await serve((socket) => speakClamd(socket, () => socket.end()));
    expect(await createClamdScanner({ place }).health()).toBe("ready");
    const gone: ScannerPlace = { kind: "clamd-socket", path: "/nowhere/clamd.ctl" };
    expect(await createClamdScanner({ place: gone }).health()).toBe("unavailable");
  });

  test("is not there without a place", async () => {
    expect(await createScanner(null).scan(Buffer.from("x"))).toEqual({ state: "not-configured" });
    expect(await createScanner(null).health()).toBe("not-configured");
  });
});

describe("scanner that cannot be believed", () => {
  test.each<[string, (socket: Socket) => void, string]>([
    ["takes everything and says nothing", (socket) => socket.resume(), "slow"],
    ["takes nothing", (socket) => socket.pause(), "slow"],
    ["hangs up at once", (socket) => socket.destroy(), "unreachable"],
    ["hangs up without a word", (socket) => speakClamd(socket, () => socket.end()), "unreachable"],
    ["hangs up in the middle of OK", (socket) => speakClamd(socket, () => socket.end("stream: OK")), "unreachable"],
    ["says something else", (socket) => speakClamd(socket, () => socket.end("stream: OK?\0")), "failed"],
    ["answers with another command's OK", (socket) => speakClamd(socket, () => socket.end("OK\0")), "failed"],
    ["answers as a web server", (socket) => socket.resume().end(`HTTP/1.1 400 ${"x".repeat(9000)}`), "failed"],
    [
      "finds the file too large",
      (socket) => socket.resume().write("INSTREAM size limit exceeded. ERROR\0"),
      "too-large",
    ],
  ])("%s", async (_what, behave, reason) => {
    const place = await serve((socket) => {
      socket.on("error", () => undefined);
      behave(socket);
    });
    // More than the sockets hold where clamd stops reading; little where it answers, however busy the machine is.
    const file = Buffer.alloc(reason === "slow" ? 20 * 1024 * 1024 : 100_000);
    const patience = reason === "slow" ? { idleMs: 200, longestMs: 1000 } : {};
    expect(await scanAt(place, file, patience)).toEqual({ state: "unavailable", reason });
  });

  test("nobody listens", async () => {
    const place = await serve(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await scanAt(place, Buffer.from("x"))).toEqual({ state: "unavailable", reason: "unreachable" });
  });

  test("trickles so that only the whole time ends it", async () => {
    const place = await serve((socket) => {
      const trickle = setInterval(() => socket.write("x"), 50);
      socket.on("error", () => undefined).on("close", () => clearInterval(trickle));
      socket.resume();
    });
    expect(await scanAt(place, Buffer.from("x"), { longestMs: 400 })).toEqual({ state: "unavailable", reason: "slow" });
  });

  test("saw only half, since the source broke", async () => {
    const place = await serve((socket) => speakClamd(socket, () => socket.end("stream: OK\0")));
    const half = (async function* () {
      yield Buffer.from("half");
      throw new Error("the disk");
    })();
    expect(await scanAt(place, half)).toEqual({ state: "unavailable", reason: "source" });
  });
});
