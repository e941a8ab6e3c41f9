import type { IndicatorHelp } from "#capabilities/index/contract/edition.ts";
import type { Db } from "#platform/database/port.ts";
import type { DescribeRefusal } from "#shared/refusal-texts.ts";
import type { EvidenceReader } from "./contract/evidence.ts";
import type { IntakeDeps } from "./deps.ts";
import { createDocuments } from "./room/documents.ts";
import { createVerification } from "./room/verification.ts";
import { sayFinding } from "./texts/findings.ts";
import { describeEvidenceRefusal } from "./texts/refusals.ts";

/** Documents stored once by their hash, their role per indicator, bulk intake, and what verifiers decide about them. */
export function createEvidenceRoom(
  deps: IntakeDeps & { readonly helpOf: (indicator: string) => IndicatorHelp | undefined },
) {
  const documents = createDocuments(deps);
  const verification = createVerification({ ...deps, sayFinding });
  const reader: EvidenceReader = {
    rolesOf: documents.offers.rolesOf,
    verifiedOf: verification.offers.verifiedOf,
  };
  return {
    operations: [...documents.operations, ...verification.operations],
    pages: [...documents.pages, ...verification.pages],
    commands: [],
    offers: {
      ...documents.offers,
      ...verification.offers,
      reader,
      describeRefusal: ((code, details, language) =>
        describeEvidenceRefusal(code, details, language) ??
        verification.offers.describeRefusal(code, details, language)) satisfies DescribeRefusal,
      tasksFor: async (db: Db, context: Parameters<typeof documents.offers.tasksFor>[1]) => [
        ...(await documents.offers.tasksFor(db, context)),
        ...(await verification.offers.tasksFor(db, context)),
      ],
    },
  };
}
