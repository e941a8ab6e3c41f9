import path from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigProblems, readConfig } from "./config.ts";

function problemsOf(variables: Record<string, string>): readonly string[] {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof ConfigProblems) return error.problems;
    throw error;
  }
  return [];
}

describe("configuration", () => {
  test("needs nothing for the embedded database on loopback", () => {
    expect(readConfig({})).toEqual({
      dataDir: path.resolve(".intan/data"),
      databaseUrl: undefined,
      ownerUrl: undefined,
      publicUrl: "http://127.0.0.1:4600",
      host: "127.0.0.1",
      port: 4600,
      demoNow: undefined,
      systemDir: undefined,
      pgUser: undefined,
      secret: undefined,
      files: { kind: "folder", folder: path.resolve(".intan/data/files") },
      scanner: null,
      mode: "production",
    });
  });

  test("takes an empty variable as not set, and the option of the command line before the variable", () => {
    const config = readConfig(
      { DATABASE_URL: "", INTAN_DATA_DIR: "/srv/a", INTAN_PUBLIC_URL: "https://inovasi.banjarkab.go.id/" },
      { dataDir: "/srv/b" },
    );
    expect(config).toMatchObject({
      databaseUrl: undefined,
      dataDir: "/srv/b",
      publicUrl: "https://inovasi.banjarkab.go.id",
    });
  });

  test("reads the demo's moment with its zone", () => {
    expect(readConfig({ INTAN_DEMO_NOW: "2026-06-15T08:00:00+08:00" }).demoNow).toEqual(
      new Date("2026-06-15T00:00:00Z"),
    );
  });

  test("lists every problem at once, without the values", () => {
    const found = problemsOf({
      DATABASE_URL: "mysql://root:hunter2@localhost/x",
      INTAN_PORT: "65536",
      INTAN_PUBLIC_URL: "inovasi.go.id",
      INTAN_DEMO_NOW: "15 Juni 2026",
      INTAN_SYSTEM_DIR: "/proc/x",
      INTAN_SECRET: "short",
      NODE_ENV: "prod",
    });
    expect(found.map((line) => line.split(" ")[0])).toEqual([
      "DATABASE_URL",
      "INTAN_PUBLIC_URL",
      "INTAN_PORT",
      "INTAN_DEMO_NOW",
      "INTAN_SYSTEM_DIR",
      "INTAN_SECRET",
      "NODE_ENV",
    ]);
    expect(found.join()).not.toContain("hunter2");
  });

  test("refuses an owner's address without the server's", () => {
    expect(problemsOf({ DATABASE_URL_OWNER: "postgresql://a:b@localhost/intan" })).toEqual([
      "DATABASE_URL_OWNER needs DATABASE_URL beside it",
    ]);
  });

  test("puts files into a bucket, below a prefix that ends in a slash", () => {
    const s3 = {
      INTAN_FILES: "s3",
      INTAN_S3_ENDPOINT: "https://s3.banjarkab.go.id",
      INTAN_S3_BUCKET: "intan-banjar",
      INTAN_S3_ACCESS_KEY: "key",
      INTAN_S3_SECRET_KEY: "secret",
    };
    const place = {
      kind: "s3",
      endpoint: "https://s3.banjarkab.go.id",
      bucket: "intan-banjar",
      region: "us-east-1",
      accessKey: "key",
      secretKey: "secret",
    };
    expect(readConfig(s3).files).toEqual({ ...place, prefix: "" });
    expect(readConfig({ ...s3, INTAN_S3_PREFIX: "a/b" }).files).toEqual({ ...place, prefix: "a/b/" });
    expect(readConfig({ ...s3, INTAN_S3_PREFIX: "a/" }).files).toEqual({ ...place, prefix: "a/" });
  });

  test("names everything that a bucket lacks beside what is wrong, without the values", () => {
    const found = problemsOf({
      INTAN_FILES: "s3",
      INTAN_S3_ENDPOINT: "s3.example.go.id",
      INTAN_S3_SECRET_KEY: "hunter2",
      INTAN_S3_PREFIX: "../x//",
      INTAN_SCANNER: "tcp://127.0.0.1",
    });
    expect(found.map((line) => line.split(" ")[0])).toEqual([
      "INTAN_S3_ENDPOINT",
      "INTAN_S3_PREFIX",
      "INTAN_SCANNER",
      "INTAN_S3_BUCKET",
      "INTAN_S3_ACCESS_KEY",
    ]);
    expect(found.join()).not.toContain("hunter2");
    expect(problemsOf({ INTAN_FILES: "ftp" })).toEqual(['INTAN_FILES must be "folder" or "s3"']);
  });

  test.each([
    ["clamd://127.0.0.1:3310", { kind: "clamd", host: "127.0.0.1", port: 3310 }],
    ["clamd://scanner.local", { kind: "clamd", host: "scanner.local", port: 3310 }],
    ["clamd://[::1]:99", { kind: "clamd", host: "::1", port: 99 }],
    ["clamd:///run/clamav/clamd.ctl", { kind: "clamd-socket", path: "/run/clamav/clamd.ctl" }],
  ])("finds the scanner at %s", (INTAN_SCANNER, place) => {
    expect(readConfig({ INTAN_SCANNER }).scanner).toEqual(place);
  });
});
