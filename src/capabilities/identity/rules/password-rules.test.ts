import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgePassword, normalisePassword } from "./password-rules.ts";

const words = ["siti.rahmah", "siti@banjarkab.example", "Siti Rahmah, S.Kom.", "Dinas Kesehatan", "Kabupaten Banjar"];

describe("a password", () => {
  test.each([
    ["sebelas-aja", "identity.password-too-short"],
    ["x".repeat(257), "identity.password-too-long"],
    ["aaaaaaaaaaaaaa", "identity.password-common"],
    ["123456789012", "identity.password-common"],
    ["qwertyuiopas", "identity.password-common"],
    ["zyxwvutsrqpo", "identity.password-common"],
    ["Password2026!", "identity.password-common"],
    ["P@ssw0rd12345", "identity.password-common"],
    ["IntanBanjar2026", "identity.password-common"],
    ["adminadminadmin", "identity.password-common"],
    ["bismillah123456", "identity.password-common"],
    ["198703122010012004", "identity.password-common"],
    ["0812-5566-7788", "identity.password-common"],
    ["SitiRahmah2026!", "identity.password-names-you"],
    ["rahmah-kesehatan-1", "identity.password-names-you"],
  ])("%j is refused", (password, code) => {
    expect(judgePassword(password, words)).toMatchObject({ ok: false, code });
  });

  test.each([
    "perahu kertas di sungai",
    "kuda-laut-menari-7",
    "ﷺ-öäü-中文密码很长很长很长",
    "Vt9!kq2#Lm0x",
    "7!2#k9$4%81&",
  ])("%j is accepted", (password) => {
    expect(judgePassword(password, words)).toEqual({ ok: true });
  });

  test("counts characters, not bytes, and accepts 256 of them", () => {
    expect(judgePassword("🌊🛶🌧🏞🌾🐟🦀🐚🪸🐠🐬", [])).toMatchObject({ code: "identity.password-too-short" });
    expect(judgePassword("kuda laut ".repeat(26).slice(0, 256), words)).toEqual({ ok: true });
  });

  test("typed with composed or separate accents is the same password", () => {
    expect(normalisePassword("kafe\u0301-di-tepi-sungai")).toBe(normalisePassword("kaf\u00e9-di-tepi-sungai"));
  });

  test("a longer one of the same random letters never becomes unacceptable for being short", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[b-df-hj-np-tv-z]{14,60}$/), (password) => {
        const decision = judgePassword(password, []);
        expect(decision.ok || decision.code !== "identity.password-too-short").toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
