import * as z from "zod";

/** `high`: as it stands the paper proves nothing. `medium`: it may prove less than is claimed. `low`: worth a look. */
export const severitySchema = z.enum(["high", "medium", "low"]);
export type Severity = z.infer<typeof severitySchema>;

/** What the machine found; never a verdict. */
export const evidenceFindingSchema = z
  .object({
    /** "evidence.outside-window", "file.pdf-script". */
    code: z.string(),
    severity: severitySchema,
    /** The role whose paper it is about; null for the place as a whole. */
    roleId: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "EvidenceFinding" });
export type EvidenceFinding = z.infer<typeof evidenceFindingSchema>;
