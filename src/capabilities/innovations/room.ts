import type { Child } from "hono/jsx";
import type { WayReader } from "#capabilities/programme/contract/way.ts";
import type { Actor } from "#shared/actor.ts";
import type { InnovationId, RegionCode } from "#shared/ids.ts";
import type { Details } from "#shared/result.ts";
import type { Language } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { proposeInnovation } from "./actions/propose-innovation.ts";
import { registerInnovation } from "./actions/register-innovation.ts";
import { reviseInnovation } from "./actions/revise-innovation.ts";
import { type InnovationFunctions, innovationOperations } from "./api/innovation.ts";
import type { InnovationsDeps } from "./deps.ts";
import { editPages } from "./pages/edit/edit-pages.tsx";
import { innovationPages } from "./pages/innovation-pages.tsx";
import { profileVersion } from "./queries/profile-version.ts";
import { showInnovation } from "./queries/show-innovation.ts";
import { createImportPart, type ImportDeps } from "./room/imports.ts";
import { mayRevise } from "./rules/edit/may-revise.ts";
import { profileDefinitions } from "./rules/edit/read-profile-form.ts";
import { describeInnovationRefusal } from "./texts/innovation.ts";

type Input<F> = F extends (deps: never, actor: Actor, input: infer I) => unknown ? I : never;

/** Fields of the national profile in the order and under the headings of its form. */
export const profileHeadings = profileDefinitions.map(({ field, heading }) => ({ field, heading }));

/** What the programme adds: the way of an innovation as a part of its page, and why it was sent back. */
interface WayParts {
  readonly way: WayReader;
  readonly wayPanel: (view: View, regionCode: RegionCode, slug: string) => Promise<Child>;
}

/** One row for life: profiles as versions, lineage, and workbooks in and out. */
export function createInnovationsRoom(deps: InnovationsDeps & ImportDeps & WayParts) {
  const { database } = deps;
  const imports = createImportPart(deps);
  const functions: InnovationFunctions = {
    propose: (actor, input) => proposeInnovation(deps, actor, input),
    revise: (actor, input) => reviseInnovation(deps, actor, input),
    version: (regionCode, which, version) => database.inRegion(regionCode, (db) => profileVersion(db, which, version)),
  };
  const mayReviseNow = async (actor: Actor, regionCode: RegionCode, id: InnovationId) => {
    const memberships = await database.inRegion(regionCode, (db) => deps.memberships.ofInnovations(db, [id]));
    const newest = memberships.at(-1);
    return mayRevise(actor, { regionCode, agencyId: newest?.agencyId ?? null, state: newest?.state ?? null });
  };
  return {
    operations: [...innovationOperations(functions), ...imports.operations],
    pages: [
      ...editPages({
        ...functions,
        affairs: deps.affairs,
        agencies: (regionCode) => database.inRegion(regionCode, (db) => deps.agencies.all(db)),
        mayRevise: mayReviseNow,
        reasons: async (regionCode, id) => {
          const reasons = await database.inRegion(regionCode, (db) => deps.way.openReasons(db, id));
          return new Map(reasons.map((reason) => [reason.field, reason.sentence]));
        },
      }),
      ...innovationPages({
        affairs: deps.affairs,
        wayPanel: deps.wayPanel,
        mayRevise: mayReviseNow,
        show: (regionCode, slug) => database.inRegion(regionCode, (db) => showInnovation(db, slug)),
      }),
      ...imports.pages,
    ],
    commands: imports.commands,
    offers: {
      describeRefusal: (code: string, details: Details | undefined, language: Language) =>
        describeInnovationRefusal(code, details, language) ?? imports.describeRefusal(code, details, language),
      register: (actor: Actor, input: Input<typeof registerInnovation>) => registerInnovation(deps, actor, input),
      revise: functions.revise,
      propose: functions.propose,
      version: functions.version,
    },
  };
}
