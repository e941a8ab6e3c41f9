import { parseArgs } from "node:util";
import { readProcessConfig } from "#platform/config/config.ts";
import { createJsonLog } from "#platform/logging/json-log.ts";
import { startServer } from "./start-server.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    port: { type: "string" },
    demo: { type: "boolean", default: false },
    reset: { type: "boolean", default: false },
  },
});
const log = createJsonLog(
  (line) => process.stderr.write(line),
  () => new Date(),
);
try {
  const config = readProcessConfig({ dataDir: values.data, port: values.port });
  await startServer({ config, log, isDemo: values.demo, mustReset: values.reset });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  log.error("Intan did not start", { error });
  process.exitCode = 1;
}
