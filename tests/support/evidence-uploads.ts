import { afterAll } from "vitest";
import { createListeningClient } from "#platform/database/connection.ts";
import { createUploads, type UploadOptions, type Uploads } from "#platform/uploads/create-uploads.ts";
import { createUploadLocks } from "#platform/uploads/locks.ts";
import type { UploadHandler } from "#platform/uploads/port.ts";
import { type Actor, actorKey } from "#shared/actor.ts";
import type { TestDatabase } from "./database.ts";
import { silentLog } from "./silent-log.ts";

const mebibyte = 2 ** 20;

/** Resumable uploads over the database of a case, as the installation opens them. */
export async function openUploadsOf(
  {
    database,
    address,
    base,
  }: Pick<TestDatabase, "database" | "address"> & { readonly base: Pick<TestDatabase, "clock" | "newId"> },
  folder: string,
  takenBy: Pick<UploadOptions, "permits" | "mayStart" | "onFinished">,
): Promise<Uploads> {
  const locks = createUploadLocks(() => createListeningClient(address.app), silentLog);
  afterAll(() => locks.close());
  const { clock, newId } = base;
  return createUploads({ folder, database, locks, clock, newId, log: silentLog, maxBytes: 200 * mebibyte, ...takenBy });
}

/** Sends a file as the island does, in two pieces; answers status and id, or status and code of the refusal. */
export async function sendInPieces(
  uploads: UploadHandler,
  actor: Actor,
  fileName: string,
  bytes: Uint8Array,
): Promise<{ readonly status: number; readonly id: string; readonly code: string | null }> {
  if (actor.kind !== "person") throw new Error("only people send files");
  const owner = { regionCode: actor.regionCode, actorKey: actorKey(actor) };
  const ask = (method: string, path: string, headers: Readonly<Record<string, string>>, body?: Uint8Array) =>
    uploads.handle(
      new Request(`http://127.0.0.1${path}`, {
        method,
        headers: { "Tus-Resumable": "1.0.0", ...headers },
        ...(body ? { body: new Uint8Array(body) } : {}),
      }),
      owner,
    );
  let answer = await ask("POST", "/unggah", {
    "Upload-Length": String(bytes.length),
    "Upload-Metadata": `filename ${Buffer.from(fileName).toString("base64")}`,
  });
  const path = answer.headers.get("location") ?? "";
  const middle = Math.ceil(bytes.length / 2);
  for (const [from, to] of [
    [0, middle],
    [middle, bytes.length],
  ] as const) {
    if (answer.status >= 400) break;
    const headers = { "Upload-Offset": String(from), "Content-Type": "application/offset+octet-stream" };
    answer = await ask("PATCH", path, headers, bytes.subarray(from, to));
  }
  const problem: { code?: string } = answer.status >= 400 ? JSON.parse(await answer.text()) : {};
  return { status: answer.status, id: path.split("/").at(-1) ?? "", code: problem.code ?? null };
}
