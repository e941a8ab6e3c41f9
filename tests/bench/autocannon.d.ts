/** The part of autocannon that the benchmarks use; the package has no types of its own. */
declare module "autocannon" {
  interface AutocannonRequest {
    readonly method?: string;
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly setupRequest?: (request: AutocannonRequest) => AutocannonRequest;
  }
  interface AutocannonOptions {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    /** Requests after which a connection is made anew. */
    readonly reconnectRate: number;
    readonly requests: readonly AutocannonRequest[];
  }
  export interface AutocannonResult {
    readonly requests: { readonly average: number; readonly total: number };
    /** Milliseconds. */
    readonly latency: { readonly p99: number };
    readonly non2xx: number;
    readonly errors: number;
    readonly timeouts: number;
  }
  const autocannon: (options: AutocannonOptions) => Promise<AutocannonResult>;
  // biome-ignore lint/style/noDefaultExport: the package has one
  export default autocannon;
}
