// npm test [-- FILE …]: everything, from a fresh clone; the last line is `N passed, N failed` (`, N skipped`).
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./build/install.mjs";
import { root } from "./build/run.mjs";

const total = { passed: 0, failed: 0, skipped: 0, troubles: [] };
const wanted = process.argv.slice(2);

function fail(trouble) {
  total.failed += 1;
  total.troubles.push(trouble);
}

/** Test files on disk, so that one which vitest passes over in silence is seen. Benchmarks and proofs have their own commands. */
function testFiles() {
  return ["src", "tests", "scripts", "migrations"]
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
        `${folder}/${name}`.replaceAll("\\", "/"),
      ),
    )
    .filter((file) => /\.test\.tsx?$/.test(file) && !/^tests\/(proof|bench)\//.test(file));
}

async function runAll() {
  // Imported late: they lean on packages that the installation above has brought.
  const { build } = await import("./build/build.mjs");
  const { ensureChromium } = await import("./build/chromium.mjs");
  const { runTests } = await import("./build/tests.mjs");
  try {
    await build();
  } catch (error) {
    fail(error.message);
  }
  const chromium = await ensureChromium();
  const expected = testFiles();
  const browserTests = expected.filter((file) => file.startsWith("tests/browser/"));
  const passedOver = chromium === undefined ? browserTests : [];
  for (const file of passedOver) process.stdout.write(`skipped ${file}\n`);
  const args = [...(chromium === undefined ? ["--project", "!browser"] : []), ...wanted];
  const env = chromium === undefined ? {} : { INTAN_CHROMIUM: chromium };
  const counts = await runTests(args, { env, isShown: true });
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped + passedOver.length;
  total.troubles.push(...counts.troubles);
  if (wanted.length > 0 || counts.files.length === 0) return;
  const ran = new Set(counts.files);
  for (const file of expected) {
    if (!ran.has(join(root, file)) && !passedOver.includes(file)) fail(`${file}: not run`);
  }
}

try {
  await ensureInstalled();
  await runAll();
} catch (error) {
  fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
for (const trouble of total.troubles) process.stdout.write(`failed: ${trouble}\n`);
if (total.passed + total.failed === 0) total.failed = 1;
process.exitCode = total.failed === 0 ? 0 : 1;
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
