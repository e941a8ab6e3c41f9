import { formatDecimal, say } from "#shared/text.ts";
import { addressWith } from "#web/address.ts";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Section } from "#web/components/page-title.tsx";
import { stateCode } from "#web/components/states.ts";
import { StatusTag } from "#web/components/status-tag.tsx";
import { Tabs } from "#web/components/tabs.tsx";
import { Tag } from "#web/components/tag.tsx";
import {
  type ImportRowShown,
  importRowsAPage,
  rowStates,
  type StoredRowState,
} from "../../contract/import-operations.ts";
import type { ShownImport } from "../../queries/import/show-import.ts";
import { fieldDefinitions } from "../../rules/import/fields.ts";
import { skippedRowTexts } from "../../texts/import.ts";
import { importTexts as texts } from "../../texts/import-pages.ts";
import { sayImportRefusal } from "../../texts/import-refusals.ts";
import { fieldLabel, type ImportLabels, sayValue } from "./import-labels.ts";

export const stateWord: Readonly<Record<StoredRowState, string>> = {
  new: "baru",
  changed: "berubah",
  unchanged: "tetap",
  asks: "perlu-jawaban",
  wrong: "salah",
  skipped: "dilewati",
};

const RowState = ({ row, labels }: { readonly row: ImportRowShown; readonly labels: ImportLabels }) => {
  const { language } = labels.view;
  const code = stateCode("import", row.state);
  if (code !== undefined) return <StatusTag state={code} language={language} />;
  return (
    <Tag tone="plain" icon="ban">
      {texts.skipped[language]}
    </Tag>
  );
};

const reasonTexts: Readonly<Record<string, { readonly id: string; readonly en: string }>> = skippedRowTexts;

function lines(row: ImportRowShown, labels: ImportLabels): readonly string[] {
  const { language } = labels.view;
  const said = [...row.problems, ...row.notices].map(({ path, code, details, found }) => {
    const written = found === "" ? "" : ` (${say(texts.found, language, { found })})`;
    return `${path}: ${sayImportRefusal(code, details, language)}${written}`;
  });
  const changes = row.changes.map(({ field, from, to }) =>
    say(texts.fromTo, language, {
      field: fieldLabel(field),
      from: sayValue(field, from, labels),
      to: sayValue(field, to, labels),
    }),
  );
  const values = fieldDefinitions.flatMap(({ field, heading }) =>
    field in row.values ? [`${heading}: ${sayValue(field, row.values[field], labels)}`] : [],
  );
  const waits = row.asks.length > 0 ? [texts.waits[language]] : [];
  const same = row.state === "unchanged" ? [texts.same[language]] : [];
  const reason = row.reason === null ? [] : [reasonTexts[row.reason]?.[language] ?? row.reason];
  return [...said, ...waits, ...changes, ...values, ...same, ...reason];
}

const shownLines = 4;

/** What happens with a row; more than a few lines fold. */
const RowContent = ({ row, labels }: { readonly row: ImportRowShown; readonly labels: ImportLabels }) => {
  const all = lines(row, labels);
  const [first = "", ...others] = all;
  if (all.length <= 1) return <>{first}</>;
  const list = (items: readonly string[]) => (
    <ul class="plain">
      {items.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
  if (all.length <= shownLines || row.state === "wrong") return list(all);
  return (
    <details class="more">
      <summary>{first}</summary>
      {list(others)}
    </details>
  );
};

const placeOf = ({ sheetName, row }: ImportRowShown): string =>
  sheetName === "" ? String(row) : `${sheetName}!${row}`;

export interface RowsPartProps {
  readonly shown: ShownImport;
  readonly state: StoredRowState | undefined;
  readonly labels: ImportLabels;
}

/** The rows of a preview by state, one page at a time. */
export const RowsPart = ({ shown, state, labels }: RowsPartProps) => {
  const { view } = labels;
  const { language } = view;
  const { run } = shown;
  const figure = (value: number) => formatDecimal(value, language);
  const total = rowStates.reduce((sum, each) => sum + run.counts[each], 0);
  const base = `/inovasi/impor/${run.id}`;
  const tabs = [
    { label: `${texts.all[language]} (${figure(total)})`, href: base, isCurrent: state === undefined },
    ...rowStates.map((each) => ({
      label: `${texts[each][language]} (${figure(run.counts[each])})`,
      href: `${base}?keadaan=${stateWord[each]}`,
      isCurrent: state === each,
    })),
  ];
  return (
    <Section id="h-baris" title={texts.rows[language]}>
      <Tabs tabs={tabs} label={texts.state[language]} />
      <DataTable
        caption={texts.rows[language]}
        isCaptionHidden
        language={language}
        rows={shown.rows}
        empty={<EmptyState level={3} title={texts.noRows[language]} />}
        pager={{
          page: shown.page,
          pageSize: importRowsAPage,
          total: shown.total,
          hrefOf: (page) => addressWith(view.path, { hal: page === 1 ? null : page, sesudah: null }),
        }}
        columns={[
          { label: texts.place[language], cell: placeOf },
          { label: texts.name[language], isRowHeader: true, cell: (row) => row.name },
          {
            label: texts.state[language],
            isLabelledOnPhone: false,
            cell: (row) => <RowState row={row} labels={labels} />,
          },
          { label: texts.content[language], cell: (row) => <RowContent row={row} labels={labels} /> },
        ]}
      />
    </Section>
  );
};
