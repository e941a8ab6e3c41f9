import type { Confidence } from "#capabilities/innovations/contract/innovation.ts";
import type { Profile } from "#capabilities/innovations/contract/profile.ts";
import type { MembershipState, Track } from "#capabilities/programme/contract/membership.ts";
import type { Text } from "#shared/text.ts";

export interface DemoInnovation {
  /** Stable name inside the plan; unique. */
  readonly key: string;
  readonly profile: Profile;
  /** True for an invented innovation; its title ends with "(contoh)". */
  readonly isSample: boolean;
  readonly source: string | null;
  readonly confidence: Confidence | null;
  readonly continuesKey: string | null;
  /** What is uncertain about it, for people. */
  readonly note: Text | null;
  /** The group or village that proposed it. */
  readonly community: string | null;
  /** Moment of registration, a calendar day. */
  readonly registeredOn: string;
}

/** Who signed for the innovations of 2023; null elsewhere. */
export type CommitmentAnnex = "heads-and-camat" | "kelurahan" | "puskesmas";

export interface DemoMembership {
  readonly innovationKey: string;
  readonly year: number;
  readonly track: Track;
  /** Null: proposed by the public without a unit, or the unit is not stated. */
  readonly agencySlug: string | null;
  readonly state: MembershipState;
  readonly proposedOn: string;
  readonly committedOn: string | null;
  readonly launchedOn: string | null;
  readonly annex: CommitmentAnnex | null;
  /** `reading`: a published innovation placed in the launch after its first report; `sample`: invented. */
  readonly basis: "reading" | "sample";
}

export interface DemoLevel {
  readonly indicator: string;
  /** 0 to 3; what the region claims. */
  readonly claimed: number;
  /** What an inner verifier found; null where nobody has looked yet. */
  readonly verified: number | null;
  /** Basis a to f, only for indicator 33. */
  readonly basis: string | null;
  readonly figure: string | null;
}

export interface DemoRoundEntry {
  readonly innovationKey: string;
  readonly agencySlug: string | null;
  /** What the rules of the edition say of it; a test compares. */
  readonly expected: "eligible" | "refused";
  readonly levels: readonly DemoLevel[];
}

export interface DemoGovernance {
  readonly indicator: string;
  readonly claimed: number;
  readonly figure: string | null;
  readonly source: string;
}

export interface DemoPlan {
  readonly innovations: readonly DemoInnovation[];
  readonly memberships: readonly DemoMembership[];
  readonly round: {
    readonly year: number;
    readonly entries: readonly DemoRoundEntry[];
    readonly governance: readonly DemoGovernance[];
  };
}
