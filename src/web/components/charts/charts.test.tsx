import { describe, expect, test } from "vitest";
import { Bars } from "./bars.tsx";
import { IndexGauge, pointOnGirdle } from "./index-gauge.tsx";
import { IndexRuler } from "./index-ruler.tsx";
import { LineChart } from "./line.tsx";
import { Stacked } from "./stacked.tsx";
import { VariableGem } from "./variable-gem.tsx";

const words = { id: "bagan", title: "Judul bagan", description: "Uraian bagan", language: "id" as const };

const line = (
  <LineChart
    {...words}
    points={[
      { label: "2021", value: "48.62" },
      { label: "2022", value: "52.53" },
      { label: "2023", value: "57.64" },
      { label: "2024", value: null, target: "60" },
    ]}
  />
);
const gauge = (
  <IndexGauge
    {...words}
    value="57.64"
    valueLabel="Indeks 2023"
    target={{ label: "Target 2024", value: "60.00" }}
    caption="Indeks 2023"
  />
);
const ruler = (
  <IndexRuler
    {...words}
    bands={[
      { label: "Kurang Inovatif", from: "0.01", to: "40.00" },
      { label: "Inovatif", from: "40.01", to: "65.00" },
      { label: "Sangat Inovatif", from: "65.01", to: "100" },
    ]}
    values={[{ label: "Indeks 2023", value: "57.64", mark: "now" }]}
  />
);
const bars = (
  <Bars
    {...words}
    valueLabel="Inovasi"
    totalLabel="Jumlah"
    bars={[
      { label: "ASN", value: 49, href: "/katalog?jalur=asn" },
      { label: "PKA", value: 4 },
      { label: "PKP", value: 21 },
    ]}
  />
);
const stacked = (
  <Stacked
    {...words}
    rowLabel="Tahun"
    series={["ASN", "PKA", "PKP"]}
    hasTotalRow
    rows={[
      { label: "2023", values: [60, 3, 6] },
      { label: "2024", values: [49, 4, 21] },
    ]}
  />
);
const gem = (
  <VariableGem
    {...words}
    variables={Array.from({ length: 8 }, (_, index) => ({ label: `Variabel ${index + 1}`, value: "5.25", most: "21" }))}
  />
);

const drawn = { line, gauge, ruler, stacked, gem };

describe("every chart", () => {
  test.each(Object.entries(drawn))("%s has a title and a description for those who do not see it", (_, chart) => {
    const html = String(chart);
    expect(html).toMatch(/<svg[^>]*role="img" aria-labelledby="bagan-t" aria-describedby="bagan-d"/);
    expect(html).toContain('<title id="bagan-t">Judul bagan</title>');
    expect(html).toContain('<desc id="bagan-d">Uraian bagan</desc>');
  });

  test.each([
    ["line", line, ["48,62", "52,53", "57,64", "60", "belum dicatat"]],
    ["gauge", gauge, ["57,64", "60,00"]],
    ["ruler", ruler, ["57,64", "40,01 sampai 65,00"]],
    ["bars", bars, ["49", "4", "21", "74"]],
    ["stacked", stacked, ["60", "109", "143"]],
    ["gem", gem, ["5,25 / 21", "25%"]],
  ])("%s gives the same figures as a table", (_, chart, figures) => {
    const html = String(chart);
    const table = html.slice(html.indexOf("<table"), html.lastIndexOf("</table>"));
    for (const figure of figures) expect(table).toMatch(new RegExp(`>${figure}<`));
  });

  test("bars name and describe their table and open the rows behind a figure", () => {
    const html = String(bars);
    expect(html).toContain('aria-labelledby="bagan-t" aria-describedby="bagan-d"');
    expect(html).toContain('<a href="/katalog?jalur=asn">49</a>');
  });
});

describe("drawing", () => {
  test("a line says that its axis is cut", () => {
    expect(String(line)).toContain("Sumbu mulai dari 40");
  });

  test("a line joins neighbours fully and goes to the target dashed", () => {
    const html = String(line);
    expect(html.match(/class="ln"/g)).toHaveLength(2);
    expect(html.match(/class="tg dash"/g)).toHaveLength(1);
  });

  test("the girdle starts at the top, is half way at the bottom and closes", () => {
    expect(pointOnGirdle(0)).toEqual([100, 11.3]);
    expect(pointOnGirdle(50)[0]).toBeCloseTo(100, 5);
    expect(pointOnGirdle(50)[1]).toBeCloseTo(188.7, 5);
    expect(pointOnGirdle(100)[0]).toBeCloseTo(100, 5);
  });

  test("a bar of nothing and a chart of nothing stay drawable", () => {
    expect(String(<Bars {...words} valueLabel="Inovasi" bars={[{ label: "PKA", value: 0 }]} />)).toContain(
      'width="0%"',
    );
    expect(String(<LineChart {...words} points={[{ label: "2024", value: null }]} />)).not.toContain("NaN");
  });
});
