import type { MaturityInput, ScoreEntry } from "../contract/score.ts";
import { isCalendarDay } from "./calendar-day.ts";
import type { CompiledEdition } from "./compile-edition.ts";
import { isRawObject, type ProblemList, type RawObject } from "./problems.ts";
import { readLevels } from "./read-levels.ts";

function readMaturity(compiled: CompiledEdition, raw: RawObject, path: string, problems: ProblemList): MaturityInput {
  const { levels, maturity } = raw;
  if (levels !== undefined && maturity !== undefined) {
    problems.add(path, "innovation.both-forms", "levels or maturity", "both");
  }
  const most = compiled.maturityMax / compiled.scale;
  const isSound = typeof maturity === "number" && Number.isInteger(maturity) && maturity >= 0 && maturity <= most;
  if (maturity !== undefined && !isSound) {
    problems.add(`${path}.maturity`, "maturity.out-of-range", `an integer, 0..${most}`, maturity);
  }
  if (levels === undefined) return isSound ? { kind: "given", maturity } : { kind: "none" };
  if (!compiled.hasIndicators) {
    const expected = `maturity (edition ${compiled.name} has no indicator tables)`;
    problems.add(`${path}.levels`, "indicator.unknown", expected, levels);
    return { kind: "none" };
  }
  return { kind: "levels", levels: readLevels(compiled, "SID", levels, `${path}.levels`, problems) };
}

function readAffair(raw: unknown, path: string, known: ReadonlySet<string>, problems: ProblemList): string {
  if (raw === undefined) problems.add(path, "input.shape", "the code of an affair, as 1.02");
  else if (typeof raw !== "string" || !known.has(raw)) {
    problems.add(path, "affair.unknown", "the code of an affair, as 1.02", raw);
  } else return raw;
  return "";
}

function readAffairsAlso(raw: unknown, path: string, known: ReadonlySet<string>, problems: ProblemList): string[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) {
    problems.add(path, "input.shape", "array", raw);
    return [];
  }
  return raw.map((affair: unknown, place) => readAffair(affair, `${path}[${place}]`, known, problems));
}

function readDay(raw: unknown, path: string, problems: ProblemList): string | undefined {
  if (raw === undefined) return undefined;
  if (typeof raw === "string" && isCalendarDay(raw)) return raw;
  problems.add(path, "input.shape", "a calendar day, YYYY-MM-DD", raw);
  return undefined;
}

function readWords(raw: unknown, path: string, problems: ProblemList): number | undefined {
  if (raw === undefined) return undefined;
  if (typeof raw === "number" && Number.isSafeInteger(raw) && raw >= 0) return raw;
  problems.add(path, "input.shape", "an integer, 0 or more", raw);
  return undefined;
}

function readId(raw: unknown, path: string, problems: ProblemList): string {
  if (typeof raw === "string" && raw !== "") return raw;
  problems.add(path, "input.shape", "a string that is not empty", raw);
  return "";
}

/** Reads one innovation of a score input; what is wrong is noted with its path and counts as absent. */
export function readEntry(
  compiled: CompiledEdition,
  raw: unknown,
  path: string,
  knownAffairs: ReadonlySet<string>,
  problems: ProblemList,
): ScoreEntry {
  if (!isRawObject(raw)) {
    problems.add(path, "input.shape", "object", raw);
    return { id: "", affair: "", affairsAlso: [], maturity: { kind: "none" }, isRejected: false };
  }
  if (raw.rejected !== undefined && typeof raw.rejected !== "boolean") {
    problems.add(`${path}.rejected`, "input.shape", "true or false", raw.rejected);
  }
  const id = readId(raw.id, `${path}.id`, problems);
  const affair = readAffair(raw.affair, `${path}.affair`, knownAffairs, problems);
  const affairsAlso = readAffairsAlso(raw.affairsAlso, `${path}.affairsAlso`, knownAffairs, problems);
  const maturity = readMaturity(compiled, raw, path, problems);
  const appliedOn = readDay(raw.appliedOn, `${path}.appliedOn`, problems);
  const developedOn = readDay(raw.developedOn, `${path}.developedOn`, problems);
  const designWords = readWords(raw.designWords, `${path}.designWords`, problems);
  return {
    id,
    affair,
    affairsAlso,
    maturity,
    isRejected: raw.rejected === true,
    ...(appliedOn === undefined ? {} : { appliedOn }),
    ...(developedOn === undefined ? {} : { developedOn }),
    ...(designWords === undefined ? {} : { designWords }),
  };
}
