import { type Profile, profileSchema } from "#capabilities/innovations/contract/profile.ts";
import { themesOf } from "./affair-themes.ts";
import { type PublishedInnovation, publishedInnovations } from "./demo-files.ts";
import { loadDemoNames } from "./demo-names.ts";
import { designText } from "./design-text.ts";
import { annexOf, committedOn, launches } from "./launches.ts";
import type { DemoInnovation, DemoMembership } from "./plan-types.ts";
import { olderCandidates } from "./round-choice.ts";

const names = loadDemoNames();
const designMark = "Teks contoh untuk demo, bukan naskah instansi.";

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, "");

/** Only what stands in a launch or in the round gets a text; it is marked as written for the demo. */
function designOf(row: PublishedInnovation): string | null {
  const isNeeded = row.programmeYear !== undefined || olderCandidates.some((older) => older.name === row.name);
  if (!isNeeded) return null;
  const facts = {
    title: row.name,
    unit: row.agency === undefined ? (row.community ?? "kelompok pengusul") : names.unitOf(row.agency),
    affair: names.affairOf(row.affair ?? null),
    problem: "layanan yang ada belum menjawab kebutuhan warga",
    method: lowered(row.summary.id),
    beneficiaries: "warga dan petugas",
    isDigital: row.isDigital === true,
  };
  const length = olderCandidates.find((older) => older.name === row.name)?.design ?? "whole";
  return `${designMark}\n\n${designText(facts, length)}`;
}

/** The exact day is published for few; otherwise the year is all that is known and the launch gives the day. */
function appliedOn(row: PublishedInnovation): string | null {
  if (row.appliedOn !== undefined) return row.appliedOn;
  if (row.programmeYear === 2026) return null;
  const launch = row.programmeYear === undefined ? undefined : launches[row.programmeYear];
  if (launch !== undefined) return launch.launchedOn;
  return row.year === undefined ? null : `${row.year}-12-31`;
}

function publishedProfile(row: PublishedInnovation): Profile {
  const isPublic = row.track === "public";
  const joined = (texts: readonly { readonly id: string }[]): string | null =>
    texts.length === 0 ? null : texts.map((text) => text.id).join("; ");
  return profileSchema.parse({
    name: row.name,
    stage: row.programmeYear === 2026 && row.appliedOn === undefined ? "initiative" : "applied",
    initiatorKind: row.track === undefined ? null : isPublic ? "public" : "agency",
    initiatorName: isPublic ? (row.community ?? null) : null,
    classification: isPublic ? "public" : "agency",
    digitalKind: row.isDigital === undefined ? null : row.isDigital ? "digital" : "non_digital",
    form: row.form ?? null,
    mainAffair: row.affair ?? null,
    ...(row.affair === undefined ? {} : themesOf(row.affair)),
    appliedOn: appliedOn(row),
    developedOn: row.developedOn ?? null,
    developmentNote: row.development ?? null,
    design: designOf(row),
    benefit: row.summary.id,
    resultAfter: joined(row.results),
    awardsNote: joined(row.awards)?.slice(0, 1000) ?? null,
  });
}

function noteOf(row: PublishedInnovation): DemoInnovation["note"] {
  const day = row.appliedOn === undefined;
  return {
    id: `${row.expansion === undefined ? "" : `${row.expansion}. `}${day ? "Hari mulai dipakai tidak dipublikasikan; tanggal di sini mengikuti tahun atau peluncurannya." : ""}`.trim(),
    en: `${row.summary.en}${day ? " The day of first use is not published; the date here follows the year or the launch." : ""}`,
  };
}

export function planPublished(): {
  readonly innovations: readonly DemoInnovation[];
  readonly memberships: readonly DemoMembership[];
} {
  const innovations = publishedInnovations.map(
    (row): DemoInnovation => ({
      key: row.name,
      profile: publishedProfile(row),
      isSample: false,
      source: row.source.join("; ").slice(0, 1000),
      confidence: row.confidence,
      continuesKey: row.continues ?? null,
      note: noteOf(row),
      community: row.community ?? null,
      registeredOn: `${row.programmeYear ?? 2022}-01-15`,
    }),
  );
  const memberships = publishedInnovations.flatMap((row): DemoMembership[] => {
    if (row.programmeYear === undefined) return [];
    const agencySlug = row.agency ?? null;
    const launchedOn = launches[row.programmeYear]?.launchedOn ?? null;
    return [
      {
        innovationKey: row.name,
        year: row.programmeYear,
        track: row.track ?? "asn",
        agencySlug,
        state: launchedOn === null ? "submitted" : "launched",
        proposedOn: `${row.programmeYear}-01-15`,
        committedOn: row.track === "public" ? null : committedOn(row.programmeYear, agencySlug),
        launchedOn,
        annex: annexOf(row.programmeYear, agencySlug),
        basis: "reading",
      },
    ];
  });
  return { innovations, memberships };
}
