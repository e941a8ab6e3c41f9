import type { Clock } from "#platform/clock/port.ts";
import type { Config } from "#platform/config/config.ts";
import type { Log } from "#platform/logging/port.ts";
import type { Command } from "#platform/terminal/port.ts";
import type { RegionCode } from "#shared/ids.ts";
import { openInstallation } from "./installation.ts";
import { clockOf } from "./shown-clock.ts";

interface Commands {
  readonly list: readonly Command[];
  readonly homeRegion: RegionCode | null;
  close(): Promise<void>;
}

/** Words of the command line that name a command, without its options: "index score". */
const startsWith = (argv: readonly string[], words: readonly string[]): boolean => {
  const given = argv.filter((word) => !word.startsWith("-"));
  return words.every((word, place) => given[place] === word);
};

/**
 * The commands for one call: those that need no database when one of them is named, else all, with the database opened beside
 * a running server. Jobs that a command leaves behind are done before `close` ends, by the server or here.
 */
export async function withInstallation(options: {
  readonly offline: readonly Command[];
  readonly argv: readonly string[];
  readonly config: () => Config;
  readonly log: Log;
  readonly base: Clock;
}): Promise<Commands> {
  const { offline, argv, log } = options;
  if (offline.some((command) => startsWith(argv, command.words))) {
    return { list: offline, homeRegion: null, close: async () => undefined };
  }
  const config = options.config();
  const clock = await clockOf(config.dataDir, options.base);
  const installation = await openInstallation({ config, log, clock, demoSignInsFile: null });
  const { product, jobs, sealer } = installation;
  return {
    list: [...offline, ...product.commands],
    homeRegion: await product.offers.identity.homeRegion(),
    close: async () => {
      try {
        await jobs.drain();
        await sealer.sealAll();
      } finally {
        // Open pools would keep the command from ending.
        await installation.close();
      }
    },
  };
}
