import { describe, expect, test } from "vitest";
import { mayHaveSession, readCookies, writeCookie } from "./cookies.ts";

describe("cookies", () => {
  test("on https only the host-bound session counts", () => {
    expect(readCookies("intan=planted; __Host-intan=true1; intan_language=en", true)).toEqual({
      intan: "true1",
      intan_language: "en",
    });
  });

  test("on plain http a host-bound cookie does not count", () => {
    expect(readCookies("__Host-intan=x; intan=y", false)).toEqual({ intan: "y" });
  });

  test("the first of two equal names wins and odd pairs are passed over", () => {
    expect(readCookies("intan=first; intan=second; =x; lonely; __proto__=z", false)).toMatchObject({ intan: "first" });
  });

  test("sees a session in both spellings, and no session beside it", () => {
    expect(
      ["intan=a", "x=1; __Host-intan=a", "intan_language=en; intan-form=b", undefined].map(mayHaveSession),
    ).toEqual([true, true, false, false]);
  });

  test("writes the session bound to the host, closed to scripts", () => {
    expect(writeCookie({ name: "intan", value: "abc", maxAge: 60 }, true)).toBe(
      "__Host-intan=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure",
    );
    expect(writeCookie({ name: "intan", value: "", maxAge: 0 }, false)).toBe(
      "intan=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax",
    );
  });

  test("refuses a value that would end the cookie", () => {
    expect(() => writeCookie({ name: "intan", value: "a; Domain=evil", maxAge: 1 }, true)).toThrow("cannot be sent");
  });
});
