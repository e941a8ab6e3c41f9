import { expect, test } from "vitest";
import { membershipStates } from "../contract.ts";
import { canLaunch } from "./membership-states.ts";

test("launches what was approved, screened or established, and nothing else", () => {
  expect(membershipStates.filter((state) => canLaunch(state))).toEqual(["approved", "screened", "established"]);
});
