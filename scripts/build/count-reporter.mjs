import { writeFileSync } from "node:fs";

/** A vitest reporter that counts what vitest's own JSON hides: files that fail to load, failing hooks, unhandled errors. */
class CountReporter {
  onTestRunEnd(modules, unhandled, reason) {
    const counts = { passed: 0, failed: 0, skipped: 0, reason, files: [], troubles: [] };
    for (const module of modules) {
      counts.files.push(module.moduleId);
      this.countModule(module, counts);
    }
    for (const error of unhandled) {
      counts.failed += 1;
      counts.troubles.push(`unhandled error: ${error.message ?? String(error)}`);
    }
    writeFileSync(process.env.INTAN_TEST_COUNTS, JSON.stringify(counts));
  }

  countModule(module, counts) {
    let tests = 0;
    for (const test of module.children.allTests()) {
      tests += 1;
      const { state } = test.result();
      if (state === "passed") counts.passed += 1;
      else if (state === "skipped") counts.skipped += 1;
      else {
        counts.failed += 1;
        counts.troubles.push(`${module.relativeModuleId}: ${test.fullName}`);
      }
    }
    const broken = [module, ...module.children.allSuites()].flatMap((place) => place.errors());
    for (const error of broken) {
      counts.failed += 1;
      counts.troubles.push(`${module.relativeModuleId}: ${String(error.message ?? error).split("\n")[0]}`);
    }
    if (tests === 0 && broken.length === 0) {
      counts.failed += 1;
      counts.troubles.push(`${module.relativeModuleId}: no test in this file`);
    }
  }
}

// vitest loads a reporter by its default export.
// biome-ignore lint/style/noDefaultExport: required by vitest
export default CountReporter;
