import type { AffairReader } from "#capabilities/organisation/contract/affair.ts";
import type { AgencyKinds } from "#capabilities/organisation/contract/agency.ts";
import { trackName } from "#capabilities/programme/contract/membership.ts";
import type { Language } from "#shared/text.ts";
import type { Facet } from "../queries/count-facets.ts";
import { formNames, texts } from "../texts.ts";

export interface Labels {
  track(code: string, language: Language): string;
  form(code: string, language: Language): string;
  group(code: string, language: Language): string;
  affair(code: string, language: Language): string;
}

/** Words for the codes that rows carry; a code that no list knows is shown as it is. */
export function labelsFrom(affairs: AffairReader, kinds: AgencyKinds): Labels {
  const groups = new Map(kinds.launchGroups.map((group) => [group.code, group.name]));
  return {
    track: trackName,
    form: (code, language) => formNames[code]?.[language] ?? code,
    group: (code, language) => groups.get(code)?.[language] ?? code,
    affair: (code, language) =>
      code === "not-stated"
        ? (formNames["not-stated"]?.[language] ?? code)
        : (affairs.nameOf(code)?.[language] ?? code),
  };
}

export const facetLabel = (labels: Labels, facet: Facet, value: string, language: Language): string =>
  facet === "year" ? value : labels[facet](value, language);

export const orNotStated = (value: string | null, language: Language): string => value ?? texts.notStated[language];
