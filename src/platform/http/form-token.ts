import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const macBytes = 32;

export interface FormTokens {
  /** Fresh spelling for each page: a static token in a compressed page could be guessed byte by byte (BREACH). */
  issue(boundTo: string): string;
  isValid(boundTo: string, token: string | undefined): boolean;
}

const xor = (left: Buffer, right: Buffer): Buffer => Buffer.from(left.map((byte, at) => byte ^ (right[at] ?? 0)));

/** Tokens of forms: HMAC-SHA256 of what the form is bound to (session or browser), under the secret of the installation. */
export function createFormTokens(secret: string): FormTokens {
  const mac = (boundTo: string): Buffer => createHmac("sha256", secret).update(`form-token\n${boundTo}`).digest();
  return {
    issue(boundTo) {
      const mask = randomBytes(macBytes);
      return Buffer.concat([mask, xor(mac(boundTo), mask)]).toString("base64url");
    },
    isValid(boundTo, token) {
      const raw = Buffer.from(token ?? "", "base64url");
      if (raw.length !== 2 * macBytes) return false;
      return timingSafeEqual(xor(raw.subarray(macBytes), raw.subarray(0, macBytes)), mac(boundTo));
    },
  };
}

/** What the form of a visitor is bound to. */
export const boundToSession = (sessionId: string): string => `session:${sessionId}`;
export const boundToBrowser = (cookie: string): string => `browser:${cookie}`;
