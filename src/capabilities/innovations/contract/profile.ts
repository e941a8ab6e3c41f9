import * as z from "zod";

export const stages = ["initiative", "trial", "applied"] as const;
/** PP 38/2017 art. 7: who may propose an innovation. */
export const initiatorKinds = ["regional_head", "council_member", "agency", "civil_servant", "public"] as const;
export const classifications = ["agency", "village", "public"] as const;
export const digitalKinds = ["digital", "non_digital"] as const;
/** PP 38/2017 art. 4. */
export const innovationForms = ["governance", "public_service", "other"] as const;
export const pkpnClusters = [
  "food",
  "energy_water",
  "education",
  "health",
  "downstream_industry",
  "infrastructure_housing_disaster",
  "people_economy_village",
  "poverty",
  "none",
] as const;
/** Asked before 2026. */
export const themes = ["digital_services", "poverty", "investment", "presidential_priority", "covid", "none"] as const;

/** Calendar day "2024-02-06" that exists, years 1945 to 2100. */
export const calendarDaySchema = z.iso
  .date()
  .refine((day) => day >= "1945-01-01" && day <= "2100-12-31", { error: "calendar-day.out-of-range" });

const decimalBetween = (low: number, high: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,8})?$/)
    .refine((decimal) => Number(decimal) >= low && Number(decimal) <= high, { error: "coordinate.out-of-range" });

const affairCodeSchema = z.string().regex(/^(\d\.\d\d|9)$/);
const optional = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);
const text = (longest: number) => optional(z.string().trim().min(1).max(longest));

export const maxNameLength = 300;
export const maxShortText = 1_000;
export const maxLongText = 10_000;
/** Below the 32,767 characters that a spreadsheet cell holds. */
export const maxDesignText = 30_000;

/**
 * The national profile of one innovation (edition 2026 of the form, with what earlier editions asked). An unknown value is null.
 * Days are calendar days; coordinates decimal strings in degrees inside Indonesia; the budget whole rupiah.
 */
export const profileSchema = z
  .object({
    name: z.string().trim().min(1).max(maxNameLength),
    stage: optional(z.enum(stages)),
    initiatorKind: optional(z.enum(initiatorKinds)),
    initiatorName: text(maxShortText),
    classification: optional(z.enum(classifications)),
    digitalKind: optional(z.enum(digitalKinds)),
    form: optional(z.enum(innovationForms)),
    latitude: optional(decimalBetween(-11.5, 6.5)),
    longitude: optional(decimalBetween(94.5, 141.5)),
    astaCita: optional(z.int().min(1).max(8)),
    pkpnCluster: optional(z.enum(pkpnClusters)),
    pkpnProgramme: text(maxShortText),
    theme: optional(z.enum(themes)),
    mainAffair: optional(affairCodeSchema),
    otherAffairs: z.array(affairCodeSchema).max(40).default([]),
    trialOn: optional(calendarDaySchema),
    appliedOn: optional(calendarDaySchema),
    developedOn: optional(calendarDaySchema),
    developmentNote: text(maxLongText),
    design: text(maxDesignText),
    goalShort: text(maxLongText),
    goalMiddle: text(maxLongText),
    goalLong: text(maxLongText),
    benefit: text(maxLongText),
    resultBefore: text(maxLongText),
    resultAfter: text(maxLongText),
    budgetRupiah: optional(z.int().nonnegative()),
    businessProfile: text(maxLongText),
    intellectualProperty: text(maxShortText),
    awardsNote: text(maxShortText),
    videoLink: optional(z.url({ protocol: /^https?$/ }).max(maxShortText)),
  })
  .meta({ id: "InnovationProfile" });

export type Profile = z.infer<typeof profileSchema>;
export type ProfileField = keyof Profile;
