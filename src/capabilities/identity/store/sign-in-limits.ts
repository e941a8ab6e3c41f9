import { createHash } from "node:crypto";
import { CompiledQuery } from "kysely";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "#platform/database/port.ts";
import { addressGroup } from "../rules/address-group.ts";
import { normaliseLogin } from "../rules/login.ts";

const minutes = (count: number) => count * 60;

/**
 * Wrong tries, and the seconds they count. The pair stops one guesser; the account stops many addresses guessing at one
 * person; the address stops one guesser trying many people. From an address where this account has signed in before only
 * the pair counts: neither strangers elsewhere nor a neighbour in the same office lock anybody out.
 */
export const signInBudgets = {
  pair: { points: 5, duration: minutes(15) },
  account: { points: 30, duration: minutes(60) },
  address: { points: 100, duration: minutes(60) },
  known: { points: 1, duration: minutes(60 * 24 * 30) },
  ownPassword: { points: 5, duration: minutes(15) },
} as const;

export type Admission =
  | { readonly ok: true }
  /** `isFirst`: the try that crossed the line, worth an alarm. */
  | { readonly ok: false; readonly retryAfterSeconds: number; readonly isFirst: boolean };

export interface SignInLimits {
  /** Counts one try before the password is looked at, so that a hundred at once are a hundred. */
  admit(login: string, address: string): Promise<Admission>;
  /** Gives the try back after a right password, and remembers the address for 30 days. */
  succeed(login: string, address: string): Promise<void>;
  /** A signed-in person who must show the present password. */
  admitOwnPassword(personId: string): Promise<Admission>;
}

/** Counters in the database: several processes share one budget. They run on the machine's clock, also in the demo. */
export function createSignInLimits(database: Database): SignInLimits {
  const run = (text: string, values: readonly unknown[]) =>
    database.withoutRegion(async (db) => {
      const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...values]));
      return { rows, rowCount: rows.length };
    });
  const storeClient = {
    query: ({ text, values }: { text: string; values: readonly unknown[] }) => run(text, values),
  };
  const limiter = (keyPrefix: keyof typeof signInBudgets) =>
    new RateLimiterPostgres({
      ...signInBudgets[keyPrefix],
      keyPrefix,
      storeClient,
      storeType: "pool",
      tableName: "sign_in_try",
      tableCreated: true,
      clearExpiredByTimeout: false,
    });
  const [pair, account, addresses] = [limiter("pair"), limiter("account"), limiter("address")];
  const [known, ownPassword] = [limiter("known"), limiter("ownPassword")];

  const keysOf = (login: string, address: string) => {
    const [who, where] = [normaliseLogin(login), addressGroup(address)];
    return { pair: digest(`${who}\n${where}`), account: digest(who), address: digest(where) };
  };

  return {
    async admit(login, address) {
      const keys = keysOf(login, address);
      const first = await consume(pair, keys.pair);
      if (!first.ok || (await known.get(keys.pair)) !== null) return first;
      const second = await consume(account, keys.account);
      return second.ok ? consume(addresses, keys.address) : second;
    },
    async succeed(login, address) {
      const keys = keysOf(login, address);
      if ((await known.get(keys.pair)) === null) {
        await account.reward(keys.account);
        await addresses.reward(keys.address);
      }
      await pair.delete(keys.pair);
      await known.set(keys.pair, 1, signInBudgets.known.duration);
      await run("delete from sign_in_try where expire < $1", [Date.now()]);
    },
    admitOwnPassword: (personId) => consume(ownPassword, digest(personId)),
  };
}

const digest = (text: string): string => createHash("sha256").update(text, "utf8").digest("base64url");

async function consume(limiter: RateLimiterPostgres, key: string): Promise<Admission> {
  try {
    await limiter.consume(key);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw new Error("The sign-in limits cannot be counted.", { cause: error });
    return {
      ok: false,
      retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)),
      isFirst: error.consumedPoints === limiter.points + 1,
    };
  }
}
