import { existsSync } from "node:fs";
import { statementsForDba } from "./dba-statements.ts";
import { examineSchema, examineServer } from "./doctor-database.ts";
import { type Finding, inOrder, reasonOf, trouble } from "./doctor-finding.ts";
import { examineAccount, examineDisk, examineOrphans } from "./doctor-place.ts";
import { type DatabaseOptions, prepareEmbedded } from "./open-database.ts";
import { openPools } from "./role-pools.ts";
import { defaultSystemDir, startDatabaseServer } from "./supervisor.ts";

async function examineAddress(
  address: { readonly app: string; readonly owner: string },
  options: DatabaseOptions,
): Promise<readonly Finding[]> {
  const ofServer = await examineServer(address);
  if (ofServer.some(({ state }) => state === "bad")) return ofServer;
  const pools = openPools(address, options.log);
  try {
    return [...ofServer, ...(await examineSchema(pools))];
  } finally {
    await pools.close();
  }
}

async function examineEmbedded(options: DatabaseOptions): Promise<readonly Finding[]> {
  const findings: Finding[] = [
    examineAccount(options.accountName),
    examineOrphans(options.systemDir ?? defaultSystemDir),
  ];
  if (!existsSync(options.dataDir)) {
    const text = { id: `Belum ada data di ${options.dataDir}.`, en: `There is no data in ${options.dataDir} yet.` };
    return [
      ...findings,
      trouble("server", "warn", text, {
        id: "Mulai dengan npm start, atau sebut foldernya: --data FOLDER",
        en: "Begin with npm start, or name the folder: --data FOLDER",
      }),
    ];
  }
  try {
    const server = await startDatabaseServer(options);
    try {
      findings.push(inOrder("server", `Database bawaan di ${server.home}.`, `Embedded database in ${server.home}.`));
      findings.push(...(await examineAddress(await prepareEmbedded(server), options)));
    } finally {
      await server.stop();
    }
  } catch (error) {
    const text = {
      id: `Database bawaan tidak dapat dimulai: ${reasonOf(error)}`,
      en: `The embedded database does not start: ${reasonOf(error)}`,
    };
    findings.push(
      trouble("server", "bad", text, {
        id: "Ikuti kalimat di atas, lalu periksa lagi.",
        en: "Do what the sentence says, then look again.",
      }),
    );
  }
  return findings;
}

/** Looks at this installation without changing its data: place, server, roles, migrations, isolation, queue, audit trail. Works beside a running server. */
export async function examineInstallation(options: DatabaseOptions): Promise<readonly Finding[]> {
  const disk = await examineDisk(options.dataDir);
  if (options.databaseUrl === undefined) return [disk, ...(await examineEmbedded(options))];
  return [
    disk,
    ...(await examineAddress({ app: options.databaseUrl, owner: options.ownerUrl ?? options.databaseUrl }, options)),
  ];
}

/** The statements that a DBA runs once for the database named by DATABASE_URL; nothing is asked of the server. */
export function statementsForAddress(databaseUrl: string, ownerUrl: string | undefined): readonly string[] {
  const login = (url: string): string => decodeURIComponent(new URL(url).username);
  const database = decodeURIComponent(new URL(databaseUrl).pathname.slice(1));
  return statementsForDba({ app: login(databaseUrl), owner: login(ownerUrl ?? databaseUrl) }, database);
}
