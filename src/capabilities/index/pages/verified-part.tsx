import { decimal, fraction, multiply, roundHalfUp } from "#shared/fraction.ts";
import { formatDecimal, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import type { RulerValue } from "#web/components/charts/index-ruler.tsx";
import { Notice } from "#web/components/notice.tsx";
import type { Stat } from "#web/components/stat.tsx";
import { Tabs } from "#web/components/tabs.tsx";
import { formatMoment } from "#web/format.ts";
import type { TreeBasis } from "../contract/round-operations.ts";
import type { ComputedRound, RoundView, VerifiedRound } from "../queries/round-view.ts";
import { leastDecisions } from "../rules/verified-levels.ts";
import { roundTexts } from "../texts/round.ts";
import { verifiedTexts } from "../texts/verified.ts";

/** A round with both figures; `verified` comes apart so that nobody shows one for the other. */
export interface BothProps {
  readonly view: View;
  readonly round: RoundView;
  readonly computed: ComputedRound;
  readonly verified: VerifiedRound;
}

const basisWord: Readonly<Record<TreeBasis, string>> = { claimed: "klaim", verified: "terverifikasi" };

/** What `?dasar=` asks for; anything unknown is the claim. */
export const basisOf = (asked: string | null): TreeBasis => (asked === basisWord.verified ? "verified" : "claimed");

/** "&dasar=terverifikasi", or nothing for the claim. */
export const basisQuery = (basis: TreeBasis, mark: "?" | "&"): string =>
  basis === "claimed" ? "" : `${mark}dasar=${basisWord[basis]}`;

const treeHref = (year: number, basis: TreeBasis): string => `/indeks?putaran=${year}${basisQuery(basis, "&")}#pohon`;

/** Claimed, verified and expected side by side, and what is missing from the surest of the last two. */
export function verifiedStats({ view, round, computed, verified }: BothProps): readonly Stat[] {
  const { language } = view;
  const { year } = round.round;
  const { expected } = verified;
  const figure = (value: string) => formatDecimal(value, language);
  const next = expected === null ? verified.computed.toNextPredicate : expected.toNextPredicate;
  return [
    { figure: figure(computed.score.index), href: treeHref(year, "claimed"), label: roundTexts.claimed[language] },
    {
      figure: figure(verified.computed.score.index),
      href: treeHref(year, "verified"),
      label: verifiedTexts.verifiedStat[language],
      isIndex: expected === null,
    },
    ...(expected === null
      ? []
      : [
          {
            figure: figure(expected.index),
            href: "#perkiraan",
            label: verifiedTexts.expectedStat[language],
            isIndex: true,
          },
        ]),
    ...(next === null
      ? []
      : [
          {
            figure: figure(next.missing),
            href: "#penggaris",
            label: say(expected === null ? verifiedTexts.missingVerified : verifiedTexts.missingStat, language, {
              name: next.name,
              from: figure(next.from),
            }),
          },
        ]),
  ];
}

/** Verified is sure, the estimate is gold, the claim is hollow. */
export function verifiedMarks({ view, computed, verified }: BothProps): readonly RulerValue[] {
  const { language } = view;
  return [
    { label: verifiedTexts.verified[language], value: verified.computed.score.index, mark: "sure" },
    ...(verified.expected === null
      ? []
      : [{ label: verifiedTexts.expected[language], value: verified.expected.index, mark: "now" as const }]),
    { label: verifiedTexts.claimed[language], value: computed.score.index, mark: "open" },
  ];
}

export function verifiedRulerNews({ view, computed, verified }: BothProps): string {
  const { language } = view;
  const figure = (value: string) => formatDecimal(value, language);
  const { expected } = verified;
  return say(verifiedTexts.rulerNews, language, {
    verified: figure(verified.computed.score.index),
    claimed: figure(computed.score.index),
    expected: expected === null ? "" : say(verifiedTexts.rulerExpected, language, { index: figure(expected.index) }),
  });
}

export const verifiedTitle = ({ view, computed, verified }: BothProps): string =>
  say(verifiedTexts.title, view.language, {
    claimed: formatDecimal(computed.score.index, view.language),
    verified: formatDecimal(verified.computed.score.index, view.language),
  });

export const verifiedLede = ({ view, round, verified }: BothProps): string =>
  say(verifiedTexts.lede, view.language, {
    edition: round.edition.edition,
    moment: formatMoment(view.now, view),
    decided: formatDecimal(verified.decided, view.language),
    claims: formatDecimal(verified.claims, view.language),
  });

/** "81,3" of "13/16". */
function percentOf(share: string): string {
  const [n = "0", d = "1"] = share.split("/");
  return roundHalfUp(multiply(fraction(BigInt(n), BigInt(d)), decimal("100")), 1);
}

/** The estimate with what it takes for granted, or why there is none. */
export const ExpectedNote = ({ view, verified }: BothProps) => {
  const { language } = view;
  const { expected } = verified;
  if (expected === null) return <p class="mut">{say(verifiedTexts.tooFew, language, { n: leastDecisions })}</p>;
  return (
    <Notice
      id="perkiraan"
      title={say(verifiedTexts.expectedTitle, language, {
        index: formatDecimal(expected.index, language),
        predicate: expected.predicate,
      })}
    >
      <p>
        {say(verifiedTexts.expectedText, language, {
          decisions: formatDecimal(expected.decisions, language),
          percent: formatDecimal(percentOf(expected.share), language),
          share: expected.share,
        })}
      </p>
    </Notice>
  );
};

/** The two trees of a round: what is claimed, and what is verified. */
export const BasisTabs = (props: { readonly view: View; readonly year: number; readonly basis: TreeBasis }) => {
  const { language } = props.view;
  return (
    <Tabs
      label={verifiedTexts.basis[language]}
      tabs={(["claimed", "verified"] as const).map((basis) => ({
        label: verifiedTexts[basis][language],
        href: treeHref(props.year, basis),
        isCurrent: basis === props.basis,
      }))}
    />
  );
};
