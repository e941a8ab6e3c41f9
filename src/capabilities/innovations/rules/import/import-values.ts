import type { ImportValues } from "../../contract/import.ts";
import { tidyText } from "./normalise.ts";
import { canonicalDecimal } from "./read-number.ts";

/** An innovation of which nothing is known. */
export const blankValues: ImportValues = {
  name: "",
  stage: null,
  initiatorKind: null,
  initiatorName: null,
  classification: null,
  digitalKind: null,
  form: null,
  latitude: null,
  longitude: null,
  astaCita: null,
  pkpnCluster: null,
  pkpnProgramme: null,
  theme: null,
  mainAffair: null,
  otherAffairs: [],
  trialOn: null,
  appliedOn: null,
  developedOn: null,
  developmentNote: null,
  design: null,
  goalShort: null,
  goalMiddle: null,
  goalLong: null,
  benefit: null,
  resultBefore: null,
  resultAfter: null,
  budgetRupiah: null,
  businessProfile: null,
  intellectualProperty: null,
  awardsNote: null,
  videoLink: null,
  programmeYear: 0,
  track: "asn",
  agencyId: null,
};

/** Equal for people: blank ends, line ends and the order of a list do not count; of decimals, zeros at the end. */
export function sameValue(left: unknown, right: unknown, isDecimal = false): boolean {
  return comparable(left, isDecimal) === comparable(right, isDecimal);
}

function comparable(value: unknown, isDecimal: boolean): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(String).sort().join("\n");
  const text = tidyText(String(value));
  return (isDecimal ? canonicalDecimal(text) : undefined) ?? text;
}
