import * as z from "zod";
import {
  type AgencyId,
  agencyIdSchema,
  type InnovationId,
  innovationIdSchema,
  type MembershipId,
  membershipIdSchema,
  type RegionCode,
} from "#shared/ids.ts";
import { defineOperation } from "#shared/operation.ts";
import { type Language, type Text, textSchema } from "#shared/text.ts";
import type { Transaction } from "#shared/transaction.ts";

export const tracks = ["asn", "pka", "pkp", "public"] as const;
export const trackSchema = z.enum(tracks);
export type Track = z.infer<typeof trackSchema>;

export const trackNames: Readonly<Record<Track, Text>> = {
  asn: { id: "ASN", en: "Civil servants" },
  pka: { id: "Pelatihan PKA", en: "Administrator training (PKA)" },
  pkp: { id: "Pelatihan PKP", en: "Supervisor training (PKP)" },
  public: { id: "Masyarakat", en: "Public" },
};

/** Name of a track; a code that is none is shown as it is. */
export function trackName(code: string, language: Language): string {
  const track = trackSchema.safeParse(code);
  return track.success ? trackNames[track.data][language] : code;
}

/** The way of an innovation through one programme year. */
export const membershipStates = [
  "draft",
  "submitted",
  "approved",
  "screened",
  "established",
  "launched",
  "withdrawn",
  "refused",
  "stopped",
] as const;
export const membershipStateSchema = z.enum(membershipStates);
export type MembershipState = z.infer<typeof membershipStateSchema>;

export interface NewMembership {
  readonly id: MembershipId;
  readonly innovationId: InnovationId;
  readonly year: number;
  readonly track: Track;
  readonly agencyId: AgencyId | null;
  readonly state: MembershipState;
  /** Calendar days, "2024-12-05". */
  readonly proposedOn: string | null;
  readonly committedOn: string | null;
  readonly launchedOn: string | null;
}

export interface Membership extends NewMembership {
  readonly registrationNumber: number;
}

/** What other rooms may do with memberships inside their own transaction. */
export interface MembershipWriter {
  /** Adds members and gives each the next registration number of region and year; takes the counter last. */
  join(db: Transaction, regionCode: RegionCode, memberships: readonly NewMembership[]): Promise<readonly Membership[]>;
  /** Removes members that an import added; their numbers stay used. */
  leave(db: Transaction, ids: readonly MembershipId[]): Promise<void>;
  /** Moves an existing member to another agency or track. */
  change(
    db: Transaction,
    id: MembershipId,
    change: { readonly agencyId: AgencyId | null; readonly track: Track },
  ): Promise<void>;
}

export interface MembershipReader {
  ofInnovations(db: Transaction, ids: readonly InnovationId[]): Promise<readonly Membership[]>;
}

export const programmeEventKinds = ["launch", "signing", "competition", "training", "monitoring", "agreement"] as const;

/** A dated fact of the programme year that was published, with its source. */
export const programmeEventSchema = z.object({
  kind: z.enum(programmeEventKinds),
  heldOn: z.iso.date(),
  place: z.string().nullable(),
  officiatedBy: z.string().nullable(),
  note: textSchema.nullable(),
  source: z.string().nullable(),
  confidence: z.enum(["high", "medium-high", "medium", "low"]),
});
export type ProgrammeEvent = z.infer<typeof programmeEventSchema>;

/** A total that was printed somewhere and has no rows behind it ("angka terbitan"). */
export const publishedFigureSchema = z.object({
  kind: z.string().regex(/^[a-z-]+$/),
  value: z.string().regex(/^\d+(\.\d+)?$/),
  label: textSchema,
  note: textSchema.nullable(),
  source: z.string().min(1),
  confidence: z.enum(["high", "medium-high", "medium", "low"]),
});
export type PublishedFigure = z.infer<typeof publishedFigureSchema>;

export const programmeYearSchema = z.object({
  year: z.number().int().min(2000).max(2100),
  theme: z.string().nullable(),
  collectsFrom: z.iso.date().nullable(),
  collectsUntil: z.iso.date().nullable(),
  note: textSchema.nullable(),
  events: z.array(programmeEventSchema),
  figures: z.array(publishedFigureSchema),
});
export type ProgrammeYear = z.infer<typeof programmeYearSchema>;

/** Who may see what every agency owes. */
export const dutyReaders = {
  anyOf: ["programme_manager", "verifier", "planner", "monitor", "leader", "data_steward", "administrator"],
} as const;

export const agencyDutySchema = z
  .object({
    agencyId: agencyIdSchema,
    slug: z.string(),
    name: z.string(),
    launchGroup: z.string(),
    /** Innovations of the year that were at least submitted. */
    sent: z.number().int(),
    drafts: z.number().int(),
    /** The last programme year before this one in which it sent something; null: never on record. */
    lastYear: z.number().int().nullable(),
  })
  .meta({ id: "AgencyDuty" });
export type AgencyDuty = z.infer<typeof agencyDutySchema>;

export const listDuties = defineOperation({
  name: "programme.duties",
  method: "get",
  path: "/api/v1/programme/{year}/duties",
  summary: { id: "Siapa yang belum mengirim inovasi", en: "Who has not sent an innovation" },
  permission: dutyReaders,
  input: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) }),
  output: z.object({ year: z.number().int(), agencies: z.array(agencyDutySchema) }),
  refusals: [],
});

export const memberSchema = z
  .object({
    membershipId: membershipIdSchema,
    innovationId: innovationIdSchema,
    slug: z.string(),
    title: z.string(),
    year: z.number().int(),
    registrationNumber: z.number().int(),
    track: z.string(),
    state: z.string(),
    agencyName: z.string().nullable(),
    stage: z.string().nullable(),
    affair: z.string().nullable(),
    isSample: z.boolean(),
  })
  .meta({ id: "ProgrammeMember" });
export type Member = z.infer<typeof memberSchema>;

export const membersAPage = 50;

export const memberFilterSchema = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  state: membershipStateSchema.optional(),
  track: trackSchema.optional(),
  text: z.string().trim().min(1).max(100).optional(),
  sort: z.enum(["number", "title", "agency"]).default("number"),
  page: z.coerce.number().int().min(1).max(2000).default(1),
});
export type MemberFilter = z.infer<typeof memberFilterSchema>;

export const listMembersOperation = defineOperation({
  name: "programme.members",
  method: "get",
  path: "/api/v1/programme/members",
  summary: { id: "Inovasi daerah dalam semua keadaan", en: "Innovations of the region in every state" },
  permission: "signed-in",
  input: memberFilterSchema,
  output: z.object({ total: z.number().int(), page: z.number().int(), members: z.array(memberSchema) }),
  refusals: [],
});

export const programmeOperations = [listDuties, listMembersOperation];
