import { describe, expect, test } from "vitest";
import { iconShapes } from "./icon-shapes.ts";
import { type StateCode, stateCode, states } from "./states.ts";
import { StatusTag } from "./status-tag.tsx";

const codes = Object.keys(states).filter((code): code is StateCode => code in states);

describe("state tags", () => {
  test.each(codes)("%s has an icon, and words in both languages", (code) => {
    const look = states[code];
    const indonesian = String(<StatusTag state={code} language="id" />);
    expect(indonesian).toContain(iconShapes[look.icon].d);
    expect(indonesian).toContain(`<span>${look.word.id}</span>`);
    expect(String(<StatusTag state={code} language="en" />)).toContain(`<span>${look.word.en}</span>`);
  });

  test.each(["new", "changed", "unchanged", "asks", "wrong"])("knows the import row state %s", (state) => {
    expect(stateCode("import", state)).toBe(`import.${state}`);
  });

  test.each(["initiative", "trial", "applied"])("knows the stage %s", (state) => {
    expect(stateCode("stage", state)).toBe(`stage.${state}`);
  });

  test("keeps gold for awards", () => {
    expect(codes.filter((code) => states[code].tone === "gold")).toEqual(["award.won"]);
  });

  test("does not invent a look for an unknown code", () => {
    expect(stateCode("import", "toString")).toBeUndefined();
    expect(stateCode("stage", "flying")).toBeUndefined();
  });
});
