import { systemClock } from "#platform/clock/system-clock.ts";
import type { Config } from "#platform/config/config.ts";
import type { Log } from "#platform/logging/port.ts";
import { prepareDemo, signInsFile } from "./demo/prepare-demo.ts";
import { openInstallation } from "./installation.ts";
import { type Serving, serve } from "./serve.ts";
import { clockOf } from "./shown-clock.ts";

export interface StartOptions {
  readonly config: Config;
  readonly log: Log;
  readonly isDemo: boolean;
  readonly mustReset: boolean;
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Ends in order on Ctrl-C or SIGTERM; a second signal does not wait. */
function endOnSignal(serving: Serving, log: Log): void {
  let isEnding = false;
  const end = (): void => {
    if (isEnding) process.exit(1);
    isEnding = true;
    serving.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error("Intan did not stop cleanly", { error });
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}

/** Starts the server of one data folder; the demo loads its region first. */
export async function startServer(options: StartOptions): Promise<void> {
  const { log, isDemo } = options;
  const config: Config = { ...options.config, ...(isDemo ? { host: "127.0.0.1" } : {}) };
  if (options.mustReset && !isDemo) throw new Error("--reset belongs to the demo: it deletes the data folder.");
  if (isDemo) await prepareDemo({ config, log, mustReset: options.mustReset, say });
  const demoSignInsFile = isDemo ? signInsFile(config.dataDir) : null;
  const clock = await clockOf(config.dataDir, systemClock);
  const installation = await openInstallation({ config, log, clock, demoSignInsFile });
  const serving = await serve({ config, log, installation, isDemo });
  endOnSignal(serving, log);
  say(`Intan: http://${config.host}:${serving.port}`);
  if (demoSignInsFile !== null) say(`Akun demo / demo sign-ins: ${demoSignInsFile}`);
  if (config.publicUrl.startsWith("http://") && !/^http:\/\/(127\.|localhost|\[::1\])/.test(config.publicUrl)) {
    say(
      "Tanpa TLS orang tidak dapat masuk: pasang proxy TLS di depan Intan dan atur INTAN_PUBLIC_URL=https://… (nobody can sign in without TLS: put a TLS proxy in front and set INTAN_PUBLIC_URL).",
    );
  }
  if (serving.homeRegion() === null) {
    const link = await installation.product.offers.identity.makeSetUpLink();
    if (link.ok) say(`Siapkan instalasi (sekali pakai, 24 jam) / set up: ${config.publicUrl}${link.value.path}`);
  }
}
