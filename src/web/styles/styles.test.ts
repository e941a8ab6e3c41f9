import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

async function bundled(name: string): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(`./${name}`, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
}

describe("style sheets", () => {
  test.each([
    ["site.css", 8_000],
    ["app.css", 4_000],
  ])("%s stays small, whole and on our own host", async (name, mostBytes) => {
    const css = await bundled(name);
    expect(gzipSync(css, { level: 9 }).length).toBeLessThan(mostBytes);
    expect(css).not.toContain("@import");
    expect(css).not.toMatch(/url\(|!important/);
  });

  test("site.css serves dark, high contrast, less motion and paper", async () => {
    const css = await bundled("site.css");
    for (const feature of [
      "prefers-color-scheme:dark",
      "prefers-contrast:more",
      "prefers-reduced-motion",
      "@media print",
      "forced-colors",
    ]) {
      expect(css.replaceAll(": ", ":")).toContain(feature);
    }
  });
});
