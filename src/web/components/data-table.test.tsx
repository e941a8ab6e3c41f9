import { describe, expect, test } from "vitest";
import { type Column, DataTable } from "./data-table.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Pager, pagesShown } from "./pager.tsx";

interface Row {
  readonly name: string;
  readonly maturity: number;
}

const rows: readonly Row[] = [
  { name: "Kelotok Sehat", maturity: 998 },
  { name: "Peta Banjir", maturity: 704 },
];
const columns: readonly Column<Row>[] = [
  { label: "Inovasi", cell: (row) => row.name, sortKey: "nama" },
  { label: "Kematangan", cell: (row) => row.maturity, isNumeric: true, sortKey: "skor", sum: (row) => row.maturity },
  { label: "Indeks", cell: () => "", sum: "59,57", isNumeric: true },
];

describe("a data table", () => {
  const html = String(
    <DataTable
      caption="Inovasi"
      columns={columns}
      rows={rows}
      language="id"
      sorting={{ key: "skor", direction: "up", hrefOf: (key, direction) => `?urut=${key}&arah=${direction}` }}
      totalLabel="Jumlah, 2 inovasi"
    />,
  );

  test("adds up whole numbers and prints finished totals in its foot", () => {
    const foot = html.slice(html.indexOf("<tfoot"));
    expect(foot).toContain("Jumlah, 2 inovasi");
    expect(foot).toContain(">1.702<");
    expect(foot).toContain(">59,57<");
  });

  test("writes out the roles that cards on a phone would drop", () => {
    for (const role of ["table", "rowgroup", "row", "columnheader", "rowheader", "cell"]) {
      expect(html).toContain(`role="${role}"`);
    }
    const withoutRole = [...html.matchAll(/<(table|thead|tbody|tfoot|tr|th|td)\b(?![^>]*role=)[^>]*>/g)];
    expect(withoutRole).toEqual([]);
  });

  test("labels values for the cards and leaves the row's name bare", () => {
    expect(html).toContain('data-l="Kematangan"');
    expect(html).not.toContain('data-l="Inovasi"');
  });

  test("marks the sorted column and turns its direction at the next click", () => {
    expect(html).toContain('aria-sort="ascending"');
    expect(html).toContain('href="?urut=skor&amp;arah=down"');
    expect(html).toContain('href="?urut=nama&amp;arah=up"');
  });

  test("says how to begin instead of an empty table", () => {
    const empty = String(
      <DataTable
        caption="Inovasi"
        columns={columns}
        rows={[]}
        language="id"
        empty={<EmptyState title="Belum ada inovasi" text="Mulai dari satu masalah." />}
      />,
    );
    expect(empty).toContain("Mulai dari satu masalah.");
    expect(empty).not.toContain("<table");
  });
});

describe("a pager", () => {
  test.each([
    [1, 1, [1]],
    [1, 2, [1, 2]],
    [3, 13, [1, 2, 3, 4, 0, 13]],
    [7, 13, [1, 0, 6, 7, 8, 0, 13]],
    [13, 13, [1, 0, 12, 13]],
    [4, 6, [1, 2, 3, 4, 5, 6]],
  ])("on page %i of %i shows %j", (page, last, shown) => {
    expect(pagesShown(page, last)).toEqual(shown);
  });

  test("says which rows are shown", () => {
    const html = String(
      <Pager page={25} pageSize={50} total={1234} hrefOf={(page) => `?halaman=${page}`} language="id" />,
    );
    expect(html).toContain("1.201 sampai 1.234 dari 1.234");
    expect(html).toContain('aria-current="page"');
    expect(html).not.toContain("Berikutnya");
  });
});
