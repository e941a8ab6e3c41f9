import { hash } from "@node-rs/argon2";
import { expect, test } from "vitest";
import { hashPassword, isPasswordRight, mustHashAgain } from "./hash-password.ts";
import { hashSecret, hasSecretShape, makePassword, makeSecret } from "./make-secret.ts";

test("a password is kept as argon2id with 19 MiB, 2 passes, 1 lane, salted", async () => {
  const [one, other] = await Promise.all([hashPassword("kuda-laut-menari-7"), hashPassword("kuda-laut-menari-7")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(other);
  expect(mustHashAgain(one)).toBe(false);
});

test("the whole password counts, past the 72 bytes of other schemes", async () => {
  const long = "kuda laut ".repeat(20);
  const stored = await hashPassword(`${long}a`);
  expect(await isPasswordRight(stored, `${long}a`)).toBe(true);
  expect(await isPasswordRight(stored, `${long}b`)).toBe(false);
});

test("accents typed in two ways open the same account", async () => {
  const stored = await hashPassword("kaf\u00e9-di-tepi-sungai");
  expect(await isPasswordRight(stored, "kafe\u0301-di-tepi-sungai")).toBe(true);
});

test("without a stored hash no password is right", async () => {
  expect(await isPasswordRight(null, "kuda-laut-menari-7")).toBe(false);
});

test("a hash made with lower costs is made again", async () => {
  const weak = await hash("kuda-laut-menari-7", { memoryCost: 8192, timeCost: 1, parallelism: 1 });
  expect(mustHashAgain(weak)).toBe(true);
});

test("100,000 secrets are all different, of one shape, and found again by their hash", () => {
  const secrets = new Set<string>();
  for (let count = 0; count < 100_000; count += 1) secrets.add(makeSecret().text);
  expect(secrets.size).toBe(100_000);
  const [first = ""] = secrets;
  expect(hasSecretShape(first)).toBe(true);
  expect(hashSecret(first)).toHaveLength(32);
  expect(hasSecretShape(makeSecret("intan_").text)).toBe(true);
  expect(hasSecretShape("' or 1=1 --")).toBe(false);
});

test("a made password has four groups of letters that cannot be misread", () => {
  expect(makePassword()).toMatch(/^[a-km-zA-HJ-NP-Z2-9]{5}(-[a-km-zA-HJ-NP-Z2-9]{5}){3}$/);
});
