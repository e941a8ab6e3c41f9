import { type Actor, actorKey } from "#shared/actor.ts";
import type { RegionCode, RoundEntryId } from "#shared/ids.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import { supplyReach } from "../../contract/access.ts";
import type { IntakeDeps } from "../../deps.ts";
import { type IntakeContext, intakeContext } from "../../queries/intake-context.ts";
import { maxPlainBytes } from "../../rules/file-kinds.ts";
import { type FileNameMatch, matchFileName } from "../../rules/match-file-name.ts";
import { placeFiles } from "../../rules/place-files.ts";
import { announceContents } from "../../store/document.ts";
import { deleteStaleIntakes, insertIntake, type NewIntakeFile } from "../../store/intake.ts";
import { checkQuota, permitHandingIn } from "../add-document.ts";
import { type PreparedFile, prepareFile } from "../prepare-file.ts";
import { type IncomingFile, unpack } from "./unpack.ts";

export interface PreviewIntakeInput {
  readonly regionCode: RegionCode;
  readonly roundYear: number;
  /** All files belong to this entry; null: their names decide. */
  readonly entryId: RoundEntryId | null;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

const dayMs = 86_400_000;
/** As long a preview waits to be taken in, with its bytes. */
const keptDays = 7;
const atOnce = 8;
const longestPath = 400;

interface LookedAt {
  readonly path: string;
  readonly match: FileNameMatch;
  /** What is stored of it, or why nothing is. */
  readonly outcome: Result<Omit<PreparedFile, "bytes">>;
}

/**
 * Somebody hands in many files or a zip; they are looked at, stored and matched by name, and nothing is used yet.
 * Codes: `access.*`, `evidence.place-not-found`, `evidence.archive-refused`, `evidence.intake-empty`, `.intake-too-many`,
 * `evidence.quota-exceeded`, `files.*`. A single bad file is a refused line of the preview.
 */
export async function previewIntake(
  deps: IntakeDeps,
  actor: Actor,
  input: PreviewIntakeInput,
): Promise<Result<{ readonly id: string }>> {
  const { regionCode, roundYear, entryId } = input;
  const allowed = permitHandingIn(actor, regionCode);
  if (!allowed.ok) return allowed;
  const found = await deps.database.inRegion(regionCode, (db) =>
    intakeContext(deps, db, roundYear, supplyReach(actor, regionCode)),
  );
  if (!found.ok) return found;
  const context = found.value;
  if (entryId !== null && !context.entryIds.has(entryId)) return refusal("evidence.place-not-found", { roundYear });
  const unpacked = await unpack(deps.openArchive, input.files);
  if (!unpacked.ok) return unpacked;
  try {
    const { files } = unpacked.value;
    const bytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
    const room = await deps.database.inRegion(regionCode, (db) => checkQuota(db, regionCode, bytes));
    if (!room.ok) return room;
    const looked = await lookAt(deps, files, context, entryId);
    if (!looked.ok) return looked;
    return await keep(deps, actor, input, context, looked.value);
  } finally {
    unpacked.value.close();
  }
}

/** Some at a time, so that only those few are in memory. A store that fails ends the whole preview. */
async function lookAt(
  deps: IntakeDeps,
  files: readonly IncomingFile[],
  context: IntakeContext,
  onlyEntry: string | null,
): Promise<Result<readonly LookedAt[]>> {
  const keepUntil = new Date(deps.clock.now().getTime() + keptDays * dayMs);
  const looked: LookedAt[] = [];
  for (let start = 0; start < files.length; start += atOnce) {
    const some = files.slice(start, start + atOnce);
    const prepared = await Promise.all(some.map((file) => prepareOne(deps, file)));
    const hashes = prepared.flatMap((file) => (file.ok ? [file.value.sha256] : []));
    if (hashes.length > 0) await deps.database.withoutRegion((db) => announceContents(db, hashes, keepUntil));
    const failed = await storeAll(deps, prepared);
    if (failed !== null) return failed;
    for (const [place, file] of some.entries()) {
      const outcome = prepared[place];
      if (outcome === undefined) continue;
      const match = matchFileName(file.path, { known: context.known, indicators: context.codes, onlyEntry });
      looked.push({ path: shownPath(file.path, outcome), match, outcome });
    }
  }
  return success(looked);
}

async function prepareOne(deps: IntakeDeps, file: IncomingFile): Promise<Result<PreparedFile>> {
  const bytes = await file.bytes();
  if (!bytes.ok)
    return bytes.code === "archive.too-large"
      ? refusal("evidence.too-large", { maxBytes: maxPlainBytes })
      : refusal("evidence.archive-refused", { reason: bytes.code });
  return prepareFile(deps, { fileName: file.path.split("/").at(-1) ?? file.path, bytes: bytes.value });
}

async function storeAll(deps: IntakeDeps, prepared: readonly Result<PreparedFile>[]): Promise<Refusal | null> {
  const stored = await Promise.all(
    prepared.map((file) =>
      file.ok
        ? deps.files.put(file.value.bytes, { maxBytes: maxPlainBytes, expectedBytes: file.value.sizeBytes })
        : file,
    ),
  );
  const failed = stored.find((put, place) => !put.ok && prepared[place]?.ok === true);
  return failed === undefined || failed.ok ? null : failed;
}

/** Folders as sent, the name as it may be shown: no direction marks or control characters. */
function shownPath(path: string, outcome: Result<PreparedFile>): string {
  const plain = path.replace(/[\p{Cc}\p{Cf}]/gu, "");
  const folders = plain.split("/").slice(0, -1);
  const shown = outcome.ok ? [...folders, outcome.value.fileName].join("/") : plain;
  return shown.slice(-longestPath);
}

async function keep(
  deps: IntakeDeps,
  actor: Actor,
  { regionCode, roundYear }: PreviewIntakeInput,
  context: IntakeContext,
  looked: readonly LookedAt[],
): Promise<Result<{ readonly id: string }>> {
  const placements = placeFiles(
    looked.flatMap(({ outcome, match }, place) =>
      outcome.ok
        ? [
            {
              place,
              sha256: outcome.value.sha256,
              mediaType: outcome.value.mediaType,
              entryId: match.entry,
              indicator: match.indicator,
              isKnown: match.state !== "unknown",
            },
          ]
        : [],
    ),
    context.rows,
    context.standing,
  );
  const byPlace = new Map(placements.map((placement) => [placement.place, placement]));
  const files = looked.map(({ path, match, outcome }, place): NewIntakeFile => {
    const placement = byPlace.get(place);
    return {
      place,
      path,
      state: placement?.state ?? "refused",
      refusal: outcome.ok ? (placement?.refusal ?? null) : { code: outcome.code, details: { ...outcome.details } },
      guess: {
        entries: match.entries.map((guess) => ({ ...guess })),
        indicators: match.indicators.map((guess) => ({ ...guess })),
        basis: match.basis,
        score: match.score,
      },
      entryId: outcome.ok ? match.entry : null,
      indicator: outcome.ok ? match.indicator : null,
      stored: outcome.ok ? outcome.value : null,
    };
  });
  const id = deps.newId();
  const now = deps.clock.now();
  await deps.database.inRegionForBulk(regionCode, async (db) => {
    await deleteStaleIntakes(db, new Date(now.getTime() - keptDays * dayMs));
    await insertIntake(db, regionCode, { id, roundYear, files }, actorKey(actor), now);
  });
  return success({ id });
}
