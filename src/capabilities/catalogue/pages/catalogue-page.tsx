import { formatDecimal, type Language, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { type FilterGroup, Filters } from "#web/components/filters.tsx";
import { PageTitle } from "#web/components/page-title.tsx";
import { PublicFrame } from "#web/layout/public-frame.tsx";
import { type CatalogueFilter, type CatalogueItem, pageSize } from "../contract.ts";
import type { Facet, FacetCount } from "../queries/count-facets.ts";
import type { CatalogueFound } from "../queries/search-catalogue.ts";
import { texts } from "../texts.ts";
import { catalogueHref } from "./catalogue-address.ts";
import { facetLabel, type Labels, orNotStated } from "./labels.ts";

export interface CataloguePageProps {
  readonly view: View;
  readonly labels: Labels;
  readonly filter: CatalogueFilter;
  readonly query: URLSearchParams;
  readonly found: CatalogueFound;
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>;
}

const parameterOf = { track: "jalur", group: "kelompok", affair: "urusan", form: "bentuk", year: "tahun" } as const;
const groupTitle = {
  year: texts.year,
  track: texts.track,
  group: texts.group,
  form: texts.form,
  affair: texts.affair,
} as const;
const order: readonly Facet[] = ["year", "track", "group", "form", "affair"];

function filterGroups(props: CataloguePageProps): readonly FilterGroup[] {
  const { language } = props.view;
  return order.map((facet) => {
    const chosen = props.filter[facet];
    const counts = [...props.facets[facet]];
    if (facet === "year") counts.sort((a, b) => Number(b.value) - Number(a.value));
    const isKnown = chosen === undefined || counts.some((count) => count.value === String(chosen));
    const options = isKnown ? counts : [...counts, { value: String(chosen), count: 0 }];
    const everything = facet === "year" ? texts.allYears : texts.all;
    return {
      name: parameterOf[facet],
      label: groupTitle[facet][language],
      isSingle: true,
      isClosed: facet === "affair",
      options: [
        { value: "", label: everything[language], isChosen: chosen === undefined },
        ...options.map((option) => ({
          value: option.value,
          label: facetLabel(props.labels, facet, option.value, language),
          count: option.count,
          isChosen: String(chosen) === option.value,
        })),
      ],
    };
  });
}

const Title = ({ item, language }: { readonly item: CatalogueItem; readonly language: Language }) => (
  <>
    <a href={`/katalog/${item.slug}`}>{item.title}</a>
    {item.isSample && !item.title.includes("(contoh)") ? (
      <span class="mut"> ({texts.sample[language].toLowerCase()})</span>
    ) : null}
    <p class="mut">{item.summary}</p>
  </>
);

const Results = (props: CataloguePageProps) => {
  const { view, labels, query, filter, found } = props;
  const { language } = view;
  const sorted = { number: "nomor", title: "judul", newest: "terbaru" }[filter.sort];
  const empty =
    query.toString() === "" ? (
      <EmptyState title={texts.noneYet[language]} text={texts.noneYetText[language]} />
    ) : (
      <EmptyState
        title={texts.emptyTitle[language]}
        text={texts.emptyText[language]}
        action={<a href="/katalog">{texts.showAll[language]}</a>}
      />
    );
  return (
    <DataTable
      caption={say(filter.year === undefined ? texts.found : texts.foundYear, language, {
        n: formatDecimal(found.total, language),
        year: filter.year ?? "",
      })}
      language={language}
      rows={found.items}
      empty={empty}
      sorting={{
        key: sorted,
        direction: "up",
        hrefOf: (key) => catalogueHref(query, { urut: key === "nomor" ? null : key }),
      }}
      pager={{
        page: filter.page,
        pageSize,
        total: found.total,
        hrefOf: (page) => catalogueHref(query, { hal: page === 1 ? null : String(page) }),
      }}
      columns={[
        {
          label: texts.innovation[language],
          isRowHeader: true,
          sortKey: "judul",
          cell: (item) => <Title item={item} language={language} />,
        },
        { label: texts.agency[language], cell: (item) => orNotStated(item.agency, language) },
        { label: texts.track[language], cell: (item) => labels.track(item.track, language) },
        {
          label: texts.number[language],
          isNumeric: true,
          sortKey: "nomor",
          cell: (item) => `${item.registrationNumber}/${item.year}`,
        },
      ]}
    />
  );
};

/** `/katalog`: what was launched, with search, filters, sorting and paging in the address. */
export const CataloguePage = (props: CataloguePageProps) => {
  const { view, filter, query } = props;
  const { language } = view;
  const hidden: Record<string, string> = {};
  for (const name of ["urut", "unit", "komitmen"]) {
    const value = query.get(name);
    if (value) hidden[name] = value;
  }
  return (
    <PublicFrame view={view} title={texts.catalogue[language]} description={texts.catalogueLede[language]}>
      <div class="wrap">
        <PageTitle
          title={texts.catalogue[language]}
          lede={texts.catalogueLede[language]}
          action={
            <a class="btn alt" href={catalogueHref(query, { hal: null }, "/katalog.csv")}>
              {texts.download[language]}
            </a>
          }
        />
        <Filters
          action="/katalog"
          language={language}
          keyword={{ name: "cari", label: texts.search[language], value: filter.text ?? "" }}
          groups={filterGroups(props)}
          clearHref="/katalog"
          hidden={hidden}
        >
          <Results {...props} />
        </Filters>
      </div>
    </PublicFrame>
  );
};
