import type { Indicator } from "#capabilities/index/contract/edition.ts";
import { type Refusal, refusal } from "#shared/result.ts";
import { fitsFormats } from "../rules/file-kinds.ts";

/** What an edition never takes. Codes: `evidence.indicator-not-found`, `evidence.format-refused`, `evidence.basis-unknown`. */
export function checkRole(
  indicators: readonly Indicator[],
  role: { readonly indicator: string; readonly mediaType: string; readonly basis: string | null },
): { readonly ok: true; readonly indicator: Indicator } | Refusal {
  const indicator = indicators.find((row) => row.code === role.indicator);
  if (indicator === undefined) return refusal("evidence.indicator-not-found", { indicator: role.indicator });
  const formats = indicator.evidence?.formats ?? null;
  if (!fitsFormats(formats, role.mediaType))
    return refusal("evidence.format-refused", {
      indicator: indicator.code,
      formats: formats?.join(", ") ?? "",
      mediaType: role.mediaType,
    });
  if (role.basis !== null && !(indicator.bases?.some(({ code }) => code === role.basis) ?? false))
    return refusal("evidence.basis-unknown", { indicator: indicator.code, basis: role.basis });
  return { ok: true, indicator };
}
