import type { WorkbookToWrite } from "#platform/spreadsheet/port.ts";
import { texts } from "../texts/programme.ts";
import { type DutiesPageProps, groupName } from "./duties-page.tsx";

/** The page's table as a workbook, from the same rows. */
export function dutiesWorkbook({ view, year, duties, kinds }: Omit<DutiesPageProps, "years">): WorkbookToWrite {
  const { language } = view;
  const column = (heading: string, width: number, format: "text" | "number" = "text") => ({ heading, width, format });
  return {
    createdAt: view.now,
    sheets: [
      {
        name: `${texts.sheet[language]} ${year}`,
        columns: [
          column(texts.unit[language], 60),
          column(texts.group[language], 18),
          column(texts.state[language], 12),
          column(texts.sent[language], 10, "number"),
          column(texts.drafts[language], 12, "number"),
          column(texts.lastYear[language], 16, "number"),
        ],
        rows: duties.map((duty) => [
          duty.name,
          groupName(kinds, duty.launchGroup, view),
          texts[duty.sent > 0 ? "done" : "notYet"][language],
          duty.sent,
          duty.drafts,
          duty.lastYear,
        ]),
      },
    ],
  };
}
