import type { Child } from "hono/jsx";
import type { AffairReader } from "#capabilities/organisation/contract/affair.ts";
import type { Page } from "#platform/http/port.ts";
import type { Actor } from "#shared/actor.ts";
import type { InnovationId, RegionCode } from "#shared/ids.ts";
import type { View } from "#shared/view.ts";
import type { ShownInnovation } from "../queries/show-innovation.ts";
import { InnovationPage } from "./innovation-page.tsx";

export function innovationPages(reads: {
  readonly affairs: AffairReader;
  show(regionCode: RegionCode, slug: string): Promise<ShownInnovation | null>;
  /** Where it stands in its programme years and what can be done next. */
  wayPanel(view: View, regionCode: RegionCode, slug: string): Promise<Child>;
  mayRevise(actor: Actor, regionCode: RegionCode, id: InnovationId): Promise<{ readonly ok: boolean }>;
}): readonly Page[] {
  return [
    {
      method: "get",
      path: "/inovasi/{slug}",
      permission: "staff",
      handle: async ({ view, params, regionCode }) => {
        const innovation = await reads.show(regionCode, params["slug"] ?? "");
        if (innovation === null) return { kind: "refused", code: "innovation.not-found" };
        const way = await reads.wayPanel(view, regionCode, innovation.slug);
        const canRevise = (await reads.mayRevise(view.actor, regionCode, innovation.id)).ok;
        return {
          kind: "html",
          body: <InnovationPage {...{ view, innovation, affairs: reads.affairs, way, canRevise }} />,
        };
      },
    },
  ];
}
