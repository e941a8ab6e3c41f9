import { createReadStream } from "node:fs";
import { indexOfflineCommands } from "#capabilities/index/room.ts";
import { systemClock } from "#platform/clock/system-clock.ts";
import { readProcessConfig } from "#platform/config/config.ts";
import { createDoctorCommand } from "#platform/database/cli.ts";
import { createJsonLog } from "#platform/logging/json-log.ts";
import { dataFolderOf, runCommand, type TerminalIo } from "#platform/terminal/run-command.ts";
import { withInstallation } from "./database-commands.ts";

const log = createJsonLog(
  (line) => process.stderr.write(line),
  () => new Date(),
);
const argv = process.argv.slice(2);
const io: TerminalIo = {
  stdin: process.stdin,
  writeOut: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
};
const doctor = createDoctorCommand((dataDir) => {
  const config = readProcessConfig({ dataDir: dataDir ?? dataFolderOf(argv) });
  return { ...config, accountName: config.pgUser, log };
});
const offline = [...indexOfflineCommands({ readFile: createReadStream }), doctor];
try {
  const config = () => readProcessConfig({ dataDir: dataFolderOf(argv) });
  const commands = await withInstallation({ offline, argv, config, log, base: systemClock });
  process.exitCode = await runCommand(commands.list, argv, {
    ...io,
    ...(commands.homeRegion === null ? {} : { homeRegion: commands.homeRegion }),
  });
  await commands.close();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
