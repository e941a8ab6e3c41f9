import { readFileSync } from "node:fs";
import type { Fault } from "./fault.ts";

const manifest: { dependencies: Record<string, string> } = JSON.parse(
  readFileSync(new URL("../../../package.json", import.meta.url), "utf8"),
);
const strangers = Object.fromEntries(Array.from({ length: 46 }, (_, place) => [`planted-package-${place}`, "^1.0.0"]));
const withStrangers = `${JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, ...strangers } }, null, 2)}\n`;

const packageFault = (checker: "house rules" | "unused code", rule: string): Fault => ({
  checker,
  rule,
  files: { "package.json": withStrangers },
  twin: {},
});

export const packageFaults: readonly Fault[] = [
  packageFault("house rules", "dependency-count"),
  packageFault("house rules", "dependency-exact"),
  packageFault("house rules", "dependency-reason"),
  packageFault("unused code", "dependencies"),
];

export const unusedFaults: readonly Fault[] = [
  {
    checker: "unused code",
    rule: "exports",
    files: {
      "src/shared/planted-half-used.ts": "export const used = 1;\nexport const unused = 2;\n",
      "src/platform/worker/planted-one.worker.ts":
        'import { used } from "#shared/planted-half-used.ts";\n\nglobalThis.postMessage(used);\n',
    },
    twin: {
      "src/shared/planted-used.ts": "export const used = 1;\n",
      "src/platform/worker/planted-two.worker.ts":
        'import { used } from "#shared/planted-used.ts";\n\nglobalThis.postMessage(used);\n',
    },
  },
  {
    checker: "unused code",
    rule: "files",
    files: { "src/shared/planted-forgotten.ts": "export const one = 1;\n" },
    twin: {
      "src/shared/planted-remembered.ts": "export const one = 1;\n",
      "src/platform/worker/planted-three.worker.ts":
        'import { one } from "#shared/planted-remembered.ts";\n\nglobalThis.postMessage(one);\n',
    },
  },
  {
    checker: "unused in production",
    rule: "exports",
    files: {
      "src/shared/planted-for-tests.ts": "export const used = 1;\nexport const forTests = 2;\n",
      "src/shared/planted-for-tests.test.ts":
        'import { forTests } from "./planted-for-tests.ts";\n\nexport const seen = forTests;\n',
      "src/platform/worker/planted-four.worker.ts":
        'import { used } from "#shared/planted-for-tests.ts";\n\nglobalThis.postMessage(used);\n',
    },
    twin: {
      "src/shared/planted-for-all.ts": "export const used = 1;\n",
      "src/shared/planted-for-all.test.ts":
        'import { used } from "./planted-for-all.ts";\n\nexport const seen = used;\n',
      "src/platform/worker/planted-five.worker.ts":
        'import { used } from "#shared/planted-for-all.ts";\n\nglobalThis.postMessage(used);\n',
    },
  },
  {
    checker: "unused in production",
    rule: "files",
    files: {
      "src/shared/planted-test-only.ts": "export const one = 1;\n",
      "src/shared/planted-test-only.test.ts":
        'import { one } from "./planted-test-only.ts";\n\nexport const seen = one;\n',
    },
    twin: {
      "src/shared/planted-product.ts": "export const one = 1;\n",
      "src/platform/worker/planted-six.worker.ts":
        'import { one } from "#shared/planted-product.ts";\n\nglobalThis.postMessage(one);\n',
    },
  },
];
