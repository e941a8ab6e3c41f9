import * as z from "zod";
import { roundEntryIdSchema } from "#shared/ids.ts";
import { defineOperation } from "#shared/operation.ts";
import { type Text, textSchema } from "#shared/text.ts";

const text = (id: string, en: string): Text => ({ id, en });

/** Why a level is lowered or a claim rejected; a sentence in the verifier's words always goes with it. */
export const decisionReasons = {
  "wrong-year": text("Tahun dokumen di luar yang diterima", "The year of the paper is not accepted"),
  "name-missing": text("Nama inovasi tidak disebut", "The innovation is not named"),
  "wrong-kind": text("Jenis dokumen tidak sesuai", "The wrong kind of paper"),
  unreadable: text("Dokumen tidak terbaca", "The paper cannot be read"),
  "not-signed": text("Belum ditandatangani", "Not signed"),
  "level-not-proven": text("Tingkat yang diklaim tidak terbukti", "The claimed level is not proven"),
  "figure-not-proven": text("Angka tidak terbukti dalam dokumen", "The paper does not prove the figure"),
  "same-paper": text("Dokumen yang sama dipakai inovasi lain", "The same paper serves another innovation"),
  other: text("Alasan lain", "Another reason"),
} as const satisfies Record<string, Text>;
export type DecisionReason = keyof typeof decisionReasons;
export const decisionReasonSchema = z.enum(Object.keys(decisionReasons) as [DecisionReason, ...DecisionReason[]]);

/** The words of a reason; a code that the list no longer holds is shown as it is. */
export function decisionReasonText(code: string): Text {
  const known = decisionReasonSchema.safeParse(code);
  return known.success ? decisionReasons[known.data] : text(code, code);
}

export const seats = ["first", "second", "third"] as const;
export const outcomes = ["accept", "lower", "reject"] as const;

const stateSchema = z.enum(["no-claim", "no-evidence", "waiting", "second-look", "third-look", "decided"]);

/** Who reads the desk; only a verifier decides. */
export const deskReaders = { anyOf: ["verifier", "programme_manager", "leader", "inspector"] } as const;
export const deciders = { anyOf: ["verifier"] } as const;
/** An agency asks for its own innovations only. */
export const secondLookAskers = {
  anyOf: ["verifier", "programme_manager", "agency_operator", "agency_head"],
} as const;

const sentence = z.string().trim().min(5).max(500);

const placeShape = {
  roundYear: z.coerce.number().int().min(2000).max(2100),
  /** Null for a governance indicator. */
  entryId: roundEntryIdSchema.nullable(),
  indicator: z.string().regex(/^\d{1,2}[a-z]?$/),
  /** Names the claim and the papers that were seen. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
};

export const decisionSchema = z.strictObject({
  ...placeShape,
  outcome: z.enum(outcomes),
  /** Only with `lower`: the level that is proven, below the claimed one. */
  level: z.coerce.number().int().min(1).max(2).optional(),
  reason: decisionReasonSchema.optional(),
  sentence: sentence.optional(),
});
export type DecisionInput = z.infer<typeof decisionSchema>;

export const secondLookSchema = z.strictObject({ ...placeShape, sentence });
export type SecondLookInput = z.infer<typeof secondLookSchema>;

const settledSchema = z.object({ state: stateSchema, verifiedLevel: z.number().int().min(0).max(3).nullable() });

export const decideOnEvidenceOperation = defineOperation({
  name: "evidence.decide",
  method: "post",
  path: "/api/v1/evidence/decisions",
  summary: {
    id: "Memutuskan satu klaim: terima, turunkan, atau tolak",
    en: "Decides on one claim: accept, lower or reject",
  },
  permission: deciders,
  input: decisionSchema,
  output: settledSchema.extend({ seat: z.enum(seats) }),
  refusals: [
    "evidence.place-not-found",
    "evidence.own-agency",
    "evidence.changed-meanwhile",
    "evidence.decided-meanwhile",
    "evidence.nothing-to-decide",
    "evidence.already-decided",
    "evidence.same-verifier",
    "evidence.level-not-lower",
    "evidence.reason-missing",
  ],
});

export const requestSecondLookOperation = defineOperation({
  name: "evidence.request-second-look",
  method: "post",
  path: "/api/v1/evidence/second-looks",
  summary: {
    id: "Meminta verifikator kedua untuk klaim yang sudah diputus",
    en: "Asks for a second verifier on a claim that was decided",
  },
  permission: secondLookAskers,
  input: secondLookSchema,
  output: settledSchema,
  refusals: [
    "evidence.place-not-found",
    "evidence.changed-meanwhile",
    "evidence.not-decided",
    "evidence.second-look.conflict",
  ],
});

export const queueFilterSchema = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  /** `mine`: what this verifier may decide now. */
  state: z.union([stateSchema, z.literal("mine"), z.literal("all")]).default("mine"),
  indicator: z.string().max(4).optional(),
  /** Agency id, or `none` for the governance indicators. */
  agency: z.string().max(36).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
export type QueueFilter = z.infer<typeof queueFilterSchema>;

export const placesAPage = 50;

export const listQueueOperation = defineOperation({
  name: "evidence.queue",
  method: "get",
  path: "/api/v1/evidence/queue",
  summary: {
    id: "Klaim yang menunggu keputusan, yang paling mendesak lebih dulu",
    en: "Claims that wait for a decision, the most urgent first",
  },
  permission: deskReaders,
  input: queueFilterSchema,
  output: z.object({
    year: z.number().int().nullable(),
    total: z.number().int(),
    page: z.number().int(),
    counts: z.record(z.string(), z.number().int()),
    places: z.array(
      settledSchema.extend({
        entryId: roundEntryIdSchema.nullable(),
        indicator: z.string(),
        indicatorName: textSchema.nullable(),
        title: z.string().nullable(),
        agency: z.string().nullable(),
        claimedLevel: z.number().int(),
        papers: z.number().int(),
        digest: z.string(),
        waitingSince: z.string(),
      }),
    ),
  }),
  refusals: [],
});
