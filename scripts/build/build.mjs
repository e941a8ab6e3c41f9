import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { filesBelow, inputsDigest, isBuildFresh } from "./inputs.mjs";
import { root } from "./run.mjs";

const common = {
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  jsx: "automatic",
  jsxImportSource: "hono/jsx",
  logLevel: "silent",
  metafile: true,
};
const forNode = { ...common, platform: "node", target: "node20", packages: "external", sourcemap: "linked" };
const forBrowser = { ...common, platform: "browser", target: ["es2020"], minify: true, legalComments: "none" };

const buildServer = (esbuild, out) =>
  esbuild.build({
    ...forNode,
    entryPoints: ["server", "worker", "cli"]
      .map((name) => ({ in: `src/entrypoints/${name}.ts`, out: `entrypoints/${name}` }))
      .filter((entry) => existsSync(join(root, entry.in))),
    outdir: out,
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
  });

/** One bundle per file, so that the migrator and the worker starter load each alone. */
const buildApart = (esbuild, out, files) =>
  esbuild.build({
    ...forNode,
    entryPoints: files.map((file) => ({ in: file, out: basename(file, ".ts") })),
    outdir: out,
  });

function refusePackagesInIslands(metafile) {
  for (const [output, { inputs }] of Object.entries(metafile.outputs)) {
    const heavy = Object.keys(inputs).find((input) => input.includes("node_modules/zod/"));
    if (heavy !== undefined)
      throw new Error(`Island ${output} carries zod (by ${heavy}): import contracts by type only`);
  }
}

/** Islands, styles and copied files with a hash in their name; answers the manifest, name to address. */
async function buildPublic(esbuild, out) {
  const islands = filesBelow("src/web/islands").filter((file) =>
    /^src\/web\/islands\/[^/]+(?<!\.test)\.ts$/.test(file),
  );
  const styles = ["src/web/styles/site.css", "src/web/styles/app.css"].filter((file) => existsSync(join(root, file)));
  const assets = filesBelow("src/web/assets");
  const shared = { ...forBrowser, outdir: out, outbase: "src/web", assetNames: "[name]-[hash]" };
  const manifest = {};
  const remember = (result) => {
    for (const [path, output] of Object.entries(result.metafile.outputs)) {
      if (output.entryPoint === undefined) continue;
      const name = output.entryPoint.replace(/^src\/web\/(styles|assets)\//, "").replace(/^src\/web\//, "");
      const address = path.slice(path.indexOf("/public/") + "/public/".length);
      manifest[name.replace(/\.ts$/, ".js").replace(/^node_modules\/htmx\.org\/dist\/htmx\.min\.js$/, "htmx.js")] =
        `/aset/${address}`;
    }
  };
  const [island] = await Promise.all([
    esbuild.build({ ...shared, entryPoints: islands, entryNames: "islands/[name]-[hash]" }),
    esbuild.build({ ...shared, entryPoints: styles, entryNames: "[name]-[hash]" }).then(remember),
    esbuild
      .build({
        ...shared,
        bundle: true,
        minify: false,
        loader: {
          ".js": "copy",
          ".svg": "copy",
          ".png": "copy",
          ".ico": "copy",
          ".woff2": "copy",
          ".webmanifest": "copy",
        },
        entryPoints: ["node_modules/htmx.org/dist/htmx.min.js", ...assets],
        entryNames: "[name]-[hash]",
      })
      .then(remember),
  ]);
  refusePackagesInIslands(island.metafile);
  remember(island);
  return Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function putInPlace(made, dist) {
  const old = `${made}.old`;
  // Another build may swap at the same moment; both results are equal, so the last one wins.
  for (let attempt = 0; ; attempt += 1) {
    try {
      if (existsSync(dist)) renameSync(dist, old);
      renameSync(made, dist);
      break;
    } catch (error) {
      if (attempt === 5) throw new Error("The build could not be put in place", { cause: error });
    } finally {
      rmSync(old, { recursive: true, force: true });
    }
  }
}

/** Builds everything into dist/; nothing to do when the inputs are those of the last build. */
export async function build({ isForced = false } = {}) {
  if (!isForced && isBuildFresh()) return { isFresh: true };
  const inputs = inputsDigest();
  const esbuild = await import("esbuild");
  const dist = join(root, "dist");
  const made = join(root, ".intan", "build", String(process.pid));
  rmSync(made, { recursive: true, force: true });
  mkdirSync(join(made, "public"), { recursive: true });
  try {
    const workers = filesBelow("src").filter((file) => file.endsWith(".worker.ts"));
    const migrations = filesBelow("migrations").filter((file) => /^migrations\/[^/]+(?<!\.test)\.ts$/.test(file));
    const [manifest] = await Promise.all([
      buildPublic(esbuild, join(made, "public")),
      buildServer(esbuild, made),
      buildApart(esbuild, join(made, "migrations"), migrations),
      buildApart(esbuild, join(made, "workers"), workers),
    ]);
    writeFileSync(join(made, "public", "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    writeFileSync(join(made, "build.json"), `${JSON.stringify({ inputs, node: process.version })}\n`);
    putInPlace(made, dist);
  } catch (error) {
    if (!Array.isArray(error.errors)) throw error;
    const lines = await esbuild.formatMessages(error.errors, { kind: "error", color: false });
    throw new Error(`The build failed\n${lines.join("\n")}`);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  return { isFresh: false };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { isFresh } = await build({ isForced: process.argv.includes("--force") });
  process.stderr.write(isFresh ? "The build is fresh\n" : "Built dist/\n");
}
