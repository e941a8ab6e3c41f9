import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { originOf, readConnection } from "./connection.ts";

function incoming(peer: string, headers: Record<string, string>): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: peer });
  const message = new IncomingMessage(socket);
  Object.assign(message.headers, headers);
  return message;
}

const local = new URL("http://127.0.0.1:4600");
const https = new URL("https://inovasi.banjarkab.go.id");

describe("a connection", () => {
  test("from this machine is safe for passwords", () => {
    expect(readConnection(incoming("127.0.0.1", { host: "localhost:4600" }), local).isSignInSafe).toBe(true);
    expect(readConnection(incoming("::1", { host: "[::1]:4600" }), local).isSignInSafe).toBe(true);
  });

  test.each([
    ["from the office network", "192.168.1.7", { host: "192.168.1.2:4600" }],
    ["under a name that resolves to this machine", "127.0.0.1", { host: "evil.example:4600" }],
    ["through a proxy without TLS", "127.0.0.1", { host: "127.0.0.1:4600", "x-forwarded-for": "10.0.0.9" }],
    ["that only claims TLS", "192.168.1.7", { host: "127.0.0.1", "x-forwarded-proto": "https" }],
  ])("%s is not safe on a plain site", (_name, peer, headers) => {
    expect(readConnection(incoming(peer, headers), local)).toMatchObject({
      isSignInSafe: false,
      isHttps: false,
      address: peer,
    });
  });

  test("through the TLS proxy of an https site is safe and carries the client's address", () => {
    const headers = {
      host: "inovasi.banjarkab.go.id",
      "x-forwarded-proto": "https",
      "x-forwarded-for": "1.1.1.1, 10.0.0.9",
    };
    expect(readConnection(incoming("127.0.0.1", headers), https)).toEqual({
      address: "10.0.0.9",
      isHttps: true,
      isDirectLoopback: false,
      isSignInSafe: true,
    });
  });

  test("an address forwarded from elsewhere is not believed", () => {
    const headers = { "x-forwarded-proto": "https", "x-forwarded-for": "8.8.8.8" };
    expect(readConnection(incoming("192.168.1.7", headers), https).address).toBe("192.168.1.7");
  });
});

describe("the origin of a change", () => {
  test.each([
    [{ "sec-fetch-site": "same-origin" }, "own"],
    [{ "sec-fetch-site": "cross-site" }, "foreign"],
    [{ "sec-fetch-site": "same-site" }, "foreign"],
    [{ origin: "https://inovasi.banjarkab.go.id" }, "own"],
    [{ origin: "http://127.0.0.1:4600", host: "127.0.0.1:4600" }, "own"],
    [{ origin: "https://evil.example", host: "127.0.0.1:4600" }, "foreign"],
    [{ origin: "null" }, "foreign"],
    [{}, "unknown"],
  ] as const)("%j is %s", (headers, expected) => {
    expect(originOf(headers, https)).toBe(expected);
  });
});
