import autocannon, { type AutocannonResult } from "autocannon";
import { rounded } from "./figure.ts";
import type { Site } from "./site.ts";

export const clients = 10;
const warmUpSeconds = 1;
const seconds = 6;

interface Load {
  readonly site: Site;
  /** Path of the request with this number; equal for all, or new each time. */
  readonly pathOf: (number: number) => string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface LoadResult {
  readonly perSecond: number;
  readonly p99Ms: number;
  readonly requests: number;
  /** Processor time of the server process per request: steadier than the rate when others use the machine too. */
  readonly processorMs: number | null;
}

/** What browsers send. */
export const acceptEncoding = "gzip, deflate, br";

/** 10 clients, each asking again as soon as it has its answer. Every answer must be 200. */
export async function load({ site, pathOf, headers = {} }: Load): Promise<LoadResult> {
  let number = 0;
  const fire = (duration: number): Promise<AutocannonResult> =>
    autocannon({
      url: site.url,
      connections: clients,
      duration,
      // The server closes a connection after 10,000 answers; autocannon would not notice and count a refusal.
      reconnectRate: 9_000,
      requests: [
        {
          method: "GET",
          headers: { "accept-encoding": acceptEncoding, ...headers },
          setupRequest: (request) => {
            number += 1;
            return { ...request, path: pathOf(number) };
          },
        },
      ],
    });
  await fire(warmUpSeconds);
  const before = site.processorMs();
  const result = await fire(seconds);
  const after = site.processorMs();
  const bad = result.non2xx + result.errors + result.timeouts;
  if (bad > 0) throw new Error(`${bad} of ${result.requests.total} answers for ${pathOf(0)} were not 200`);
  return {
    perSecond: Math.round(result.requests.average),
    p99Ms: result.latency.p99,
    requests: number,
    processorMs:
      before === null || after === null ? null : rounded((after - before) / Math.max(1, result.requests.total), 2),
  };
}
