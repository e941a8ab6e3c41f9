import * as z from "zod";
import { agencyIdSchema, personIdSchema } from "#shared/ids.ts";
import { defineOperation } from "#shared/operation.ts";
import {
  apiTokenSchema,
  grantIdSchema,
  grantSchema,
  newPersonSchema,
  oneTimeLinkSchema,
  personSchema,
  roleSchema,
  sessionIdSchema,
  sessionSchema,
  tokenIdSchema,
  tokenNameSchema,
} from "./person.ts";

export const passwordRefusals = [
  "identity.password-too-short",
  "identity.password-too-long",
  "identity.password-common",
  "identity.password-names-you",
] as const;
const roleRefusals = [
  "identity.role-needs-agency",
  "identity.role-takes-no-agency",
  "identity.agency-unknown",
  "identity.role-already-held",
] as const;

const nothing = z.strictObject({});
const done = z.object({ done: z.literal(true) });

export const meOperation = defineOperation({
  name: "identity.me",
  method: "get",
  path: "/api/v1/me",
  summary: { id: "Siapa saya dan peran saya", en: "Who I am and the roles I hold" },
  permission: "signed-in",
  input: nothing,
  output: personSchema,
  refusals: ["identity.person-unknown"],
});

export const listPeopleOperation = defineOperation({
  name: "identity.list-people",
  method: "get",
  path: "/api/v1/people",
  summary: { id: "Daftar orang di daerah ini", en: "The people of this region" },
  permission: { anyOf: ["administrator"] },
  input: nothing,
  output: z.object({ people: z.array(personSchema) }),
  refusals: [],
});

export const createPersonOperation = defineOperation({
  name: "identity.create-person",
  method: "post",
  path: "/api/v1/people",
  summary: { id: "Buat akun orang, dengan tautan sekali pakai", en: "Create a person, with a one-time link" },
  permission: { anyOf: ["administrator"] },
  input: newPersonSchema,
  output: z.object({ person: personSchema, link: oneTimeLinkSchema }),
  refusals: ["identity.login-missing", "identity.login-taken", ...roleRefusals],
});

export const closePersonOperation = defineOperation({
  name: "identity.close-person",
  method: "post",
  path: "/api/v1/people/{personId}/close",
  summary: { id: "Tutup akun; sesi dan token berakhir", en: "Close an account; its sessions and tokens end" },
  permission: { anyOf: ["administrator"] },
  input: z.strictObject({ personId: personIdSchema }),
  output: done,
  refusals: ["identity.person-unknown", "identity.own-account", "identity.last-administrator"],
});

export const makePasswordLinkOperation = defineOperation({
  name: "identity.make-password-link",
  method: "post",
  path: "/api/v1/people/{personId}/password-link",
  summary: { id: "Buat tautan kata sandi sekali pakai", en: "Make a one-time password link" },
  permission: { anyOf: ["administrator"] },
  input: z.strictObject({ personId: personIdSchema }),
  output: oneTimeLinkSchema,
  refusals: ["identity.person-unknown"],
});

export const grantRoleOperation = defineOperation({
  name: "identity.grant-role",
  method: "post",
  path: "/api/v1/people/{personId}/roles",
  summary: { id: "Beri peran kepada seseorang", en: "Grant a role to a person" },
  permission: { anyOf: ["administrator"] },
  input: z.strictObject({
    personId: personIdSchema,
    role: roleSchema,
    agencyId: agencyIdSchema.nullable().default(null),
  }),
  output: grantSchema,
  refusals: ["identity.person-unknown", "identity.own-role", ...roleRefusals],
});

export const revokeRoleOperation = defineOperation({
  name: "identity.revoke-role",
  method: "delete",
  path: "/api/v1/people/{personId}/roles/{grantId}",
  summary: { id: "Cabut peran dari seseorang", en: "Revoke a role of a person" },
  permission: { anyOf: ["administrator"] },
  input: z.strictObject({ personId: personIdSchema, grantId: grantIdSchema }),
  output: done,
  refusals: ["identity.grant-unknown", "identity.own-role", "identity.last-administrator"],
});

export const changePasswordOperation = defineOperation({
  name: "identity.change-password",
  method: "put",
  path: "/api/v1/me/password",
  summary: { id: "Ganti kata sandi saya", en: "Change my password" },
  permission: "signed-in",
  input: z.strictObject({ current: z.string().max(1024), password: z.string().max(1024) }),
  output: done,
  refusals: ["identity.person-unknown", "identity.password-wrong", "identity.too-many-tries", ...passwordRefusals],
});

export const listSessionsOperation = defineOperation({
  name: "identity.list-sessions",
  method: "get",
  path: "/api/v1/me/sessions",
  summary: { id: "Sesi saya yang terbuka", en: "My open sessions" },
  permission: "signed-in",
  input: nothing,
  output: z.object({ sessions: z.array(sessionSchema) }),
  refusals: ["identity.person-unknown"],
});

export const endSessionOperation = defineOperation({
  name: "identity.end-session",
  method: "delete",
  path: "/api/v1/me/sessions/{sessionId}",
  summary: { id: "Akhiri satu sesi saya", en: "End one session of mine" },
  permission: "signed-in",
  input: z.strictObject({ sessionId: sessionIdSchema }),
  output: done,
  refusals: ["identity.person-unknown", "identity.session-unknown"],
});

export const listTokensOperation = defineOperation({
  name: "identity.list-tokens",
  method: "get",
  path: "/api/v1/me/tokens",
  summary: { id: "Token API saya", en: "My API tokens" },
  permission: "signed-in",
  input: nothing,
  output: z.object({ tokens: z.array(apiTokenSchema) }),
  refusals: ["identity.person-unknown"],
});

export const createTokenOperation = defineOperation({
  name: "identity.create-token",
  method: "post",
  path: "/api/v1/me/tokens",
  summary: { id: "Buat token API; tampil satu kali", en: "Create an API token; shown once" },
  permission: "signed-in",
  input: z.strictObject({ name: tokenNameSchema, days: z.coerce.number().int().min(1).max(365).default(90) }),
  output: apiTokenSchema.extend({ token: z.string() }),
  refusals: ["identity.person-unknown"],
});

export const revokeTokenOperation = defineOperation({
  name: "identity.revoke-token",
  method: "delete",
  path: "/api/v1/me/tokens/{tokenId}",
  summary: { id: "Cabut satu token API saya", en: "Revoke one API token of mine" },
  permission: "signed-in",
  input: z.strictObject({ tokenId: tokenIdSchema }),
  output: done,
  refusals: ["identity.person-unknown", "identity.token-unknown"],
});
