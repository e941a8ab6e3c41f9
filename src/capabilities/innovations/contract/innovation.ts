import * as z from "zod";
import type { InnovationId } from "#shared/ids.ts";
import type { Profile } from "./profile.ts";

export const confidences = ["high", "medium-high", "medium", "low"] as const;
export const confidenceSchema = z.enum(confidences);
export type Confidence = z.infer<typeof confidenceSchema>;

export interface NewInnovation {
  readonly id: InnovationId;
  readonly profile: Profile;
  /** True for a title that nobody published: a sample of the demo. */
  readonly isSample: boolean;
  readonly source: string | null;
  readonly confidence: Confidence | null;
  /** The innovation that this one develops further. */
  readonly continuesId: InnovationId | null;
}

export interface Revision {
  readonly id: InnovationId;
  readonly profile: Profile;
  readonly note: string | null;
}
