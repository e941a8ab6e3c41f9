import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Config } from "#platform/config/config.ts";
import { createListeningClient } from "#platform/database/connection.ts";
import { createAnsweredRequests } from "#platform/http/answered-requests.ts";
import { loadAssets } from "#platform/http/assets.ts";
import { followReleases } from "#platform/http/release-version.ts";
import { createHttp } from "#platform/http/server.ts";
import type { Log } from "#platform/logging/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { View } from "#shared/view.ts";
import { configureAssets } from "#web/layout/assets.ts";
import { createErrorPage } from "./error-page.tsx";
import { createHealth } from "./health.ts";
import type { Installation } from "./installation.ts";
import { sweepHourly } from "./open-uploads.ts";
import { installationSecret } from "./secret.ts";

export interface ServeOptions {
  readonly config: Config;
  readonly log: Log;
  readonly installation: Installation;
  readonly isDemo: boolean;
}

export interface Serving {
  readonly port: number;
  readonly homeRegion: () => RegionCode | null;
  close(): Promise<void>;
}

const lookForSetUpMs = 1_000;
/** A workbook of 20 MB in base64, with its JSON. */
const maxApiBodyBytes = 28 * 1024 * 1024;

/** Where the build lies: `dist/public` beside `dist/entrypoints`, or below the clone when run from source. */
const builtFolder = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "../../dist/public" : "../public", import.meta.url),
);

async function readManifest(): Promise<Readonly<Record<string, string>>> {
  const manifest: unknown = JSON.parse(await readFile(path.join(builtFolder, "manifest.json"), "utf8"));
  if (typeof manifest !== "object" || manifest === null) throw new Error("dist/public/manifest.json is not an object");
  return Object.fromEntries(Object.entries(manifest).map(([name, address]) => [name, String(address)]));
}

/** Before the set-up nobody's region is home: the pages then speak for the product alone. */
const notSetUp = { name: "Intan", shortName: "Intan", zone: "Asia/Jakarta", zoneLabel: "WIB" } as const;

/** Serves pages and operations, runs the queue and seals the audit trail, until closed. */
export async function serve({ config, log, installation, isDemo }: ServeOptions): Promise<Serving> {
  const { product, database, clock } = installation;
  const { regions } = product.offers.organisation;
  configureAssets(await readManifest());
  let home = await product.offers.identity.homeRegion();
  const timer = setInterval(() => {
    if (home !== null) return clearInterval(timer);
    product.offers.identity.homeRegion().then(
      (found) => {
        home = found;
      },
      (error: unknown) => log.error("The home region could not be read", { error }),
    );
  }, lookForSetUpMs);
  timer.unref();
  const [firstRegion] = regions.regions;
  if (firstRegion === undefined) throw new Error("reference/regions.json holds no region");
  const regionView = (code: RegionCode): View["region"] => {
    const region = home === null && code === firstRegion.code ? null : regions.byCode(code);
    return region === null ? { code, ...notSetUp } : region;
  };
  const releases = await followReleases(() => createListeningClient(database.address.app), log);
  const secret = await installationSecret(config.dataDir, config.secret);
  const http = createHttp({
    pages: product.pages,
    operations: product.operations,
    identify: product.offers.identity.identify,
    homeRegion: () => home ?? firstRegion.code,
    regionView,
    clock,
    publicUrl: new URL(config.publicUrl),
    isDemo,
    secret,
    answeredRequests: createAnsweredRequests(database.database, secret),
    assets: await loadAssets(builtFolder),
    catalogueVersion: releases,
    errorPage: createErrorPage(product.describeRefusal),
    maxApiBodyBytes,
    uploads: installation.uploads,
    health: createHealth(installation),
    log,
    describeRefusal: product.describeRefusal,
  });
  await installation.jobs.start();
  installation.sealer.start();
  const stopSweeping = sweepHourly(
    { uploads: installation.uploads.sweep, contents: product.offers.evidence.sweep },
    log,
  );
  const { port } = await http.listen(config.port, config.host);
  return {
    port,
    homeRegion: () => home,
    close: async () => {
      clearInterval(timer);
      await http.close();
      await stopSweeping();
      await releases.close();
      await installation.close();
    },
  };
}
