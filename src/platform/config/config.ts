import path from "node:path";
import * as z from "zod";
import type { FilePlace } from "#platform/files/port.ts";
import type { ScannerPlace } from "#platform/scanner/port.ts";

const databaseUrl = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname } = new URL(text);
  return /^postgres(ql)?:$/.test(protocol) && pathname.length > 1;
}, "must look like postgresql://login:password@host:5432/database");

const webAddress = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && search === "" && hash === "";
}, "must look like https://inovasi.example.go.id");

const port = z
  .string()
  .regex(/^\d{1,5}$/, "must be a number from 0 to 65535")
  .transform(Number)
  .refine((number) => number <= 65_535, "must be a number from 0 to 65535");

const serviceAddress = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === "/" && search === "" && hash === "" && username === "";
}, "must look like https://s3.example.go.id");

const scanner = z
  .string()
  .refine(
    (text) => readScanner(text) !== null,
    "must look like clamd://127.0.0.1:3310 or clamd:///run/clamav/clamd.ctl",
  )
  .transform(readScanner);

function readScanner(text: string): ScannerPlace | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, port: number, pathname, search, hash, username } = new URL(text);
  if (protocol !== "clamd:" || search !== "" || hash !== "" || username !== "") return null;
  if (hostname === "") return pathname.length > 1 ? { kind: "clamd-socket", path: decodeURIComponent(pathname) } : null;
  const host = hostname.replace(/^\[|\]$/g, "");
  return pathname === "" || pathname === "/" ? { kind: "clamd", host, port: Number(number || 3310) } : null;
}

const moment = z.iso
  .datetime({ offset: true, error: "must be a moment such as 2026-06-15T08:00:00+08:00" })
  .transform((text) => new Date(text));

const environment = z.object({
  INTAN_DATA_DIR: z.string().default(".intan/data"),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_URL_OWNER: databaseUrl.optional(),
  INTAN_PUBLIC_URL: webAddress.optional(),
  INTAN_PORT: port.default(4600),
  INTAN_HOST: z.string().default("127.0.0.1"),
  INTAN_DEMO_NOW: moment.optional(),
  INTAN_SYSTEM_DIR: z
    .string()
    .refine((folder) => path.isAbsolute(folder) && !/^\/(proc|sys|dev)(\/|$)/.test(path.normalize(folder)), {
      error: "must be an absolute folder outside /proc, /sys and /dev",
    })
    .optional(),
  INTAN_PG_USER: z
    .string()
    .regex(/^[a-z_][a-z0-9_-]*$/, "must be the name of a system user")
    .optional(),
  INTAN_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  INTAN_FILES: z.enum(["folder", "s3"], { error: 'must be "folder" or "s3"' }).default("folder"),
  INTAN_S3_ENDPOINT: serviceAddress.optional(),
  INTAN_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket: 3 to 63 of a-z, 0-9, dot, hyphen")
    .optional(),
  INTAN_S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, "must look like ap-southeast-3")
    .default("us-east-1"),
  INTAN_S3_ACCESS_KEY: z.string().optional(),
  INTAN_S3_SECRET_KEY: z.string().optional(),
  INTAN_S3_PREFIX: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)*\/?$/, "must look like intan/files: letters, digits and . _ - between slashes")
    .default(""),
  INTAN_SCANNER: scanner.optional(),
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
});

/** Everything that the environment decides, checked. Folders are absolute. */
export interface Config {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** A login of its own for migrations and maintenance. */
  readonly ownerUrl: string | undefined;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Moment that the demo shows at its first start. */
  readonly demoNow: Date | undefined;
  readonly systemDir: string | undefined;
  readonly pgUser: string | undefined;
  /** Key for form tokens; without it one is kept in the data folder. */
  readonly secret: string | undefined;
  readonly files: FilePlace;
  /** Null: no virus scanner; documents then carry "not configured". */
  readonly scanner: ScannerPlace | null;
  readonly mode: "production" | "development" | "test";
}

/** Lists every problem, one a line, with the variable's name; the values themselves may be secrets and are not shown. */
export class ConfigProblems extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The environment cannot be used:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

/** Options of the command line; they win over the environment. */
export interface ConfigOverrides {
  readonly dataDir?: string | undefined;
  readonly port?: string | undefined;
}

/**
 * Reads the environment, the only place that does. An empty variable counts as not set. `overrides` are options of the command line.
 * Throws `ConfigProblems` with every problem at once.
 */
export function readConfig(
  variables: Readonly<Record<string, string | undefined>>,
  overrides: ConfigOverrides = {},
): Config {
  const given = Object.fromEntries(
    Object.entries({ ...variables, ...(overrides.port === undefined ? {} : { INTAN_PORT: overrides.port }) }).filter(
      ([, value]) => value !== undefined && value !== "",
    ),
  );
  const read = environment.safeParse(given);
  const problems = read.success
    ? []
    : read.error.issues.map(({ path: [name], message }) => `${String(name)} ${message}`);
  if (given["DATABASE_URL_OWNER"] !== undefined && given["DATABASE_URL"] === undefined) {
    problems.push("DATABASE_URL_OWNER needs DATABASE_URL beside it");
  }
  if (given["INTAN_FILES"] === "s3") {
    const missing = s3Variables.filter((name) => given[name] === undefined);
    problems.push(...missing.map((name) => `${name} is needed when INTAN_FILES is "s3"`));
  }
  if (!read.success || problems.length > 0) throw new ConfigProblems(problems);
  const env = read.data;
  const dataDir = path.resolve(overrides.dataDir ?? env.INTAN_DATA_DIR);
  return {
    dataDir,
    databaseUrl: env.DATABASE_URL,
    ownerUrl: env.DATABASE_URL_OWNER,
    publicUrl: (env.INTAN_PUBLIC_URL ?? `http://127.0.0.1:${env.INTAN_PORT}`).replace(/\/+$/, ""),
    host: env.INTAN_HOST,
    port: env.INTAN_PORT,
    demoNow: env.INTAN_DEMO_NOW,
    systemDir: env.INTAN_SYSTEM_DIR,
    pgUser: env.INTAN_PG_USER,
    secret: env.INTAN_SECRET,
    files: placeOfFiles(env, dataDir),
    scanner: env.INTAN_SCANNER ?? null,
    mode: env.NODE_ENV,
  };
}

const s3Variables = ["INTAN_S3_ENDPOINT", "INTAN_S3_BUCKET", "INTAN_S3_ACCESS_KEY", "INTAN_S3_SECRET_KEY"] as const;

function placeOfFiles(env: z.infer<typeof environment>, dataDir: string): FilePlace {
  if (env.INTAN_FILES === "folder") return { kind: "folder", folder: path.join(dataDir, "files") };
  return {
    kind: "s3",
    endpoint: env.INTAN_S3_ENDPOINT ?? "",
    bucket: env.INTAN_S3_BUCKET ?? "",
    region: env.INTAN_S3_REGION,
    accessKey: env.INTAN_S3_ACCESS_KEY ?? "",
    secretKey: env.INTAN_S3_SECRET_KEY ?? "",
    prefix: env.INTAN_S3_PREFIX.replace(/(?<=.)\/?$/, "/"),
  };
}

/** The configuration of this process. */
export const readProcessConfig = (overrides: ConfigOverrides = {}): Config => readConfig(process.env, overrides);
