import fc from "fast-check";
import type {
  EntryLevels,
  ExistingInnovation,
  GovernanceLevel,
  ImportValues,
} from "#capabilities/innovations/contract/import.ts";
import {
  classifications,
  digitalKinds,
  initiatorKinds,
  innovationForms,
  pkpnClusters,
  profileSchema,
  stages,
  themes,
} from "#capabilities/innovations/contract/profile.ts";
import { affairs, agencies, innovationId, membershipId } from "./sheet-rows.ts";

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });

/** Texts that are apt to break: formula signs, breaks, marks, escapes, digits that look like numbers or days. */
const awkward = fc.constantFrom(
  "=1+1",
  "+62 812",
  "-3",
  "@nama",
  "007",
  "1,5",
  "6 Feb 2024",
  "_x000D_",
  "<a & b>",
  "Réhab “ok”",
  "a\nb",
  "TRUE",
  "'kutip",
);
const text = fc
  .oneof(awkward, fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" }), fc.lorem({ maxCount: 12 }))
  .map((raw) =>
    profileSchema.shape.benefit.safeParse(raw.normalize("NFC").replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, "")),
  )
  .map((parsed) => (parsed.success ? parsed.data : null));
const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const decimal = (low: number, high: number) =>
  fc
    .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: 0, max: 9_999_999 }))
    .map(([whole, rest]) => `${whole}.${String(rest).padStart(7, "0")}`);
const codes = affairs.map((affair) => affair.code);

const values = (at: number): fc.Arbitrary<ImportValues> =>
  fc.record({
    name: text.map((raw) => `${raw ?? ""} ${at}`.trim().slice(0, 300)),
    stage: maybe(fc.constantFrom(...stages)),
    initiatorKind: maybe(fc.constantFrom(...initiatorKinds)),
    initiatorName: text,
    classification: maybe(fc.constantFrom(...classifications)),
    digitalKind: maybe(fc.constantFrom(...digitalKinds)),
    form: maybe(fc.constantFrom(...innovationForms)),
    latitude: maybe(decimal(-10, 5)),
    longitude: maybe(decimal(95, 140)),
    astaCita: maybe(fc.integer({ min: 1, max: 8 })),
    pkpnCluster: maybe(fc.constantFrom(...pkpnClusters)),
    pkpnProgramme: text,
    theme: maybe(fc.constantFrom(...themes)),
    mainAffair: maybe(fc.constantFrom(...codes)),
    otherAffairs: fc.subarray(codes),
    trialOn: maybe(day),
    appliedOn: maybe(day),
    developedOn: maybe(day),
    developmentNote: text,
    design: text,
    goalShort: text,
    goalMiddle: text,
    goalLong: text,
    benefit: text,
    resultBefore: text,
    resultAfter: text,
    budgetRupiah: maybe(fc.integer({ min: 0, max: 9_007_199_254 })),
    businessProfile: text,
    intellectualProperty: text,
    awardsNote: text,
    videoLink: maybe(fc.constantFrom("https://youtu.be/abc?t=1", "http://contoh.go.id/a b".replace(" ", "%20"))),
    programmeYear: fc.integer({ min: 2021, max: 2026 }),
    track: fc.constantFrom("asn", "pka", "pkp", "public"),
    agencyId: maybe(fc.constantFrom(...agencies.map((agency) => agency.id))),
  });

export const innovations: fc.Arbitrary<readonly ExistingInnovation[]> = fc
  .integer({ min: 1, max: 12 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => values(at + 1))))
  .map((rows) =>
    rows.map((row, index) => ({
      innovationId: innovationId(index + 1),
      membershipId: membershipId(index + 1),
      registrationNumber: index + 1,
      values: row,
    })),
  );

const level = fc.integer({ min: 0, max: 3 });

export const levelsOf = (rows: readonly ExistingInnovation[]): fc.Arbitrary<readonly EntryLevels[]> =>
  fc.tuple(
    ...rows.map((row) =>
      fc.record({
        innovationId: fc.constant(row.innovationId),
        levels: fc.dictionary(fc.constantFrom("16", "17", "33", "35"), level, { noNullPrototype: true }),
        basis33: maybe(fc.constantFrom("a", "b", "c", "d", "e", "f")),
      }),
    ),
  );

export const governance: fc.Arbitrary<readonly GovernanceLevel[]> = fc.uniqueArray(
  fc.record({
    indicator: fc.constantFrom("1", "2a", "4"),
    level,
    figure: maybe(decimal(-50, 90)),
    source: text,
  }),
  { selector: (claim) => claim.indicator },
);
