import * as catalogue from "#capabilities/catalogue/contract.ts";
import * as evidenceDecision from "#capabilities/evidence/contract/decision.ts";
import * as evidenceDocument from "#capabilities/evidence/contract/document.ts";
import * as evidenceIntake from "#capabilities/evidence/contract/intake.ts";
import * as evidenceRole from "#capabilities/evidence/contract/role.ts";
import * as identity from "#capabilities/identity/contract/operations.ts";
import * as indexLevel from "#capabilities/index/contract/level.ts";
import * as indexRound from "#capabilities/index/contract/round-operations.ts";
import * as indexScore from "#capabilities/index/contract/score.ts";
import * as imports from "#capabilities/innovations/contract/import-operations.ts";
import * as innovations from "#capabilities/innovations/contract/innovation-operations.ts";
import * as organisation from "#capabilities/organisation/contract/operations.ts";
import * as programme from "#capabilities/programme/contract/operations.ts";
import * as programmeWay from "#capabilities/programme/contract/way-operations.ts";
import type { Operation } from "#shared/operation.ts";

const contracts = [
  catalogue,
  evidenceDecision,
  evidenceDocument,
  evidenceIntake,
  evidenceRole,
  identity,
  imports,
  indexLevel,
  indexRound,
  indexScore,
  innovations,
  organisation,
  programme,
  programmeWay,
];

const isOperation = (value: unknown): value is Operation =>
  typeof value === "object" && value !== null && "permission" in value && "refusals" in value && "path" in value;

/** Every operation that a contract defines; the source of docs/openapi.json and of the tests of permissions. */
export const allOperations: readonly Operation[] = contracts.flatMap((contract) =>
  Object.values<unknown>({ ...contract }).filter(isOperation),
);
