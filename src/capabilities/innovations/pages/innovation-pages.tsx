import type { AffairReader } from "#capabilities/organisation/contract/affair.ts";
import type { Page } from "#platform/http/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { ShownInnovation } from "../queries/show-innovation.ts";
import { InnovationPage } from "./innovation-page.tsx";

export function innovationPages(reads: {
  readonly affairs: AffairReader;
  show(regionCode: RegionCode, slug: string): Promise<ShownInnovation | null>;
}): readonly Page[] {
  return [
    {
      method: "get",
      path: "/inovasi/{slug}",
      permission: "signed-in",
      handle: async ({ view, params, regionCode }) => {
        const innovation = await reads.show(regionCode, params["slug"] ?? "");
        if (innovation === null) return { kind: "refused", code: "innovation.not-found" };
        return { kind: "html", body: <InnovationPage {...{ view, innovation, affairs: reads.affairs }} /> };
      },
    },
  ];
}
