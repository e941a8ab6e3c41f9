import { type Profile, profileSchema } from "#capabilities/innovations/contract/profile.ts";
import { themesOf } from "./affair-themes.ts";
import { type SampleInnovation, sampleInnovations } from "./demo-files.ts";
import { loadDemoNames } from "./demo-names.ts";
import { designText } from "./design-text.ts";
import { annexOf, committedOn, launches } from "./launches.ts";
import { coordinatesOf } from "./places.ts";
import type { DemoInnovation, DemoMembership } from "./plan-types.ts";
import { seeded, seededBetween } from "./seeded.ts";

const names = loadDemoNames();

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const two = (value: number): string => String(value).padStart(2, "0");

/** How far a sample has come: most are in use; PKA and PKP projects are sometimes still on trial. */
function stageOf(sample: SampleInnovation): NonNullable<Profile["stage"]> {
  if (sample.year === 2026) return seeded(sample.name, "stage") < 0.5 ? "initiative" : "trial";
  // Housing stays thin on purpose: the only new one of 2024 is still on trial.
  if (sample.affair === "1.04") return "trial";
  const isTraining = sample.track === "pka" || sample.track === "pkp";
  return isTraining && seeded(sample.name, "stage") < 0.15 ? "trial" : "applied";
}

function daysOf(sample: SampleInnovation, stage: Profile["stage"]): Pick<Profile, "trialOn" | "appliedOn"> {
  const month = seededBetween(4, 9, sample.name, "month");
  const day = seededBetween(1, 28, sample.name, "day");
  const trialOn = stage === "initiative" ? null : `${sample.year}-${two(month - 2)}-${two(day)}`;
  return { trialOn, appliedOn: stage === "applied" ? `${sample.year}-${two(month)}-${two(day)}` : null };
}

/** About one sample in nine has a draft text that is too short to be sent. */
const lengthOf = (sample: SampleInnovation) => (seeded(sample.name, "length") < 0.11 ? "short" : "whole");

function sampleProfile(sample: SampleInnovation): Profile {
  const stage = stageOf(sample);
  const unit = names.unitOf(sample.agency);
  const isPublic = sample.track === "public";
  const hasPlace = seeded(sample.name, "place") < 0.7;
  return profileSchema.parse({
    name: sample.name,
    stage,
    initiatorKind: isPublic ? "public" : sample.track === "asn" ? "agency" : "civil_servant",
    initiatorName: isPublic ? "Kelompok warga (contoh)" : `Tim ${unit} (contoh)`,
    classification: isPublic ? "public" : "agency",
    digitalKind: sample.isDigital ? "digital" : "non_digital",
    form: sample.form,
    ...(hasPlace ? coordinatesOf(sample.agency, sample.name) : {}),
    ...themesOf(sample.affair),
    theme: sample.isDigital ? "digital_services" : "none",
    mainAffair: sample.affair,
    ...daysOf(sample, stage),
    design: designText(
      {
        title: sample.name.replace(" (contoh)", ""),
        unit,
        affair: names.affairOf(sample.affair),
        problem: sample.problem,
        method: sample.method,
        beneficiaries: sample.beneficiaries,
        isDigital: sample.isDigital,
      },
      lengthOf(sample),
    ),
    goalShort: `Cara kerja baru dipakai di dua lokasi pertama bersama ${sample.beneficiaries}.`,
    goalMiddle: `Cara kerja diperluas ke semua lokasi yang dilayani ${unit}.`,
    goalLong: "Cara kerja menjadi bagian tetap layanan dan ditiru unit lain.",
    benefit: `${capitalised(sample.method)}.`,
    resultBefore: `${capitalised(sample.problem)}.`,
    resultAfter:
      stage === "applied" ? `Sudah dipakai oleh ${sample.beneficiaries}; hasilnya dicatat tiap bulan.` : null,
    budgetRupiah: seeded(sample.name, "budget") < 0.6 ? seededBetween(5, 90, sample.name, "rupiah") * 1_000_000 : null,
  });
}

export function planSamples(): {
  readonly innovations: readonly DemoInnovation[];
  readonly memberships: readonly DemoMembership[];
} {
  const innovations = sampleInnovations.map(
    (sample): DemoInnovation => ({
      key: sample.name,
      profile: sampleProfile(sample),
      isSample: true,
      source: null,
      confidence: null,
      continuesKey: sample.continues ?? null,
      note: { id: `Kepanjangan contoh: ${sample.expansion}.`, en: `Invented; stands for: ${sample.expansion}.` },
      community: sample.track === "public" ? "Kelompok warga (contoh)" : null,
      registeredOn: proposedOn(sample),
    }),
  );
  const memberships = sampleInnovations.map((sample): DemoMembership => {
    const launchedOn = launches[sample.year]?.launchedOn ?? null;
    return {
      innovationKey: sample.name,
      year: sample.year,
      track: sample.track,
      agencySlug: sample.agency,
      state: sample.state ?? "launched",
      proposedOn: proposedOn(sample),
      committedOn: committedOn(sample.year, sample.agency),
      launchedOn,
      annex: annexOf(sample.year, sample.agency),
      basis: "sample",
    };
  });
  return { innovations, memberships };
}

/** Between January and March: before any trial; in 2026 up to the day on which the demo begins. */
function proposedOn(sample: SampleInnovation): string {
  const month = seededBetween(1, sample.year === 2026 ? 5 : 1, sample.name, "proposed");
  return `${sample.year}-${two(month)}-${two(seededBetween(5, 28, sample.name, "proposed-day"))}`;
}
