import type { Log } from "#platform/logging/port.ts";
import type { CatalogueVersion } from "./port.ts";

/** The part of a `pg` client that is needed here. */
export interface ListeningClient {
  connect(): Promise<unknown>;
  query(statement: string): Promise<{ readonly rows: readonly { readonly version?: unknown }[] }>;
  on(event: "notification" | "error" | "end", listener: () => void): unknown;
  end(): Promise<unknown>;
}

export interface ReleaseVersion extends CatalogueVersion {
  close(): Promise<void>;
}

const pollMs = 5_000;
const againMs = 500;

/**
 * Follows the release that public pages show: LISTEN on `intan_release` and a look every 5 s. While the connection is
 * lost the version is unknown and nothing may be kept. `connect` makes a new, not yet connected client as `intan_app`.
 */
export async function followReleases(connect: () => ListeningClient, log: Log): Promise<ReleaseVersion> {
  const listeners = new Set<() => void>();
  let version: string | null = null;
  let client: ListeningClient | null = null;
  let isClosed = false;
  let opening: Promise<void> | null = null;

  const show = (next: string | null): void => {
    if (next === version) return;
    version = next;
    for (const listener of listeners) listener();
  };
  const lose = (lost: ListeningClient, error?: unknown): void => {
    if (client !== lost) return;
    client = null;
    show(null);
    lost.end().catch(() => undefined);
    if (isClosed) return;
    log.warn("Lost the connection that follows releases", { error });
    setTimeout(() => void look(), againMs).unref();
  };
  const open = async (): Promise<void> => {
    const opened = connect();
    opened.on("error", () => lose(opened));
    opened.on("end", () => lose(opened));
    opened.on("notification", () => void look());
    try {
      await opened.connect();
      await opened.query("listen intan_release");
      if (isClosed) await opened.end();
      else client = opened;
    } catch (error) {
      log.warn("Cannot follow releases", { error });
      opened.end().catch(() => undefined);
    }
  };
  const look = async (): Promise<void> => {
    if (isClosed) return;
    if (client === null) {
      // Two looks at once share one attempt, else the loser's connection would stay open.
      opening ??= open().finally(() => {
        opening = null;
      });
      await opening;
    }
    const asked: ListeningClient | null = client;
    if (asked === null) return;
    try {
      const { rows } = await asked.query("select version::text as version from release_version");
      if (client === asked) show(String(rows[0]?.version ?? "0"));
    } catch (error) {
      lose(asked, error);
    }
  };

  await look();
  const timer = setInterval(() => void look(), pollMs);
  timer.unref();
  return {
    current: () => version,
    onChange: (listener) => void listeners.add(listener),
    async close() {
      isClosed = true;
      clearInterval(timer);
      await opening;
      const last = client;
      client = null;
      await last?.end();
    },
  };
}
