import type { Page, PageAnswer, PageRequest } from "#platform/http/port.ts";
import { permit } from "#shared/actor.ts";
import { roundEntryIdSchema } from "#shared/ids.ts";
import { thisYear } from "#web/format.ts";
import { suppliers, supplyReach, viewers, viewReach } from "../contract/access.ts";
import { indicatorCodeSchema, uuidSchema } from "../contract/role.ts";
import { opensInBrowser } from "../rules/file-kinds.ts";
import { paperTexts as texts } from "../texts/papers.ts";
import { DocumentPage, reuseKey } from "./document-page.tsx";
import type { EvidencePageDeps } from "./evidence-reads.ts";
import { holderPages } from "./holder-pages.tsx";
import { intakePages } from "./intake-pages.tsx";
import { OverviewPage } from "./overview-page.tsx";

const idOf = (request: PageRequest): string | null => uuidSchema.safeParse(request.params["id"] ?? "").data ?? null;
const documentNotFound: PageAnswer = { kind: "refused", code: "evidence.document-not-found" };

export function evidencePages(deps: EvidencePageDeps): readonly Page[] {
  async function documentPage(
    request: PageRequest,
    given: { readonly reused: number | null; readonly error: string | null },
  ): Promise<PageAnswer> {
    const id = idOf(request);
    const { view, regionCode } = request;
    const map = id === null ? null : await deps.reuseMap(view.actor, regionCode, id);
    if (map === null) return documentNotFound;
    if (!map.ok) return { kind: "refused", code: map.code, details: map.details ?? {} };
    const canSupply = permit(view.actor, suppliers, { regionCode }).ok;
    const body = <DocumentPage view={view} map={map.value} canSupply={canSupply} {...given} />;
    return { kind: "html", body, ...(given.error === null ? {} : { status: 422 as const }) };
  }

  return [
    {
      method: "get",
      path: "/bukti",
      permission: viewers,
      handle: async ({ view, regionCode, query }) => {
        const [years, quota] = await Promise.all([deps.roundYears(regionCode), deps.quota(regionCode)]);
        const asked = query.get("putaran") ?? "";
        const year = /^20\d\d$/.test(asked) ? Number(asked) : (years[0] ?? thisYear(view));
        const round = await deps.round(view.actor, regionCode, year);
        const indicator = indicatorCodeSchema.safeParse(query.get("indikator") ?? "").data ?? null;
        const reach = supplyReach(view.actor, regionCode);
        const canSupply = reach === "all" || reach.size > 0;
        const canSeeGovernance = viewReach(view.actor, regionCode) === "all";
        return {
          kind: "html",
          body: <OverviewPage {...{ view, year, years, round, quota, canSupply, canSeeGovernance, indicator }} />,
        };
      },
    },
    ...intakePages(deps),
    {
      method: "get",
      path: "/bukti/dokumen/{id}",
      permission: viewers,
      handle: (request) => {
        const reused = /^\d{1,3}$/.exec(request.query.get("dipakai") ?? "")?.[0];
        return documentPage(request, { reused: reused === undefined ? null : Number(reused), error: null });
      },
    },
    {
      method: "post",
      path: "/bukti/dokumen/{id}/pakai",
      permission: suppliers,
      handle: (request) => reuse(request),
    },
    {
      method: "get",
      path: "/bukti/berkas/{id}",
      permission: viewers,
      handle: async (request) => {
        const id = idOf(request);
        const found = id === null ? null : await deps.content(request.view.actor, request.regionCode, id);
        if (found === null) return documentNotFound;
        if (!found.ok) return { kind: "refused", code: found.code, details: found.details ?? {} };
        const { document, stream } = found.value;
        const isInline = opensInBrowser(document.mediaType) && request.query.get("unduh") === null;
        const name = isInline ? {} : { name: document.fileName };
        return { kind: "file", bytes: stream, type: document.mediaType, ...name };
      },
    },
    ...holderPages(deps),
  ];

  /** Gives the document to every ticked entry, with the letter data that it has for that indicator already. */
  async function reuse(request: PageRequest): Promise<PageAnswer> {
    const id = idOf(request);
    const { view, regionCode, form } = request;
    if (id === null) return documentNotFound;
    const map = await deps.reuseMap(view.actor, regionCode, id);
    if (!map.ok) return { kind: "refused", code: map.code, details: map.details ?? {} };
    const ticked = new Set(form.all("tempat"));
    const chosen = map.value.couldServe.filter((place) => ticked.has(reuseKey(place)));
    if (chosen.length === 0) return documentPage(request, { reused: null, error: texts.tickOne[view.language] });
    const roles = chosen.map(({ roundYear, entryId, indicator }) => {
      const like = map.value.roles.find((role) => role.indicator === indicator);
      return {
        documentId: id,
        roundYear,
        entryId: roundEntryIdSchema.parse(entryId),
        indicator,
        basis: like?.basis ?? null,
        letterNumber: like?.letterNumber ?? null,
        letterOn: like?.letterOn ?? null,
        subject: like?.subject ?? null,
        pages: null,
        coversYear: like?.coversYear ?? null,
      };
    });
    const done = await deps.giveRoles(view.actor, { regionCode, roles });
    if (!done.ok) return { kind: "refused", code: done.code, details: done.details ?? {} };
    return { kind: "redirect", to: `/bukti/dokumen/${id}?dipakai=${done.value.given}` };
  }
}
