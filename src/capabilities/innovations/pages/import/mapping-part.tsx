import { trackNames, tracks } from "#capabilities/programme/contract/membership.ts";
import { formatDecimal, say } from "#shared/text.ts";
import { Button } from "#web/components/button.tsx";
import { Checkbox } from "#web/components/choice.tsx";
import { TextField } from "#web/components/field.tsx";
import { Form } from "#web/components/form.tsx";
import { Disclosure } from "#web/components/panel.tsx";
import { Select } from "#web/components/select.tsx";
import type { SheetKind } from "../../contract/import.ts";
import type { ImportRun, ImportSheet, ImportTable } from "../../contract/import-operations.ts";
import { importTexts as texts } from "../../texts/import-pages.ts";
import { columnLetters, fieldLabel, type ImportLabels, kindLabel } from "./import-labels.ts";

export const sheetKinds: readonly SheetKind[] = ["profiles", "levels", "governance"];

interface TableProps {
  readonly sheet: ImportSheet;
  readonly table: ImportTable | undefined;
  readonly labels: ImportLabels;
  readonly fieldsOf: (kind: SheetKind) => readonly string[];
}

const Columns = ({ sheet, table, labels, fieldsOf }: TableProps) => {
  const { language } = labels.view;
  if (table === undefined) return null;
  const options = fieldsOf(table.kind).map((field) => ({ value: field, label: fieldLabel(field) }));
  return (
    <div class="grid two">
      {table.columns.map(({ column, heading, field }) => (
        <Select
          name={`kolom-${sheet.sheet}-${column}`}
          label={say(texts.column, language, {
            letter: columnLetters(column),
            heading: heading === "" ? texts.plainHeading[language] : heading,
          })}
          empty={texts.ignoreColumn[language]}
          options={options}
          value={field ?? ""}
        />
      ))}
    </div>
  );
};

const SheetPart = (props: TableProps) => {
  const { sheet, table, labels } = props;
  const { language } = labels.view;
  const n = formatDecimal(sheet.rowCount, language);
  const title =
    sheet.name === "" ? say(texts.csvSheet, language, { n }) : say(texts.sheetIs, language, { sheet: sheet.name, n });
  return (
    <div class="stack">
      <Select
        name={`jenis-${sheet.sheet}`}
        label={title}
        empty={texts.ignoreSheet[language]}
        options={sheetKinds.map((kind) => ({ value: kind, label: kindLabel(kind, language) }))}
        value={table?.kind ?? ""}
      />
      <TextField
        name={`judul-${sheet.sheet}`}
        label={say(texts.headerRowOf, language, { sheet: sheet.name })}
        keyboard="numeric"
        width="narrow"
        maxLength={7}
        value={String(table?.headerRow ?? 1)}
      />
      <Columns {...props} />
    </div>
  );
};

/** Which sheets are taken, where their heading stands, what each column means, and what the list does not say. */
export const MappingPart = (props: {
  readonly run: ImportRun;
  readonly labels: ImportLabels;
  readonly fieldsOf: (kind: SheetKind) => readonly string[];
}) => {
  const { run, labels, fieldsOf } = props;
  const { view } = labels;
  const { language } = view;
  const { settings } = run;
  const chosen = new Map(run.tables.map((table) => [table.sheet, table]));
  const sheets = run.sheets.filter(({ sheet, hidden, rowCount }) => chosen.has(sheet) || (!hidden && rowCount > 0));
  return (
    <Disclosure summary={texts.mapping[language]} isOpen={run.tables.length === 0}>
      <Form
        view={view}
        action={`/inovasi/impor/${run.id}/pemetaan`}
        name="pemetaan"
        hidden={{ revisi: String(run.revision) }}
      >
        <p class="mut">{texts.mappingHint[language]}</p>
        {sheets.map((sheet) => (
          <SheetPart sheet={sheet} table={chosen.get(sheet.sheet)} labels={labels} fieldsOf={fieldsOf} />
        ))}
        <TextField
          name="tahun"
          label={texts.programmeYear[language]}
          note={texts.optional[language]}
          hint={texts.programmeYearHint[language]}
          keyboard="numeric"
          width="narrow"
          maxLength={4}
          value={settings.programmeYear === null ? "" : String(settings.programmeYear)}
        />
        <Select
          name="jalur"
          label={texts.track[language]}
          options={tracks.map((track) => ({ value: track, label: trackNames[track][language] }))}
          value={settings.track}
        />
        <Checkbox name="tersembunyi" label={texts.hiddenRows[language]} isChecked={settings.includeHiddenRows} />
        <Button tone="alt">{texts.replan[language]}</Button>
      </Form>
    </Disclosure>
  );
};
