import { DataStore, ERRORS, Server, Upload } from "@tus/server";
import type { NewId } from "#platform/clock/port.ts";
import type { Log } from "#platform/logging/port.ts";
import { type UploadOwner, uploadPath } from "#platform/uploads/port.ts";
import type { Refusal, Result } from "#shared/result.ts";
import type { UploadLocks } from "./locks.ts";
import { type UploadBytes, uploadIdPattern } from "./upload-bytes.ts";
import { problemOf, refuse, UploadRefused } from "./upload-refused.ts";
import type { UploadRow } from "./upload-rows.ts";

/** What one request of one person may reach. */
export interface TusScope {
  readonly owner: UploadOwner;
  readonly bytes: UploadBytes;
  readonly locks: UploadLocks;
  readonly log: Log;
  readonly newId: NewId;
  readonly maxBytes: number;
  /** Null: none, or somebody else's. */
  readonly findLive: (id: string) => Promise<UploadRow | "expired" | null>;
  readonly start: (id: string, fileName: string, sizeBytes: number) => Promise<Refusal | null>;
  readonly finish: (id: string) => Promise<Result<unknown>>;
  readonly remove: (id: string) => Promise<void>;
}

/** Answers one request of tus 1.0: creation (also with the first bytes), resuming, termination. Nobody else's upload exists here. */
export async function answerTus(request: Request, scope: TusScope): Promise<Response> {
  const server = new Server({
    path: uploadPath,
    datastore: storeOf(scope),
    // An empty list: this service is for pages of its own site.
    allowedOrigins: [],
    maxSize: scope.maxBytes,
    relativeLocation: true,
    // What is on its way from a request that must let go gets this long to arrive, milliseconds.
    lockDrainTimeout: 1_000,
    namingFunction: () => scope.newId(),
    getFileIdFromRequest: (_request, last) => (last !== undefined && uploadIdPattern.test(last) ? last : undefined),
    locker: { newLock: (id) => lockOf(id, scope.locks) },
    // Before the lock: a stranger's request must not stop the owner's.
    onIncomingRequest: async (incoming, id) => {
      if (incoming.method !== "POST") await scope.findLive(id).then(demandRow);
    },
    onUploadCreate: async (_request, { id, size, metadata }) => {
      const fileName = metadata?.["filename"];
      if (!size || !fileName || Buffer.byteLength(fileName) > 1024)
        throw refuse("upload.malformed", { needed: "filename" });
      const refused = await scope.start(id, fileName, size);
      if (refused !== null) throw new UploadRefused(refused);
      return {};
    },
    onUploadFinish: async (_request, { id }) => {
      const finished = await scope.finish(id);
      if (!finished.ok) throw new UploadRefused(finished);
      return {};
    },
    onResponseError: (_request, error) => {
      if (!("status_code" in error)) scope.log.error("An upload failed", { error });
      return undefined;
    },
  });
  const response = await server.handleWeb(request);
  return withOwnHeaders(response);
}

/** The part of a data store that the handlers use, over our rows and bytes. */
function storeOf({ owner, bytes, findLive, remove }: TusScope): DataStore {
  const store = Object.assign(new DataStore(), {
    create: async (upload: Upload) => upload,
    async getUpload(id: string) {
      const row = demandRow(await findLive(id));
      if (row.refused !== null) throw new UploadRefused(row.refused);
      const offset = row.sha256 === null ? await bytes.sizeOf(owner.regionCode, id) : row.sizeBytes;
      return new Upload({ id, size: row.sizeBytes, offset, metadata: { filename: row.fileName } });
    },
    write: (source: Parameters<DataStore["write"]>[0], id: string, offset: number) =>
      bytes.write(owner.regionCode, id, offset, source),
    remove,
    declareUploadLength: () => Promise.reject(refuse("upload.malformed")),
    // Expiry follows our clock, in `findLive`.
    getExpiration: () => 0,
  });
  store.extensions = ["creation", "creation-with-upload", "termination"];
  return store;
}

function demandRow(row: UploadRow | "expired" | null): UploadRow {
  if (row === null) throw refuse("upload.not-found");
  if (row === "expired") throw refuse("upload.expired");
  return row;
}

function lockOf(id: string, locks: UploadLocks) {
  let release: (() => Promise<void>) | null = null;
  return {
    async lock(signal: AbortSignal, cancel: () => void | Promise<void>) {
      release = await locks.hold(id, () => void cancel(), signal);
      if (release === null) throw signal.aborted ? ERRORS.ABORTED : refuse("upload.busy");
    },
    async unlock() {
      await release?.();
    },
  };
}

async function withOwnHeaders(response: Response): Promise<Response> {
  const headers = new Headers(response.headers);
  for (const name of response.headers.keys()) if (name.startsWith("access-control-")) headers.delete(name);
  headers.set("Cache-Control", "no-store");
  if (response.status < 400) return new Response(response.body, { status: response.status, headers });
  const body = JSON.stringify(problemOf(response.status, await response.text()));
  headers.set("Content-Type", "application/problem+json; charset=utf-8");
  headers.set("Content-Length", String(Buffer.byteLength(body)));
  return new Response(body, { status: response.status, headers });
}
