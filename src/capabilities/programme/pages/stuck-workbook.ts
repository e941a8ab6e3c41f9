import type { WorkbookToWrite } from "#platform/spreadsheet/port.ts";
import type { View } from "#shared/view.ts";
import type { Stuck } from "../contract/way-operations.ts";
import { texts } from "../texts/programme.ts";
import { stuckTexts } from "../texts/stuck.ts";
import { roleList, stateName } from "./way-words.ts";

/** The list of the page as a workbook, from the same rows. */
export function stuckWorkbook(view: View, rows: readonly Stuck[]): WorkbookToWrite {
  const { language } = view;
  const column = (heading: string, width: number, format: "text" | "number" | "day" = "text") => ({
    heading,
    width,
    format,
  });
  return {
    createdAt: view.now,
    sheets: [
      {
        name: stuckTexts.sheet[language],
        columns: [
          column(texts.innovation[language], 50),
          column(texts.agency[language], 40),
          column(texts.number[language], 12),
          column(stuckTexts.state[language], 22),
          column(stuckTexts.since[language], 14, "day"),
          column(stuckTexts.age[language], 12, "number"),
          column(stuckTexts.waitsFor[language], 36),
          column(stuckTexts.dueOn[language], 14, "day"),
          column(stuckTexts.late[language], 10),
        ],
        rows: rows.map((row) => [
          row.title,
          row.agencyName,
          `${row.registrationNumber}/${row.year}`,
          stateName(row.state, language),
          { day: row.since.slice(0, 10) },
          row.days,
          roleList(row.waitsFor, language),
          row.dueOn === null ? null : { day: row.dueOn },
          texts[row.isLate ? "yes" : "no"][language],
        ]),
      },
    ],
  };
}
