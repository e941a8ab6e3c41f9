import * as z from "zod";
import type { AgencyId, InnovationId, MembershipId, RegionCode } from "#shared/ids.ts";
import type { Language, Text } from "#shared/text.ts";
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
  "returned",
  "approved",
  "screened",
  "established",
  "launched",
  "withdrawn",
  "refused",
  "stopped",
  "archived",
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
