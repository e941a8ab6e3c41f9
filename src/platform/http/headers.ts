export type HeaderFields = Readonly<Record<string, string>>;

const contentPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** On every answer from the first page on (ASVS 5.0 V3.4; HSTS one year on an https site). */
export function securityHeaders(isHttpsSite: boolean): HeaderFields {
  return {
    "Content-Security-Policy": contentPolicy,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    ...(isHttpsSite ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {}),
  };
}

/** A file that people sent in or asked for runs nothing, also when opened in the browser. */
export const filePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
