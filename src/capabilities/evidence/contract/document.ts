import * as z from "zod";
import { defineOperation } from "#shared/operation.ts";
import { suppliers, viewers } from "./access.ts";
import { evidenceFindingSchema } from "./finding.ts";
import { uuidSchema } from "./role.ts";

/** Base64 of 8 MiB with room for names and braces. */
const maxBodyBytes = 11.5 * 2 ** 20;

/** `not-configured`: no scanner is installed. `unavailable`: it did not answer; the document waits for another look. */
export const scanStateSchema = z.enum(["clean", "not-configured", "unavailable"]);

export const documentSchema = z
  .object({
    id: z.string(),
    /** The bytes stood in this region before. */
    isKnown: z.boolean(),
    fileName: z.string(),
    mediaType: z.string(),
    sizeBytes: z.number().int(),
    sha256: z.string(),
    scanState: scanStateSchema,
    findings: z.array(evidenceFindingSchema),
  })
  .meta({ id: "EvidenceDocument" });
export type AddedDocument = z.output<typeof documentSchema>;

export const addDocumentOperation = defineOperation({
  name: "evidence.add-document",
  method: "post",
  path: "/api/v1/evidence/documents",
  summary: {
    id: "Menyimpan sebuah berkas (paling besar 8 MB); isi yang sama tersimpan sekali",
    en: "Stores a file (8 MB at most); equal content is stored once",
  },
  permission: suppliers,
  maxBodyBytes,
  input: z.strictObject({ fileName: z.string().min(1).max(400), contentBase64: z.base64().min(1) }),
  output: documentSchema,
  refusals: [
    "evidence.too-large",
    "evidence.file-refused",
    "evidence.kind-refused",
    "evidence.infected",
    "evidence.quota-exceeded",
    "evidence.changed-meanwhile",
    "files.unavailable",
    "files.disk-full",
  ],
});

const servedSchema = z
  .object({
    roleId: z.string(),
    roundYear: z.number().int(),
    entryId: z.string().nullable(),
    /** Of the innovation; null for a governance indicator. */
    title: z.string().nullable(),
    agencyName: z.string().nullable(),
    indicator: z.string(),
  })
  .meta({ id: "ServedPlace" });
export type ServedPlace = z.output<typeof servedSchema>;

const couldServeSchema = z
  .object({
    roundYear: z.number().int(),
    entryId: z.string(),
    title: z.string(),
    agencyName: z.string().nullable(),
    indicator: z.string(),
    claimedLevel: z.number().int(),
    /** Of an agency that the paper serves already: the likeliest. */
    isSameAgency: z.boolean(),
    /** Points that stand or fall with it, a decimal string. */
    points: z.string(),
  })
  .meta({ id: "ReusePlace" });
export type ReusePlace = z.output<typeof couldServeSchema>;

export const reuseMapOperation = defineOperation({
  name: "evidence.reuse-map",
  method: "get",
  path: "/api/v1/evidence/documents/{id}/reuse",
  summary: {
    id: "Di mana sebuah dokumen dipakai, dan siapa lagi yang dapat memakainya",
    en: "Where a document serves, and who else could use it",
  },
  permission: viewers,
  input: z.strictObject({ id: uuidSchema }),
  output: z.object({
    documentId: z.string(),
    fileName: z.string(),
    serves: z.array(servedSchema),
    /** Places of entries that the caller may not see. */
    servesElsewhere: z.number().int(),
    couldServe: z.array(couldServeSchema),
  }),
  refusals: ["evidence.document-not-found"],
});
