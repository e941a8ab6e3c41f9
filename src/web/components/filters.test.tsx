import { describe, expect, test } from "vitest";
import { type FilterGroup, Filters } from "./filters.tsx";

const units: FilterGroup = {
  name: "unit",
  label: "Unit",
  isSingle: true,
  isClosed: true,
  options: [
    { value: "", label: "Semua unit", isChosen: true },
    { value: "dinkes", label: "Dinas Kesehatan", isChosen: false },
  ],
};
const chosen: FilterGroup = {
  ...units,
  options: units.options.map((option) => ({ ...option, isChosen: option.value === "dinkes" })),
};

const shown = (group: FilterGroup, isAbove: boolean): string =>
  String(
    <Filters action="/daftar" language="id" groups={[group]} clearHref="/daftar" isAbove={isAbove}>
      <p>hasil</p>
    </Filters>,
  );

describe("a group of filters that starts closed", () => {
  test("stays closed while nothing narrows the list", () => {
    expect(shown(units, false)).toContain('<details class="more"><summary>Unit</summary>');
    expect(shown(units, false)).toContain("Saring<");
  });

  test("is open when it narrows the list", () => {
    expect(shown(chosen, false)).toContain('<details class="more" open=""><summary>Unit</summary>');
    expect(shown(chosen, false)).toContain("Saring, 1 dipakai");
  });

  test("above the results says what is chosen and stays closed", () => {
    expect(shown(chosen, true)).toContain('<details class="more"><summary>Unit: Dinas Kesehatan</summary>');
    expect(shown(units, true)).toContain("<summary>Unit: Semua unit</summary>");
  });
});
