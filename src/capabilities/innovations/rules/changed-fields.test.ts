import { expect, test } from "vitest";
import { changedFields } from "./changed-fields.ts";

test.each([
  [{ name: "a" }, { name: "a" }, []],
  [{ name: "a" }, { name: "a", form: null }, []],
  [{ name: "a", stage: "trial" }, { name: "b", stage: "trial" }, ["name"]],
  [{ name: "a", goals: ["x"] }, { name: "a" }, ["goals"]],
  [null, { name: "a" }, ["name"]],
])("of %j and %j are %j", (before, after, fields) => {
  expect(changedFields(before, after)).toEqual(fields);
});
