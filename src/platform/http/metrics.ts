const boundsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Series {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  count: number;
  sumSeconds: number;
  readonly upTo: number[];
}

export interface HttpMetrics {
  /** `route` is the pattern, never the path: paths have no end. */
  observe(method: string, route: string, status: number, milliseconds: number): void;
  /** Prometheus text format 0.0.4. */
  print(gauges: Readonly<Record<string, number>>): string;
}

export const metricsType = "text/plain; version=0.0.4; charset=utf-8";

export function createHttpMetrics(): HttpMetrics {
  const all = new Map<string, Series>();
  return {
    observe(method, route, status, milliseconds) {
      const key = `${method} ${route} ${status}`;
      let series = all.get(key);
      if (!series) {
        series = { method, route, status, count: 0, sumSeconds: 0, upTo: boundsSeconds.map(() => 0) };
        all.set(key, series);
      }
      const seconds = milliseconds / 1000;
      series.count++;
      series.sumSeconds += seconds;
      for (let at = boundsSeconds.length - 1; at >= 0 && seconds <= (boundsSeconds[at] ?? 0); at--) {
        series.upTo[at] = (series.upTo[at] ?? 0) + 1;
      }
    },
    print(gauges) {
      const name = "intan_http_request_duration_seconds";
      const lines = [`# HELP ${name} Time until the answer is ready.`, `# TYPE ${name} histogram`];
      for (const series of all.values()) {
        const labels = `method="${series.method}",route="${series.route}",status="${series.status}"`;
        for (const [at, bound] of boundsSeconds.entries()) {
          lines.push(`${name}_bucket{${labels},le="${bound}"} ${series.upTo[at] ?? 0}`);
        }
        lines.push(`${name}_bucket{${labels},le="+Inf"} ${series.count}`);
        lines.push(
          `${name}_sum{${labels}} ${series.sumSeconds.toFixed(6)}`,
          `${name}_count{${labels}} ${series.count}`,
        );
      }
      for (const [gauge, value] of Object.entries(gauges)) lines.push(`# TYPE ${gauge} gauge`, `${gauge} ${value}`);
      return `${lines.join("\n")}\n`;
    },
  };
}
