import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface S3Server {
  readonly endpoint: string;
  readonly port: number;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL("../../node_modules/s3rver/bin/s3rver.js", import.meta.url));

/** A real S3 server as a process of its own on a free port of this machine, with one empty bucket. */
export async function startS3Server(bucket = "intan"): Promise<S3Server> {
  const folder = await mkdtemp(join(tmpdir(), "intan-s3-"));
  const options = ["-d", folder, "-a", "127.0.0.1", "-p", "0", "--silent", "--configure-bucket", bucket];
  const child = spawn(process.execPath, [program, ...options], { stdio: ["ignore", "pipe", "inherit"] });
  const port = await portOf(child);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    bucket,
    accessKey: "S3RVER",
    secretKey: "S3RVER",
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
        child.kill("SIGTERM");
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const portOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const port = /listening on [\d.]+:(\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once("exit", (code) => reject(new Error(`The S3 server ended with ${code} before it listened: ${said}`)));
  });

export interface BadLine {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * A line in front of a server that breaks: after `cutAfterBytes` towards the server (`up`) or back (`down`) both ends are cut.
 * `times` limits how often. `silent` takes everything and answers nothing.
 */
export async function startBadLine(
  port: number,
  fault: { readonly cutAfterBytes: number; readonly direction: "up" | "down"; readonly times?: number } | "silent",
): Promise<BadLine> {
  const open = new Set<Socket>();
  let cuts = 0;
  const server = createServer((client) => {
    open.add(client);
    client.on("error", () => undefined);
    if (fault === "silent") {
      client.resume();
      return;
    }
    const target = connect(port, "127.0.0.1");
    open.add(target);
    target.on("error", () => undefined);
    let passed = 0;
    const count = (chunk: Buffer): void => {
      passed += chunk.length;
      if (passed < fault.cutAfterBytes || cuts >= (fault.times ?? Number.POSITIVE_INFINITY)) return;
      cuts += 1;
      client.destroy();
      target.destroy();
    };
    (fault.direction === "up" ? client : target).on("data", count);
    client.pipe(target).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The line has no port");
  return {
    port: address.port,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
