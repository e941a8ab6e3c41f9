import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { type DetailedError, type UploadOptions as TusOptions, Upload } from "tus-js-client";
import { createListeningClient } from "#platform/database/connection.ts";
import { createFolderStore } from "#platform/files/folder-store.ts";
import type { FileStore } from "#platform/files/port.ts";
import { listen } from "#platform/http/listen.ts";
import type { Visitor } from "#platform/http/port.ts";
import { createSite, type Site } from "#platform/http/site.ts";
import { createUploads, type Uploads } from "#platform/uploads/create-uploads.ts";
import { createUploadLocks } from "#platform/uploads/locks.ts";
import type { FinishedUpload, UploadOwner } from "#platform/uploads/port.ts";
import { addUploadRoutes } from "#platform/uploads/routes.ts";
import { personIdSchema, regionCodeSchema } from "#shared/ids.ts";
import type { Refusal } from "#shared/result.ts";
import { silentLog } from "#tests/support/silent-log.ts";
import type { TestDatabase } from "./database.ts";

export const megabyte = 1024 * 1024;
export const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const visitor = (number: number, region: string): Visitor => ({
  actor: {
    kind: "person",
    personId: personIdSchema.parse(`01900000-0000-7000-8000-00000000000${number}`),
    name: "Siti",
    regionCode: regionCodeSchema.parse(region),
    grants: [],
    isDemo: false,
  },
  sessionId: null,
});
const people: Readonly<Record<string, Visitor>> = {
  "siti-token": visitor(1, "63.03"),
  "budi-token": visitor(2, "63.03"),
  // The same person with a post in the neighbour region.
  "siti-elsewhere": visitor(1, "63.04"),
};
export function ownerOf(token: string): UploadOwner {
  const actor = people[token]?.actor;
  if (actor?.kind !== "person") throw new Error("nobody");
  return { regionCode: actor.regionCode, actorKey: `person:${actor.personId}` };
}

const unused = () => Promise.reject(new Error("This site keeps no answers"));

function smallSite(clock: Site["clock"]): Site {
  return createSite({
    identify: {
      bySessionToken: async (token) => (token === "session" ? { ...visitor(1, "63.03"), sessionId: "s1" } : null),
      byBearerToken: async (token) => people[token] ?? null,
    },
    pages: [],
    operations: [],
    homeRegion: () => regionCodeSchema.parse("63.03"),
    regionView: (code) => ({ code, name: "", shortName: "", zone: "Asia/Makassar", zoneLabel: "WITA" }),
    clock,
    publicUrl: new URL("http://127.0.0.1:4600"),
    isDemo: false,
    secret: "a secret of the test installation, long enough",
    answeredRequests: { begin: unused, keep: unused, release: unused },
    assets: { find: () => undefined },
    catalogueVersion: { current: () => null, onChange: () => undefined },
    errorPage: () => null,
    health: async () => ({}),
    log: silentLog,
  });
}

export type UploadApp = Hono<{ Bindings: HttpBindings }>;

export interface UploadServer {
  readonly uploads: Uploads;
  readonly port: number;
  readonly endpoint: string;
  stop(): Promise<void>;
}

export interface UploadBench {
  readonly site: Site;
  readonly store: FileStore;
  /** One more server on the same database and folder, with locks and a port of its own; `addMore` gives it further routes. */
  start(addMore?: (app: UploadApp) => void): Promise<UploadServer>;
  /** What looks at finished bytes before they are stored; null lets all pass. */
  whenFinished: ((upload: FinishedUpload) => Refusal | null) | null;
  /** How often bytes were stored. */
  stored: number;
  /** Paths of unfinished bytes. */
  parts(): Promise<readonly string[]>;
  /** Bytes that have come of an upload in 63.03. */
  sizeOnDisk(id: string): Promise<number>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Real upload servers over the test's database and a folder of its own. At most 40 MB a file and 5 unfinished ones a person. */
export async function openUploadBench({
  database,
  inMaintenance,
  address,
  clock,
  newId,
}: TestDatabase): Promise<UploadBench> {
  const base = await mkdtemp(join(tmpdir(), "intan-uploads-"));
  const folder = join(base, "uploads");
  const site = smallSite(clock);
  const started: UploadServer[] = [];
  const parts = async () =>
    (await readdir(folder, { recursive: true }))
      .filter((name) => name.endsWith(".part"))
      .map((name) => join(folder, name));
  const bench: UploadBench = {
    site,
    store: await createFolderStore({ folder: join(base, "files") }),
    whenFinished: null,
    stored: 0,
    parts,
    sizeOnDisk: (id) =>
      stat(join(folder, "63.03", `${id}.part`)).then(
        ({ size }) => size,
        () => 0,
      ),
    async start(addMore) {
      const locks = createUploadLocks(() => createListeningClient(address.app), silentLog, { waitMs: 8_000 });
      const uploads = await createUploads({
        folder,
        database,
        locks,
        clock,
        newId,
        log: silentLog,
        maxBytes: 40 * megabyte,
        mostOpen: 5,
        onFinished: async (finished) => {
          const refused = bench.whenFinished?.(finished);
          if (refused) return refused;
          bench.stored += 1;
          return bench.store.put(finished.bytes(), { maxBytes: 40 * megabyte, expectedBytes: finished.sizeBytes });
        },
      });
      const app: UploadApp = new Hono();
      addUploadRoutes(app, site, uploads);
      addMore?.(app);
      const listening = await listen((request, env) => app.fetch(request, env), 0, "127.0.0.1", site.headers);
      let stopping: Promise<void> | null = null;
      const stop = async () => {
        await listening.close(200);
        await locks.close();
      };
      const server: UploadServer = {
        uploads,
        port: listening.port,
        endpoint: `http://127.0.0.1:${listening.port}/unggah`,
        stop: () => {
          stopping ??= stop();
          return stopping;
        },
      };
      started.push(server);
      return server;
    },
    async clear() {
      bench.whenFinished = null;
      await inMaintenance((db) => db.deleteFrom("upload").execute());
      for (const path of await parts()) await rm(path, { force: true });
    },
    async close() {
      await Promise.all(started.map((server) => server.stop()));
      await rm(base, { recursive: true });
    },
  };
  return bench;
}

export const idOf = (url: string): string => url.split("/").at(-1) ?? "";

/** One bare request of the protocol. */
export const ask = (
  method: string,
  url: string,
  token: string,
  headers: Readonly<Record<string, string>> = {},
  body?: Buffer,
): Promise<Response> =>
  fetch(url, {
    method,
    headers: { Authorization: `Bearer ${token}`, "Tus-Resumable": "1.0.0", ...headers },
    ...(body ? { body: new Uint8Array(body) } : {}),
  });

export const partHeaders = (offset: number) => ({
  "Upload-Offset": String(offset),
  "Content-Type": "application/offset+octet-stream",
});

export const patch = (url: string, offset: number, body: Buffer, token = "siti-token"): Promise<Response> =>
  ask("PATCH", url, token, partHeaders(offset), body);

/** Announces an upload and answers its address. */
export async function createUpload(endpoint: string, sizeBytes: number, token = "siti-token"): Promise<string> {
  const answer = await ask("POST", endpoint, token, {
    "Upload-Length": String(sizeBytes),
    "Upload-Metadata": `filename ${Buffer.from("a.mp4").toString("base64")}`,
  });
  if (answer.status !== 201) throw new Error(`An upload was not taken: ${answer.status}`);
  return new URL(answer.headers.get("location") ?? "", endpoint).href;
}

/** Sends by the real client, 5 MB a request; answers the address, throws the client's error. */
export const send = (endpoint: string, bytes: Buffer, more: Partial<TusOptions> = {}): Promise<string> =>
  new Promise((resolve, reject: (error: Error | DetailedError) => void) => {
    const upload = new Upload(bytes, {
      endpoint,
      headers: { Authorization: "Bearer siti-token" },
      metadata: { filename: "video peluncuran.mp4" },
      chunkSize: 5 * megabyte,
      retryDelays: [0, 100, 300],
      ...more,
      onSuccess: () => resolve(upload.url ?? ""),
      onError: reject,
    });
    upload.start();
  });
