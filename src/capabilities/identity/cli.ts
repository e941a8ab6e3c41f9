import * as z from "zod";
import type { Command, CommandInput, ExitCode } from "#platform/terminal/port.ts";
import { regionCodeSchema } from "#shared/ids.ts";
import type { Refusal, Result } from "#shared/result.ts";
import type { MadeAccount, NewAccount } from "./actions/create-account.ts";
import {
  type ApiToken,
  emailSchema,
  officeSchema,
  personNameSchema,
  roleSchema,
  tokenNameSchema,
  userNameSchema,
} from "./contract/person.ts";
import { sayRefusal } from "./texts/say-refusal.ts";

export interface IdentityCommandsNeed {
  createAccount(input: NewAccount): Promise<Result<MadeAccount>>;
  createTokenFor(input: {
    readonly login: string;
    readonly name: string;
    readonly days: number;
  }): Promise<Result<ApiToken & { readonly token: string }>>;
  /** Before the path of a link: "https://intan.banjarkab.go.id". */
  readonly origin: string;
}

const userUsage =
  'intan user create --email ada@banjarkab.go.id --role agency_operator --agency "Dinas Kesehatan" [--name …] [--user-name …] [--office …] [--region 63.03] [--with-password] [--json]';
const tokenUsage = "intan token create --email ada@banjarkab.go.id [--name …] [--days 90] [--json]";

/** Accounts and tokens from the terminal of the server; links, passwords and tokens are printed once and kept nowhere. */
export function identityCommands(need: IdentityCommandsNeed): readonly Command[] {
  return [
    {
      words: ["user", "create"],
      usage: userUsage,
      valued: ["email", "user-name", "name", "office", "role", "agency", "region"],
      switches: ["with-password"],
      needsDatabase: true,
      run: (input) => runUserCreate(need, input),
    },
    {
      words: ["token", "create"],
      usage: tokenUsage,
      valued: ["email", "user-name", "name", "days"],
      switches: [],
      needsDatabase: true,
      run: (input) => runTokenCreate(need, input),
    },
  ];
}

const userOptionsSchema = z.strictObject({
  email: emailSchema.optional(),
  "user-name": userNameSchema.optional(),
  name: personNameSchema.optional(),
  office: officeSchema.optional(),
  /** Several, parted by commas, when they are held for the same agency. */
  role: z
    .string()
    .transform((words) => words.split(",").map((word) => word.trim()))
    .pipe(z.array(roleSchema).min(1)),
  agency: z.string().min(1).optional(),
  region: regionCodeSchema,
  "with-password": z.literal(true).optional(),
});

const tokenOptionsSchema = z.strictObject({
  email: emailSchema.optional(),
  "user-name": userNameSchema.optional(),
  name: tokenNameSchema.default("terminal"),
  days: z.coerce.number().int().min(1).max(365).default(90),
});

async function runUserCreate(need: IdentityCommandsNeed, input: CommandInput): Promise<ExitCode> {
  const region = input.options.region ?? input.homeRegion;
  const options = userOptionsSchema.safeParse({ ...ownOptions(input), ...(region === undefined ? {} : { region }) });
  if (!options.success || input.positionals.length > 0) return wrongUsage(input, userUsage, options.error);
  const given = options.data;
  const login = given.email ?? given["user-name"];
  if (login === undefined) return wrongUsage(input, userUsage, undefined);
  const answer = await need.createAccount({
    regionCode: given.region,
    person: {
      name: given.name ?? login,
      email: given.email ?? null,
      userName: given["user-name"] ?? null,
      office: given.office ?? null,
    },
    roles: given.role,
    agency: given.agency ?? null,
    hasPassword: given["with-password"] === true,
  });
  if (!answer.ok) return refused(input, answer);
  const { person, password } = answer.value;
  const link = answer.value.link === null ? null : need.origin + answer.value.link.path;
  if (input.isJson) {
    const { id, email, userName, regionCode, grants } = person;
    const roles = grants.map(({ role, agencyId }) => ({ role, agencyId }));
    input.print(JSON.stringify({ id, email, userName, regionCode, roles, link, password }));
    return 0;
  }
  input.say(`Akun dibuat: ${login}. Baris berikut hanya tampil sekali.`);
  input.print(link ?? password ?? "");
  return 0;
}

async function runTokenCreate(need: IdentityCommandsNeed, input: CommandInput): Promise<ExitCode> {
  const options = tokenOptionsSchema.safeParse(ownOptions(input));
  if (!options.success || input.positionals.length > 0) return wrongUsage(input, tokenUsage, options.error);
  const { name, days } = options.data;
  const login = options.data.email ?? options.data["user-name"];
  if (login === undefined) return wrongUsage(input, tokenUsage, undefined);
  const answer = await need.createTokenFor({ login, name, days });
  if (!answer.ok) return refused(input, answer);
  const { id, token, expiresAt } = answer.value;
  if (input.isJson) input.print(JSON.stringify({ id, token, expiresAt }));
  else {
    input.say(`Token berlaku sampai ${expiresAt}. Baris berikut hanya tampil sekali.`);
    input.print(token);
  }
  return 0;
}

/** Options that every command takes are not this command's. */
const ownOptions = ({ options }: CommandInput) =>
  Object.fromEntries(Object.entries(options).filter(([name]) => !["data", "json", "help"].includes(name)));

function wrongUsage(input: CommandInput, usage: string, error: z.ZodError | undefined): 2 {
  for (const issue of error?.issues ?? []) input.say(`--${issue.path.join(".")}: ${issue.message}`);
  input.say(usage);
  return 2;
}

function refused(input: CommandInput, answer: Refusal): 1 {
  if (input.isJson) input.print(JSON.stringify({ code: answer.code, details: answer.details ?? {} }));
  input.say(sayRefusal(answer.code, answer.details, "id"));
  return 1;
}
