import type { Actor } from "#shared/actor.ts";
import type { RegionCode, RoundEntryId } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { supplyReach } from "../../contract/access.ts";
import type { IntakeDeps } from "../../deps.ts";
import { intakeContext } from "../../queries/intake-context.ts";
import { type IntakeRow, readIntake } from "../../queries/read-intake.ts";
import { placeFiles as judgePlaces } from "../../rules/place-files.ts";
import { placeFiles } from "../../store/intake.ts";

export interface IntakeAnswer {
  readonly place: number;
  readonly entryId: RoundEntryId | null;
  readonly indicator: string | null;
  readonly isLeftOut: boolean;
}

export interface AnswerIntakeInput {
  readonly regionCode: RegionCode;
  readonly id: string;
  readonly answers: readonly IntakeAnswer[];
}

/** Whoever handed the files in says where they belong, or leaves some out; every line is judged anew. */
export async function answerIntake(
  deps: IntakeDeps,
  actor: Actor,
  input: AnswerIntakeInput,
): Promise<Result<{ readonly id: string }>> {
  const { regionCode, id } = input;
  return deps.database.inRegion(regionCode, async (db) => {
    const found = await readIntake(db, actor, regionCode, id, "lock");
    if (!found.ok) return found;
    const intake = found.value;
    if (intake.state !== "previewed") return refusal("evidence.intake-not-previewed", { state: intake.state });
    const context = await intakeContext(deps, db, intake.roundYear, supplyReach(actor, regionCode));
    if (!context.ok) return context;
    const { entryIds, codes, rows, standing } = context.value;
    for (const answer of input.answers) {
      if (answer.entryId !== null && !entryIds.has(answer.entryId)) return refusal("evidence.place-not-found");
      if (answer.indicator !== null && !codes.has(answer.indicator))
        return refusal("evidence.indicator-not-found", { indicator: answer.indicator });
    }
    const answers = new Map(input.answers.map((answer) => [answer.place, answer]));
    // What was refused has no bytes to place.
    const open = intake.files.flatMap((file) => (file.sha256 === null ? [] : [meant(file, file.sha256, answers)]));
    const kept = open.filter(({ isLeftOut }) => !isLeftOut);
    const judged = new Map(judgePlaces(kept, rows, standing).map((placement) => [placement.place, placement]));
    await placeFiles(
      db,
      id,
      open.map((file) => ({
        place: file.place,
        state: judged.get(file.place)?.state ?? "left-out",
        refusal: judged.get(file.place)?.refusal ?? null,
        entryId: file.entryId,
        indicator: file.indicator,
      })),
    );
    return success({ id });
  });
}

function meant(file: IntakeRow, sha256: string, answers: ReadonlyMap<number, IntakeAnswer>) {
  const answer = answers.get(file.place);
  return {
    place: file.place,
    sha256,
    mediaType: file.mediaType ?? "",
    entryId: answer === undefined ? file.entryId : answer.entryId,
    indicator: answer === undefined ? file.indicator : answer.indicator,
    isLeftOut: answer === undefined ? file.state === "left-out" : answer.isLeftOut,
    isKnown: file.state !== "unknown",
  };
}
