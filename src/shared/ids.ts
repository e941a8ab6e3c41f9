import * as z from "zod";

/** Ids that several rooms name. Uuids are version 7; a region is its Kemendagri code. */
const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);

/** "63" for a province, "63.03" for a regency or city. */
export const regionCodeSchema = z
  .string()
  .regex(/^\d\d(\.\d\d)?$/)
  .brand<"RegionCode">();
export type RegionCode = z.infer<typeof regionCodeSchema>;

export const personIdSchema = uuid.brand<"PersonId">();
export type PersonId = z.infer<typeof personIdSchema>;

export const agencyIdSchema = uuid.brand<"AgencyId">();
export type AgencyId = z.infer<typeof agencyIdSchema>;

export const innovationIdSchema = uuid.brand<"InnovationId">();
export type InnovationId = z.infer<typeof innovationIdSchema>;

export const membershipIdSchema = uuid.brand<"MembershipId">();
export type MembershipId = z.infer<typeof membershipIdSchema>;

export const roundEntryIdSchema = uuid.brand<"RoundEntryId">();
export type RoundEntryId = z.infer<typeof roundEntryIdSchema>;
