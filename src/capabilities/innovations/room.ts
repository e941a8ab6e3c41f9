import type { Actor } from "#shared/actor.ts";
import type { Details } from "#shared/result.ts";
import type { Language } from "#shared/text.ts";
import { registerInnovation } from "./actions/register-innovation.ts";
import { reviseInnovation } from "./actions/revise-innovation.ts";
import type { InnovationsDeps } from "./deps.ts";
import { createImportPart, type ImportDeps } from "./import-part.ts";
import { innovationPages } from "./pages/innovation-pages.tsx";
import { showInnovation } from "./queries/show-innovation.ts";
import { describeInnovationRefusal } from "./texts/innovation.ts";

type Input<F> = F extends (deps: never, actor: Actor, input: infer I) => unknown ? I : never;

/** One row for life: profiles as versions, lineage, and workbooks in and out. */
export function createInnovationsRoom(deps: InnovationsDeps & ImportDeps) {
  const { database } = deps;
  const imports = createImportPart(deps);
  return {
    operations: imports.operations,
    pages: [
      ...innovationPages({
        affairs: deps.affairs,
        show: (regionCode, slug) => database.inRegion(regionCode, (db) => showInnovation(db, slug)),
      }),
      ...imports.pages,
    ],
    commands: imports.commands,
    offers: {
      describeRefusal: (code: string, details: Details | undefined, language: Language) =>
        describeInnovationRefusal(code, details, language) ?? imports.describeRefusal(code, details, language),
      register: (actor: Actor, input: Input<typeof registerInnovation>) => registerInnovation(deps, actor, input),
      revise: (actor: Actor, input: Input<typeof reviseInnovation>) => reviseInnovation(deps, actor, input),
    },
  };
}
