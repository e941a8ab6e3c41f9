import { afterAll, expect, test } from "vitest";
import { openImportCrashLab } from "#tests/proof/import-crash-lab.ts";
import { judge } from "#tests/proof/import-tally.ts";

const rows = 300;
const lab = await openImportCrashLab();
afterAll(() => lab.close());

test("an import that was killed with everything has left nothing or all, and the next start and import work", {
  timeout: 180_000,
}, async () => {
  const killed = [
    await lab.importAndKill(rows, { after: "apply", ms: 20, first: "import" }),
    await lab.importAndKill(rows, { after: "apply", ms: 150, first: "server" }),
  ];
  const calm = await lab.importCalmly(rows);
  expect(calm.added).toMatchObject(calm.workbook);
  expect(calm.added).toMatchObject({ applied_run: 1, audit_event: 1, half_run: 0 });
  for (const { added } of killed) expect(judge(added, calm.added)).toMatch(/^(nothing|all)$/);
});
