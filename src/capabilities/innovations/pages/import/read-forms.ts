import { trackSchema } from "#capabilities/programme/contract/membership.ts";
import type { SentForm } from "#platform/http/port.ts";
import {
  type ImportRun,
  type ImportRunId,
  type ImportSettings,
  importRunIdSchema,
  type StoredRowState,
  sheetKindSchema,
  type TableChoice,
} from "../../contract/import-operations.ts";
import { emptyDayWord } from "./questions-part.tsx";
import { stateWord } from "./rows-table.tsx";

export const runIdOf = (text: string | undefined): ImportRunId | undefined => importRunIdSchema.safeParse(text).data;

/** The programme year of a form: undefined when it is none, null when left empty. */
export function yearOf(text: string | undefined): number | null | undefined {
  const trimmed = (text ?? "").trim();
  if (trimmed === "") return null;
  const year = Number(trimmed);
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined;
}

export function settingsOf(form: SentForm): ImportSettings | undefined {
  const programmeYear = yearOf(form.get("tahun"));
  const track = trackSchema.safeParse(form.get("jalur") ?? "asn");
  if (programmeYear === undefined || !track.success) return undefined;
  return { programmeYear, track: track.data, includeHiddenRows: form.get("tersembunyi") === "ya" };
}

export const stateOf = (word: string | null): StoredRowState | undefined =>
  (["new", "changed", "unchanged", "asks", "wrong", "skipped"] as const).find((state) => stateWord[state] === word);

export const revisionOf = (form: SentForm): number | undefined => {
  const revision = Number(form.get("revisi") ?? Number.NaN);
  return Number.isSafeInteger(revision) ? revision : undefined;
};

/** Answers by question key; a ticked "ask again" takes the answer back; an empty field answers nothing. */
export function answersOf(form: SentForm): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const name of form.names()) {
    const index = /^kunci-(\d+)$/.exec(name)?.[1];
    const key = index === undefined ? undefined : form.get(name);
    if (key === undefined) continue;
    const answer = (form.get(`jawab-${index}`) ?? "").trim();
    if (form.get(`ulang-${index}`) === "ya") answers[key] = "";
    else if (answer !== "") answers[key] = answer.toLowerCase() === emptyDayWord ? "none" : answer.slice(0, 100);
  }
  return answers;
}

/** Columns count only for the table that the person saw: another heading row has other columns. */
export function tablesOf(form: SentForm, run: ImportRun): readonly TableChoice[] {
  return run.sheets.flatMap(({ sheet }): readonly TableChoice[] => {
    const kind = sheetKindSchema.safeParse(form.get(`jenis-${sheet}`));
    const headerRow = Number(form.get(`judul-${sheet}`) ?? Number.NaN);
    if (!kind.success || !Number.isInteger(headerRow) || headerRow < 1) return [];
    const seen = run.tables.find((table) => table.sheet === sheet);
    const isSame = seen !== undefined && seen.kind === kind.data && seen.headerRow === headerRow;
    const columns = !isSame
      ? []
      : seen.columns.flatMap(({ column }) => {
          const field = form.get(`kolom-${sheet}-${column}`);
          return field === undefined ? [] : [{ column, field: field === "" ? null : field }];
        });
    return [{ sheet, kind: kind.data, headerRow, columns }];
  });
}
