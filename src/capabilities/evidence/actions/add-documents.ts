import { type Actor, actorKey } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { DocumentDeps } from "../deps.ts";
import { knownHashes } from "../queries/documents.ts";
import { maxPlainBytes } from "../rules/file-kinds.ts";
import { announceContents, insertDocuments, lockQuota, takeContents } from "../store/document.ts";
import { checkQuota, contentWaitMs, permitHandingIn } from "./add-document.ts";
import { type HandedFile, type PreparedFile, prepareFile } from "./prepare-file.ts";
import { RolledBack, refusedInstead } from "./rolled-back.ts";

const atOnce = 8;

/**
 * Many files as one act with one audit event, all or nothing; answers the ids in the order of the files. For loads that
 * know their files: the first bad one refuses them all, with its name in the details.
 */
export async function addDocuments(
  deps: DocumentDeps,
  actor: Actor,
  input: { readonly regionCode: RegionCode; readonly files: readonly HandedFile[] },
): Promise<Result<readonly string[]>> {
  const { regionCode } = input;
  const allowed = permitHandingIn(actor, regionCode);
  if (!allowed.ok) return allowed;
  const prepared: PreparedFile[] = [];
  for (const handed of input.files) {
    const file = await prepareFile(deps, handed);
    if (!file.ok) return refusal(file.code, { ...file.details, fileName: handed.fileName });
    prepared.push(file.value);
  }
  const unique = [...new Map(prepared.toReversed().map((file) => [file.sha256, file])).values()];
  const keepUntil = new Date(deps.clock.now().getTime() + contentWaitMs);
  const fresh = await deps.database.inRegion(regionCode, async (db) => {
    const known = await knownHashes(
      db,
      unique.map(({ sha256 }) => sha256),
    );
    const missing = unique.filter(({ sha256 }) => !known.has(sha256));
    const room = await checkQuota(db, regionCode, sizeOf(missing));
    const hashes = missing.map(({ sha256 }) => sha256);
    if (room.ok && hashes.length > 0) await announceContents(db, hashes, keepUntil);
    return room.ok ? success(missing) : room;
  });
  if (!fresh.ok) return fresh;
  for (let start = 0; start < fresh.value.length; start += atOnce) {
    const some = fresh.value.slice(start, start + atOnce);
    const stored = await Promise.all(some.map((file) => deps.files.put(file.bytes, { maxBytes: maxPlainBytes })));
    const failed = stored.find((put) => !put.ok);
    if (failed !== undefined && !failed.ok) return failed;
  }
  const ids = await addRows(deps, actor, regionCode, unique, fresh.value);
  return ids.ok ? success(prepared.map(({ sha256 }) => ids.value.get(sha256)?.id ?? "")) : ids;
}

const sizeOf = (files: readonly PreparedFile[]): number => files.reduce((sum, file) => sum + file.sizeBytes, 0);

type Rows = Awaited<ReturnType<typeof insertDocuments>>;

function addRows(
  deps: DocumentDeps,
  actor: Actor,
  regionCode: RegionCode,
  all: readonly PreparedFile[],
  fresh: readonly PreparedFile[],
): Promise<Result<Rows>> {
  return deps.database
    .inRegionForBulk(regionCode, async (db): Promise<Result<Rows>> => {
      await lockQuota(db, regionCode);
      const room = await checkQuota(db, regionCode, sizeOf(fresh));
      if (!room.ok) return room;
      const hashes = fresh.map(({ sha256 }) => sha256);
      if (!(await takeContents(db, hashes))) throw new RolledBack(refusal("evidence.changed-meanwhile"));
      const rows = all.map((file) => ({ ...file, id: deps.newId() }));
      const stored = await insertDocuments(db, regionCode, rows, actorKey(actor), deps.clock.now());
      await deps.journal.record(db, {
        regionCode,
        actor,
        type: "evidence.documents-added",
        subject: { kind: "region", id: regionCode },
        facts: { documents: fresh.length, sizeBytes: sizeOf(fresh) },
      });
      return success(stored);
    })
    .catch(refusedInstead);
}
