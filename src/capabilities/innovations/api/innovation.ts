import type { Actor } from "#shared/actor.ts";
import type { InnovationId, RegionCode } from "#shared/ids.ts";
import { type BoundOperation, bindOperation } from "#shared/operation.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { ProposeInnovationInput } from "../actions/propose-innovation.ts";
import type { RegisteredInnovation } from "../actions/register-innovation.ts";
import {
  registerInnovationOperation,
  reviseInnovationOperation,
  showProfileOperation,
} from "../contract/innovation-operations.ts";
import type { Profile } from "../contract/profile.ts";
import type { ProfileVersion } from "../queries/profile-version.ts";

/** What API and pages do with one innovation. */
export interface InnovationFunctions {
  propose(actor: Actor, input: ProposeInnovationInput): Promise<Result<RegisteredInnovation>>;
  revise(
    actor: Actor,
    input: {
      readonly regionCode: RegionCode;
      readonly id: InnovationId;
      readonly seenVersion: number;
      readonly profile: Profile;
      readonly note: string | null;
    },
  ): Promise<Result<{ readonly version: number; readonly changed: readonly string[] }>>;
  version(
    regionCode: RegionCode,
    which: { readonly slug: string } | { readonly id: InnovationId },
    version?: number,
  ): Promise<ProfileVersion | null>;
}

export function innovationOperations(functions: InnovationFunctions): readonly BoundOperation[] {
  return [
    bindOperation(registerInnovationOperation, async ({ actor, regionCode }, input) => {
      const proposed = await functions.propose(actor, { ...input, regionCode });
      if (!proposed.ok) return proposed;
      const { innovationId, membership } = proposed.value;
      const written = await functions.version(regionCode, { id: innovationId });
      if (written === null || membership === null) throw new Error("a proposed innovation is not on record");
      return success({
        innovationId,
        slug: written.slug,
        membershipId: membership.id,
        registrationNumber: membership.registrationNumber,
      });
    }),
    bindOperation(showProfileOperation, async ({ regionCode }, { id }) => {
      const found = await functions.version(regionCode, { id });
      return found === null ? refusal("innovation.not-found", { id }) : success(found);
    }),
    bindOperation(reviseInnovationOperation, async ({ actor, regionCode }, input) => {
      const revised = await functions.revise(actor, { ...input, regionCode });
      return revised.ok ? success({ ...revised.value, changed: [...revised.value.changed] }) : revised;
    }),
  ];
}
