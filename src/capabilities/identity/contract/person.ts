import * as z from "zod";
import { roles } from "#shared/actor.ts";
import { agencyIdSchema, personIdSchema, regionCodeSchema } from "#shared/ids.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);

export const grantIdSchema = uuid.brand<"GrantId">();
export type GrantId = z.infer<typeof grantIdSchema>;
export const sessionIdSchema = uuid.brand<"SessionId">();
export type SessionId = z.infer<typeof sessionIdSchema>;
export const tokenIdSchema = uuid.brand<"TokenId">();
export type TokenId = z.infer<typeof tokenIdSchema>;

export const roleSchema = z.enum(roles);

/** Lower case, without surrounding spaces, unique in the whole installation. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(/^[^\s@<>"',;:\\]+@[^\s@<>"',;:\\]+\.[^\s@<>"',;:\\]{2,}$/);

/** Never with "@": an e-mail and a user name cannot be mistaken for each other. */
export const userNameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/);

/** One line of text: control characters would let a name forge a line of a log or a paper. */
const lineSchema = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u);
export const personNameSchema = lineSchema;
export const officeSchema = lineSchema;
export const tokenNameSchema = lineSchema.max(60);

export const grantSchema = z
  .object({
    id: grantIdSchema,
    role: roleSchema,
    agencyId: agencyIdSchema.nullable(),
    /** ISO moment. */
    startsAt: z.string(),
  })
  .meta({ id: "Grant" });
export type HeldGrant = z.infer<typeof grantSchema>;

export const personSchema = z
  .object({
    id: personIdSchema,
    regionCode: regionCodeSchema,
    name: personNameSchema,
    email: z.string().nullable(),
    userName: z.string().nullable(),
    office: z.string().nullable(),
    isActive: z.boolean(),
    isDemo: z.boolean(),
    /** Roles held now. */
    grants: z.array(grantSchema),
  })
  .meta({ id: "Person" });
export type Person = z.infer<typeof personSchema>;

export const roleChoiceSchema = z.strictObject({
  role: roleSchema,
  agencyId: agencyIdSchema.nullable().default(null),
});
export type RoleChoice = z.infer<typeof roleChoiceSchema>;

export const newPersonSchema = z.strictObject({
  name: personNameSchema,
  email: emailSchema.nullable().default(null),
  userName: userNameSchema.nullable().default(null),
  office: officeSchema.nullable().default(null),
  roles: z.array(roleChoiceSchema).max(20).default([]),
});
export type NewPerson = z.infer<typeof newPersonSchema>;

/** Shown once to whoever made it; `path` is local to the installation. */
export const oneTimeLinkSchema = z.object({ path: z.string(), expiresAt: z.string() }).meta({ id: "OneTimeLink" });
export type OneTimeLink = z.infer<typeof oneTimeLinkSchema>;

export const sessionSchema = z
  .object({
    id: sessionIdSchema,
    createdAt: z.string(),
    lastSeenAt: z.string(),
    endsAt: z.string(),
  })
  .meta({ id: "Session" });
export type OpenSession = z.infer<typeof sessionSchema>;

export const apiTokenSchema = z
  .object({
    id: tokenIdSchema,
    name: tokenNameSchema,
    createdAt: z.string(),
    expiresAt: z.string(),
    lastUsedAt: z.string().nullable(),
  })
  .meta({ id: "ApiToken" });
export type ApiToken = z.infer<typeof apiTokenSchema>;
