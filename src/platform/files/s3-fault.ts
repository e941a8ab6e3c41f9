import { S3ServiceException } from "@aws-sdk/client-s3";
import type { Log } from "#platform/logging/port.ts";
import { type Refusal, refusal } from "#shared/result.ts";

const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "");

/** A missing file; a missing bucket is a fault of the installation and no answer about the file. */
export const isNotFound = (error: unknown): boolean => statusOf(error) === 404 && nameOf(error) !== "NoSuchBucket";

export const isOutsideRange = (error: unknown): boolean => statusOf(error) === 416 || nameOf(error) === "InvalidRange";

const unreachable = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ECONNRESET",
  "EPIPE",
]);
const slow = new Set(["TimeoutError", "RequestTimeout", "SlowDown", "AbortError", "ETIMEDOUT"]);

/** What the service's fault means; the administrator finds the whole of it in the log. */
export function refusalOfService(error: unknown, log: Log): Refusal {
  const reason = reasonOf(error);
  const status = statusOf(error);
  log.error("The file service failed", { code: reason, error, ...(status === undefined ? {} : { status }) });
  return refusal("files.unavailable", { reason });
}

function reasonOf(error: unknown): "unreachable" | "slow" | "denied" | "bucket-missing" | "failed" {
  const name = nameOf(error);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  // The SDK calls a line that was cut a timeout; its code tells.
  if (unreachable.has(code)) return "unreachable";
  if (slow.has(name) || slow.has(code)) return "slow";
  const status = statusOf(error);
  if (name === "NoSuchBucket" || status === 404) return "bucket-missing";
  if (status === 401 || status === 403) return "denied";
  if (status === 503) return "slow";
  return "failed";
}
