import type { Clock, NewId } from "#platform/clock/port.ts";
import type { Database } from "#platform/database/port.ts";
import { hasSpace } from "#platform/files/free-space.ts";
import type { Log } from "#platform/logging/port.ts";
import type {
  FinishedUpload,
  ReceivedUpload,
  UploadHandler,
  UploadOwner,
  UploadReader,
} from "#platform/uploads/port.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import { answerTus } from "./answer-tus.ts";
import type { UploadLocks } from "./locks.ts";
import { createUploadBytes, uploadIdPattern } from "./upload-bytes.ts";
import { createUploadRows, type UploadRow } from "./upload-rows.ts";

export interface UploadOptions {
  /** On this machine; bytes lie here until they are whole. */
  readonly folder: string;
  readonly database: Database;
  readonly locks: UploadLocks;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly maxBytes: number;
  /** Hours until an upload, finished or not, is forgotten; 48 unless told. */
  readonly expireHours?: number;
  /** Unfinished uploads of one person; 20 unless told. */
  readonly mostOpen?: number;
  readonly permits?: NonNullable<UploadHandler["permits"]>;
  /** Asked before the first byte: quotas, limits of kinds. */
  readonly mayStart?: (owner: UploadOwner, about: { fileName: string; sizeBytes: number }) => Promise<Refusal | null>;
  /**
   * Stores the bytes of a whole upload. A refusal is final and drops them, but for `files.unavailable` and
   * `files.disk-full`: then it is asked again at the next `take`.
   */
  readonly onFinished: (upload: FinishedUpload) => Promise<Result<{ readonly sha256: string }>>;
}

export interface Uploads extends UploadReader, UploadHandler {
  /** Forgets what has expired, rows and bytes; answers how many uploads. Call it every hour. */
  sweep(): Promise<number>;
}

const usualHours = 48;
const hourMs = 3600 * 1000;
const temporary = new Set(["files.unavailable", "files.disk-full"]);

/** Large files over lines that drop: tus 1.0, bound to person and region, kept 48 hours. */
export async function createUploads(options: UploadOptions): Promise<Uploads> {
  const { folder, database, locks, clock, newId, log, maxBytes, mostOpen = 20 } = options;
  const expireMs = (options.expireHours ?? usualHours) * hourMs;
  const rows = createUploadRows(database);
  const bytes = await createUploadBytes(folder);

  const mayStart = async (owner: UploadOwner, fileName: string, sizeBytes: number): Promise<Refusal | null> => {
    if (sizeBytes > maxBytes) return refusal("upload.too-large", { maxBytes });
    if ((await rows.countOpen(owner)) >= mostOpen) return refusal("upload.too-many-open", { most: mostOpen });
    if (!(await hasSpace(folder, sizeBytes))) return refusal("files.disk-full");
    return (await options.mayStart?.(owner, { fileName, sizeBytes })) ?? null;
  };
  const findLive = async (owner: UploadOwner, id: string): Promise<UploadRow | "expired" | null> => {
    const row = uploadIdPattern.test(id) ? await rows.find(owner, id) : null;
    if (row === null) return null;
    return row.expiresAt <= clock.now() ? "expired" : row;
  };
  /** Once the bytes are whole; two callers at once store them once. */
  const settle = async (owner: UploadOwner, id: string): Promise<Result<ReceivedUpload>> => {
    const release = await locks.hold(id, () => undefined);
    if (release === null) return refusal("upload.busy");
    try {
      const row = await findLive(owner, id);
      if (row === null || row === "expired") return refusal("upload.not-found");
      const { fileName, sizeBytes, sha256, refused } = row;
      if (sha256 !== null) return success({ id, fileName, sha256, sizeBytes });
      if (refused !== null) return refused;
      const { regionCode } = owner;
      const offsetBytes = await bytes.sizeOf(regionCode, id);
      if (offsetBytes !== sizeBytes) return refusal("upload.unfinished", { offsetBytes, sizeBytes });
      const stored = await options.onFinished({
        id,
        owner,
        fileName,
        sizeBytes,
        bytes: () => bytes.stream(regionCode, id),
        source: bytes.source(regionCode, id, sizeBytes),
      });
      if (!stored.ok && temporary.has(stored.code)) return stored;
      await rows.settle(owner, id, stored.ok ? { sha256: stored.value.sha256 } : { refused: stored });
      await bytes.remove(regionCode, id);
      return stored.ok ? success({ id, fileName, sha256: stored.value.sha256, sizeBytes }) : stored;
    } finally {
      await release();
    }
  };
  return {
    ...(options.permits ? { permits: options.permits } : {}),
    handle: (request, owner) =>
      answerTus(request, {
        owner,
        bytes,
        locks,
        log,
        newId,
        maxBytes,
        findLive: (id) => findLive(owner, id),
        start: async (id, fileName, sizeBytes) => {
          const refused = await mayStart(owner, fileName, sizeBytes);
          if (refused !== null) return refused;
          const createdAt = clock.now();
          const expiresAt = new Date(createdAt.getTime() + expireMs);
          await rows.insert(owner, { id, fileName, sizeBytes, createdAt, expiresAt });
          return null;
        },
        finish: (id) => settle(owner, id),
        remove: async (id) => {
          await rows.remove(owner, id);
          await bytes.remove(owner.regionCode, id);
        },
      }),
    take: (owner, id) => (uploadIdPattern.test(id) ? settle(owner, id) : Promise.resolve(refusal("upload.not-found"))),
    async sweep() {
      const gone = new Set<string>();
      for (const { regionCode, ids } of await bytes.all()) {
        for (const id of await rows.removeExpired(regionCode, clock.now())) gone.add(id);
        const known = await rows.known(regionCode, [...ids.keys()]);
        for (const [id, writtenAt] of ids) {
          // An upload that is just being created has bytes before or after its row: an hour is beyond doubt.
          const isLeftOver = gone.has(id) || (!known.has(id) && Date.now() - writtenAt.getTime() > hourMs);
          if (!isLeftOver) continue;
          await bytes.remove(regionCode, id);
          gone.add(id);
        }
      }
      return gone.size;
    },
  };
}
