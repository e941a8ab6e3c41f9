import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

function testFilesBelow(folder: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .sort();
}

// A test that takes something from tests/support talks to the database; one that does not is a unit test.
const needsSupport = (file: string): boolean => readFileSync(join(root, file), "utf8").includes('"#tests/support/');

const beside = [...testFilesBelow("src"), ...testFilesBelow("scripts"), ...testFilesBelow("migrations")];
const apart = testFilesBelow("tests").filter((file) => !/^tests\/(proof|bench)\//.test(file));
const isBrowser = (file: string): boolean => file.startsWith("tests/browser/");

const groups = {
  unit: beside.filter((file) => !needsSupport(file)),
  database: [...beside, ...apart].filter((file) => needsSupport(file) && !isBrowser(file)),
  alone: apart.filter((file) => !(needsSupport(file) || isBrowser(file))),
  browser: apart.filter(isBrowser),
};

const globalSetup = existsSync(join(root, "tests/support/global-setup.ts")) ? ["tests/support/global-setup.ts"] : [];

const project = (name: keyof typeof groups, more: object = {}) => ({
  extends: true as const,
  // A pattern that matches nothing stands in for an empty group: an empty list would mean vitest's own patterns.
  test: { name, include: groups[name].length > 0 ? groups[name] : ["no-such-file"], ...more },
});

export default defineConfig({
  root,
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    environment: "node",
    pool: "forks",
    isolate: false,
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    expect: { requireAssertions: true },
    allowOnly: false,
    passWithNoTests: false,
    env: { TZ: "UTC", NODE_ENV: "test" },
    // What each operation must show: the answer, a refusal, and who may not.
    tags: [{ name: "happy" }, { name: "error" }, { name: "security" }],
    projects: [
      project("unit"),
      project("database", { globalSetup }),
      // Planted faults and crashes keep both cores busy by themselves, a browser needs one: neither shares them.
      project("alone", { testTimeout: 300_000, fileParallelism: false, sequence: { groupOrder: 1 } }),
      project("browser", {
        globalSetup: [...globalSetup, "tests/browser/global-setup.ts"],
        testTimeout: 120_000,
        hookTimeout: 120_000,
        fileParallelism: false,
        sequence: { groupOrder: 2 },
      }),
    ],
  },
});
