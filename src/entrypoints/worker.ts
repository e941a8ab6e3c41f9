import { parseArgs } from "node:util";
import { systemClock } from "#platform/clock/system-clock.ts";
import { readProcessConfig } from "#platform/config/config.ts";
import { createJsonLog } from "#platform/logging/json-log.ts";
import { openInstallation } from "./installation.ts";
import { clockOf } from "./shown-clock.ts";

/** Queue and sealing without pages, for a second machine on the same DATABASE_URL. */
const { values } = parseArgs({ options: { data: { type: "string" } } });
const config = readProcessConfig({ dataDir: values.data });
const log = createJsonLog(
  (line) => process.stderr.write(line),
  () => new Date(),
);
const clock = await clockOf(config.dataDir, systemClock);
const installation = await openInstallation({ config, log, clock, demoSignInsFile: null });
await installation.jobs.start();
installation.sealer.start();
const end = (): void => {
  installation.close().then(
    () => process.exit(0),
    (error: unknown) => {
      log.error("The worker did not stop cleanly", { error });
      process.exit(1);
    },
  );
};
process.on("SIGINT", end);
process.on("SIGTERM", end);
