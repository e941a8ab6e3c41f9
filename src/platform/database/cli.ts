import type { Command } from "#platform/terminal/port.ts";
import { examineInstallation, statementsForAddress } from "./doctor.ts";
import type { Finding } from "./doctor-finding.ts";
import type { DatabaseOptions } from "./open-database.ts";

const marks: Readonly<Record<Finding["state"], string>> = { ok: "baik    ", warn: "perhatian", bad: "buruk   " };

function describeFinding({ name, state, text, whatToDo }: Finding): string {
  const advice = whatToDo === null ? "" : `\n           ${whatToDo.id.replaceAll("\n", "\n           ")}`;
  return `${marks[state].padEnd(10)} ${name}: ${text.id}${advice}`;
}

/**
 * `intan doctor`: checks this installation and says what to do; exit 1 when something is bad.
 * `--sql` prints the statements for the administrator of the database named by DATABASE_URL.
 */
export function createDoctorCommand(readOptions: (dataDir?: string) => DatabaseOptions): Command {
  return {
    words: ["doctor"],
    usage: "intan doctor [--sql] [--json]",
    valued: [],
    switches: ["sql"],
    needsDatabase: false,
    run: async ({ options, isJson, print, say }) => {
      const dataDir = options["data"];
      const database = readOptions(typeof dataDir === "string" ? dataDir : undefined);
      if (options["sql"] === true) {
        if (database.databaseUrl === undefined) {
          say(
            "DATABASE_URL belum diatur: database bawaan tidak memerlukan pernyataan SQL. (DATABASE_URL is not set: the embedded database needs no statements.)",
          );
          return 1;
        }
        const statements = statementsForAddress(database.databaseUrl, database.ownerUrl);
        print(isJson ? JSON.stringify({ statements }) : statements.join("\n"));
        return 0;
      }
      const findings = await examineInstallation(database);
      print(isJson ? JSON.stringify({ findings }) : findings.map(describeFinding).join("\n"));
      return findings.some(({ state }) => state === "bad") ? 1 : 0;
    },
  };
}
