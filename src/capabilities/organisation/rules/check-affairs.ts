import type { Problem } from "#shared/result.ts";
import type { Affair, NationalChoice, SupportingFunction } from "../contract/affair.ts";

interface AffairTable {
  readonly affairs: readonly Affair[];
  readonly supporting: readonly SupportingFunction[];
  readonly nationalChoices: readonly NationalChoice[];
}

const groupOfDigit: Readonly<Record<string, Affair["group"]>> = {
  "1": "basic-service",
  "2": "non-basic-service",
  "3": "optional",
};

/**
 * Both mappings are total: every code falls into exactly one of the 38 choices and every choice names known codes.
 * UU 23/2014 art. 12: 6 + 18 + 8 affairs, numbered 01 to 32 across the groups.
 */
export function checkAffairs(table: AffairTable): readonly Problem[] {
  const problems: Problem[] = [];
  const codes = [...table.affairs, ...table.supporting].map((row) => row.code);
  const known = new Set(codes);
  for (const [index, code] of codes.entries()) {
    if (codes.indexOf(code) !== index) problems.push({ path: `code ${code}`, code: "affairs.duplicate-code" });
  }
  for (const [index, affair] of table.affairs.entries()) {
    const path = `affairs[${index}]`;
    if (Number(affair.code.slice(2)) !== index + 1)
      problems.push({ path, code: "affairs.order", expected: `number ${index + 1}`, found: affair.code });
    if (groupOfDigit[affair.code.charAt(0)] !== affair.group)
      problems.push({ path, code: "affairs.group", found: affair.group });
    if (affair.isBasicService !== (affair.group === "basic-service"))
      problems.push({ path, code: "affairs.basic-service", found: affair.code });
  }
  const sizes = ["basic-service", "non-basic-service", "optional"].map(
    (group) => table.affairs.filter((affair) => affair.group === group).length,
  );
  if (sizes.join("+") !== "6+18+8")
    problems.push({ path: "affairs", code: "affairs.count", expected: "6+18+8", found: sizes.join("+") });
  return [...problems, ...checkChoices(table.nationalChoices, known)];
}

function checkChoices(choices: readonly NationalChoice[], known: ReadonlySet<string>): readonly Problem[] {
  const problems: Problem[] = [];
  if (choices.length !== 38)
    problems.push({ path: "nationalChoices", code: "affairs.choice-count", expected: "38", found: choices.length });
  const mapped = new Map<string, number>();
  for (const [index, choice] of choices.entries()) {
    const path = `nationalChoices[${index}]`;
    if (choice.number !== index + 1)
      problems.push({ path, code: "affairs.choice-order", expected: String(index + 1), found: choice.number });
    for (const code of choice.codes) {
      if (!known.has(code)) problems.push({ path, code: "affairs.choice-unknown-code", found: code });
      const earlier = mapped.get(code);
      if (earlier !== undefined)
        problems.push({ path, code: "affairs.choice-twice", found: code, expected: `only choice ${earlier}` });
      mapped.set(code, choice.number);
    }
  }
  for (const code of known) {
    if (!mapped.has(code)) problems.push({ path: "nationalChoices", code: "affairs.choice-missing", found: code });
  }
  return problems;
}
