import { OpenAPIHono } from "@hono/zod-openapi";
import * as z from "zod";
import type { Operation } from "#shared/operation.ts";

type Shape = Record<string, z.ZodType>;

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    instance: z.string(),
    code: z.string().describe("Stable; programs decide by it"),
    requestId: z.string(),
    errors: z.array(
      z.object({
        path: z.string().describe("Place in the input, $.innovations[0].levels.16"),
        code: z.string(),
        expected: z.string().optional(),
        found: z.unknown().optional(),
      }),
    ),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: "Problem" });

const idempotencyKey = z
  .string()
  .max(200)
  .optional()
  .describe("24 h per person: the same key and content get the first answer, other content gets 409");

/** The OpenAPI 3.1 description of the contracts that the server itself checks by. `version` is the one of the API. */
export function describeOperations(operations: readonly Operation[], version: string): object {
  const app = new OpenAPIHono();
  const registry = app.openAPIRegistry;
  registry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  for (const operation of [...operations].sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1))) {
    registry.registerPath(routeOf(operation));
  }
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Intan",
      version,
      description:
        "Program inovasi daerah: setiap operasi di halaman juga ada di sini, dengan izin dan kode yang sama.",
      license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
    },
    servers: [{ url: "/" }],
  });
  return withoutNullParameters(document);
}

function routeOf(operation: Operation): Parameters<OpenAPIHono["openAPIRegistry"]["registerPath"]>[0] {
  const { method, path, permission, summary } = operation;
  const shape: Shape = operation.input instanceof z.ZodObject ? { ...(operation.input.shape as Shape) } : {};
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? "");
  const pathShape: Shape = Object.fromEntries(inPath.map((name) => [name, shape[name] ?? z.string()]));
  const rest: Shape = Object.fromEntries(Object.entries(shape).filter(([name]) => !inPath.includes(name)));
  const hasBody = method !== "get" && method !== "delete";
  const bodySchema =
    inPath.length === 0 || !(operation.input instanceof z.ZodObject) ? operation.input : z.object(rest);
  const isEmpty = operation.input instanceof z.ZodObject && Object.keys(rest).length === 0;
  return {
    method,
    path,
    operationId: operation.name,
    summary: summary.id,
    description: `${summary.en}. ${permissionWords(permission)}`,
    tags: [operation.name.split(".")[0] ?? operation.name],
    ...(permission === "public" ? {} : { security: [{ bearer: [] }] }),
    request: {
      ...(inPath.length > 0 ? { params: z.object(pathShape) } : {}),
      ...(!hasBody && !isEmpty ? { query: z.object(rest) } : {}),
      ...(method === "post" && permission !== "public"
        ? { headers: z.object({ "Idempotency-Key": idempotencyKey }) }
        : {}),
      ...(hasBody && !isEmpty
        ? { body: { required: true, content: { "application/json": { schema: bodySchema } } } }
        : {}),
    },
    responses: {
      200: { description: "Berhasil", content: { "application/json": { schema: operation.output } } },
      default: {
        description: refusalWords(operation.refusals),
        content: { "application/problem+json": { schema: problemSchema } },
      },
    },
  };
}

function permissionWords(permission: Operation["permission"]): string {
  if (permission === "public") return "Public.";
  if (permission === "signed-in") return "Any signed-in person.";
  if (permission === "staff") return "Any signed-in person with a role in the programme of the region.";
  return `Roles: ${permission.anyOf.join(", ")}.`;
}

const refusalWords = (codes: readonly string[]): string =>
  ["Ditolak; kode", ...[...codes, "input.shape", "json.broken"].map((code) => `\`${code}\``)].join(" ");

/** A coerced query value reads as "number or null" in the schema; an address has no null. */
function withoutNullParameters(document: { paths?: object }): object {
  const clean = (value: unknown, isParameter: boolean): unknown => {
    if (Array.isArray(value)) return value.map((entry) => clean(entry, isParameter));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]: [string, unknown]) => {
        if (isParameter && name === "type" && Array.isArray(entry)) {
          const types = entry.filter((type) => type !== "null");
          return [name, types.length === 1 ? types[0] : types];
        }
        return [name, clean(entry, isParameter || name === "parameters")];
      }),
    );
  };
  return clean(document, false) as object;
}
