// npm run demo [-- --reset]: the demo region on loopback, from a fresh clone.
import { join } from "node:path";
import { prepare } from "./build/prepare.mjs";
import { become, root } from "./build/run.mjs";

const known = new Set(["--reset"]);
const options = process.argv.slice(2);
const unknown = options.filter((option) => !known.has(option));
if (unknown.length > 0) {
  process.stderr.write(`Unknown option ${unknown.join(" ")}. Usage: npm run demo [-- --reset]\n`);
  process.exit(2);
}

await prepare();
const port = process.env.INTAN_PORT ?? "4600";
const data = join(root, ".intan", "demo");
const server = join(root, "dist", "entrypoints", "server.js");
become(["--enable-source-maps", server, "--data", data, "--demo", "--port", port, ...options]);
