import type { Page, PageRequest } from "#platform/http/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { Result } from "#shared/result.ts";
import { ExplanationBranch } from "#web/components/explanation-tree.tsx";
import { thisYear } from "#web/format.ts";
import type { ReleasedResult } from "../contract/result.ts";
import { type RoundSummary, type RoundView, treeOf } from "../queries/round-view.ts";
import { editionByName, indicatorHelp } from "../reference.ts";
import { EntryPage } from "./entry-page.tsx";
import { IndexPage, partOf } from "./index-page.tsx";
import { IndicatorPage, IndicatorsPage } from "./indicators-page.tsx";
import { treeWays } from "./round-tree.tsx";
import { basisOf } from "./verified-part.tsx";

export interface IndexPageReads {
  round(regionCode: RegionCode, year: number): Promise<Result<RoundView>>;
  rounds(regionCode: RegionCode): Promise<readonly RoundSummary[]>;
  results(regionCode: RegionCode): Promise<readonly ReleasedResult[]>;
}

const yearOf = (value: string | null | undefined, fallback: number): number =>
  /^20\d\d$/.test(value ?? "") ? Number(value) : fallback;

/** The edition whose indicators are explained: the one asked for, else that of the year. */
function editionOf({ query, view }: PageRequest) {
  const asked = editionByName(query.get("edisi") ?? String(thisYear(view)));
  return asked !== undefined && asked.indicators.length > 0 ? asked : editionByName("2026");
}

export function indexPages(reads: IndexPageReads): readonly Page[] {
  return [
    {
      method: "get",
      path: "/indeks",
      permission: "staff",
      handle: async ({ view, query, regionCode }) => {
        const year = yearOf(query.get("putaran"), thisYear(view));
        const [found, rounds, results] = await Promise.all([
          reads.round(regionCode, year),
          reads.rounds(regionCode),
          reads.results(regionCode),
        ]);
        const round = found.ok ? found.value : null;
        const part = partOf(query.get("bagian"));
        const basis = basisOf(query.get("dasar"));
        return { kind: "html", body: <IndexPage {...{ view, year, part, basis, rounds, round, results }} /> };
      },
    },
    {
      method: "get",
      path: "/indeks/{year}/entri/{id}",
      permission: "staff",
      handle: async ({ view, params, regionCode }) => {
        const found = await reads.round(regionCode, yearOf(params["year"], 0));
        if (!found.ok) return { kind: "refused", code: found.code };
        const entry = found.value.entries.find(({ facts }) => facts.id === params["id"]);
        if (entry === undefined) return { kind: "refused", code: "round.entry-not-found" };
        return { kind: "html", body: <EntryPage view={view} round={found.value} entry={entry} /> };
      },
    },
    {
      method: "get",
      path: "/indeks/{year}/pohon/{id}",
      permission: "staff",
      handle: async ({ view, params, query, regionCode }) => {
        const year = yearOf(params["year"], 0);
        // Without htmx the link opens the page of the entry, which shows the same levels.
        if (!view.isFragment) return { kind: "redirect", to: `/indeks/${year}/entri/${params["id"] ?? ""}` };
        const found = await reads.round(regionCode, year);
        if (!found.ok) return { kind: "refused", code: found.code };
        const basis = basisOf(query.get("dasar"));
        const computed = basis === "verified" ? (found.value.verified?.computed ?? null) : found.value.computed;
        const nodes = computed === null ? [] : (maturityBranch(found.value, computed, params["id"] ?? "") ?? []);
        return {
          kind: "html",
          body: <ExplanationBranch nodes={nodes} ways={treeWays(view.language, year)} level={4} />,
        };
      },
    },
    {
      method: "get",
      path: "/indeks/indikator",
      permission: "staff",
      handle: async (request) => {
        const edition = editionOf(request);
        if (edition === undefined) return { kind: "refused", code: "edition.not-found" };
        return { kind: "html", body: <IndicatorsPage view={request.view} edition={edition} /> };
      },
    },
    {
      method: "get",
      path: "/indeks/indikator/{code}",
      permission: "staff",
      handle: async (request) => {
        const edition = editionOf(request);
        const row = edition?.indicators.find((each) => each.code === request.params["code"]);
        if (edition === undefined || row === undefined) return { kind: "refused", code: "indicator.not-found" };
        const help = indicatorHelp.get(row.code);
        return { kind: "html", body: <IndicatorPage {...{ view: request.view, edition, row, help }} /> };
      },
    },
  ];
}

function maturityBranch(round: RoundView, computed: NonNullable<RoundView["computed"]>, id: string) {
  const innovation = treeOf(round, computed).children.find((node) => node.id === "innovation");
  const maturity = innovation?.children.find((node) => node.id === "maturity");
  return maturity?.children.find((node) => node.ref.id === id)?.children;
}
