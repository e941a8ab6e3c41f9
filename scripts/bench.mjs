// npm run bench [-- NAME …]: benchmarks, each figure beside its aim; JSON in bench-results/.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { prepare } from "./build/prepare.mjs";
import { become, root } from "./build/run.mjs";

await prepare({ withDevelopment: true });
mkdirSync(join(root, "bench-results"), { recursive: true });
process.chdir(root);
become(["--import", "tsx", join(root, "tests", "bench", "run.ts"), ...process.argv.slice(2)]);
