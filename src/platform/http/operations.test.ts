import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { bindOperation, defineOperation } from "#shared/operation.ts";
import { refusal, success } from "#shared/result.ts";
import { asVerifier, formPage, hiddenField, rawGet, type SmallSite, startSmallSite } from "#tests/http/small-site.tsx";

const add = defineOperation({
  name: "sum.add",
  method: "post",
  path: "/api/v1/sum/{region}",
  summary: { id: "Menjumlah", en: "Adds" },
  permission: "public",
  input: z.strictObject({ region: z.string(), scale: z.coerce.number().default(1), terms: z.array(z.number()) }),
  output: z.object({ region: z.string(), sum: z.number() }),
  refusals: ["sum.too-long"],
});
const read = defineOperation({
  name: "sum.read",
  method: "get",
  path: "/api/v1/sum/{region}",
  summary: { id: "Membaca", en: "Reads" },
  permission: { anyOf: ["verifier"] },
  input: z.object({ region: z.string(), tags: z.union([z.string(), z.array(z.string())]).optional() }),
  output: z.object({ who: z.string(), tags: z.unknown() }),
  refusals: [],
});
const change = defineOperation({ ...read, name: "sum.change", method: "put", path: "/api/v1/sum/{region}/tags" });
const broken = defineOperation({
  ...read,
  name: "sum.broken",
  path: "/api/v1/broken",
  permission: "public",
  input: z.object({}),
});

let site: SmallSite;
let handled = 0;

beforeAll(async () => {
  const answerWho = async ({ actor }: { actor: { kind: string } }, input: { tags?: unknown }) =>
    success({ who: actor.kind, tags: input.tags, secret: "hidden" });
  site = await startSmallSite(
    [
      {
        method: "get",
        path: "/",
        permission: "public",
        handle: async (request) => ({ kind: "html", body: formPage(request) }),
      },
    ],
    {
      maxApiBodyBytes: 10_000,
      describeRefusal: (code, _details, language) => `${language} ${code}`,
      operations: [
        bindOperation(add, async (_context, { region, scale, terms }) => {
          handled++;
          if (terms.length > 3) {
            return refusal("sum.too-long", { most: 3 }, [
              { path: "$.terms[3]", code: "sum.too-long", expected: "3", found: 4 },
            ]);
          }
          return success({ region, sum: scale * terms.reduce((sum, term) => sum + term, 0), secret: "hidden" });
        }),
        bindOperation(read, answerWho),
        bindOperation(change, answerWho),
        bindOperation(broken, () => Promise.reject(new Error("password of the database"))),
      ],
    },
  );
});
afterAll(() => site.http.close());

const post = (path: string, body: string, headers: Record<string, string> = { "content-type": "application/json" }) =>
  fetch(site.url + path, { method: "POST", body, headers });

describe("an operation", () => {
  test("reads path, query and body together and answers only what its schema names", async () => {
    const answer = await post("/api/v1/sum/63.03?scale=2", '{"terms":[1,2]}');
    expect([answer.status, await answer.json()]).toEqual([200, { region: "63.03", sum: 6 }]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("refuses with problem+json, its code, places and request id", async () => {
    const answer = await post("/api/v1/sum/63.03", '{"terms":[1,2,3,4]}');
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(await answer.json()).toEqual({
      type: "urn:intan:problem:sum.too-long",
      title: "Unprocessable Entity",
      status: 422,
      detail: "id sum.too-long",
      instance: "/api/v1/sum/63.03",
      code: "sum.too-long",
      requestId: answer.headers.get("x-request-id"),
      errors: [{ path: "$.terms[3]", code: "sum.too-long", expected: "3", found: 4 }],
      details: { most: 3 },
    });
  });

  test.each([
    ["broken JSON", '{"terms":', "json.broken", [{ path: "$", code: "json.broken" }]],
    [
      "a list instead of an object",
      "[1]",
      "input.shape",
      [{ path: "$", code: "input.shape", expected: "object", found: "array" }],
    ],
    [
      "a wrong type",
      '{"terms":[1,"2"]}',
      "input.shape",
      [{ path: "$.terms[1]", code: "input.shape", expected: "number" }],
    ],
    ["an unknown field", '{"terms":[],"role":"x"}', "input.shape", [{ path: "$.role", code: "input.unknown-field" }]],
    [
      "a name in two places",
      '{"terms":[],"region":"63.04"}',
      "input.shape",
      [{ path: "$.region", code: "input.given-twice" }],
    ],
    ["a NUL", '{"terms":["\\u0000"]}', "input.shape", [{ path: "$", code: "input.unstorable-text" }]],
    ["half a character", '{"terms":["\\ud800"]}', "input.shape", [{ path: "$", code: "input.unstorable-text" }]],
  ])("names %s with its place, before any work", async (_name, body, code, errors) => {
    const before = handled;
    const answer = await post("/api/v1/sum/63.03", body);
    expect([answer.status, await answer.json()]).toMatchObject([422, { code, errors }]);
    expect(handled).toBe(before);
  });

  test("bounds the body and its type", async () => {
    expect((await post("/api/v1/sum/63.03", JSON.stringify({ terms: Array(9000).fill(1) }))).status).toBe(413);
    expect((await post("/api/v1/sum/63.03", "terms=1", { "content-type": "text/plain" })).status).toBe(415);
  });

  test("a prototype in the body stays plain data", async () => {
    const answer = await post("/api/v1/sum/63.03", '{"terms":[1],"__proto__":{"scale":9}}');
    expect(answer.status).toBe(422);
    expect(({} as { scale?: number }).scale).toBeUndefined();
  });

  test("a fault tells nothing of its cause and is logged once with its request id", async () => {
    const answer = await fetch(`${site.url}/api/v1/broken`);
    const text = await answer.text();
    const lines = site.log.filter((line) => line.level === "error");
    expect([answer.status, text.includes("password"), lines.length]).toEqual([500, false, 1]);
    expect(lines[0]?.fields).toMatchObject({ requestId: answer.headers.get("x-request-id"), operation: "sum.broken" });
  });

  test("speaks the language that is asked for", async () => {
    const answer = await fetch(`${site.url}/api/v1/none`, { headers: { cookie: "intan_language=en" } });
    expect([answer.status, await answer.json()]).toMatchObject([
      404,
      { code: "page.not-found", detail: "en page.not-found" },
    ]);
    const english = await post("/api/v1/sum/63.03", "{", {
      "content-type": "application/json",
      "accept-language": "en-GB",
    });
    expect(await english.json()).toMatchObject({ detail: "en json.broken" });
  });

  test("takes no other method", async () => {
    const answer = await fetch(`${site.url}/api/v1/sum/63.03`, { method: "DELETE" });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "HEAD, GET, POST"]);
    expect(await answer.json()).toMatchObject({ code: "page.method-not-allowed" });
  });
});

describe("the caller of an operation", () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const get = (headers: Record<string, string>) => fetch(`${site.url}/api/v1/sum/63.03?tags=a&tags=b`, { headers });

  test("is nobody, the holder of a token, or the session", async () => {
    const nobody = await get({});
    expect([nobody.status, nobody.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="intan"']);
    expect(await (await get(bearer("bearer-of-verifier"))).json()).toEqual({ who: "person", tags: ["a", "b"] });
    expect((await get(asVerifier)).status).toBe(200);
  });

  test("with a wrong token is refused, also beside a good session", async () => {
    const answer = await get({ ...bearer("wrong-token-000"), ...asVerifier });
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: "access.token-unknown" }]);
    expect((await get({ authorization: "Basic YTpi" })).status).toBe(401);
  });

  test("changes by session only with the token of a page, and not from another site", async () => {
    const put = (headers: Record<string, string>) =>
      fetch(`${site.url}/api/v1/sum/63.03/tags`, { method: "PUT", headers: { ...asVerifier, ...headers } });
    const page = await (await fetch(site.url, { headers: asVerifier })).text();
    const token = { "x-intan-token": hiddenField(page, "_token") };
    expect((await put({})).status).toBe(403);
    expect((await put({ "x-intan-token": "wrong" })).status).toBe(403);
    expect((await put(token)).status).toBe(200);
    expect((await put({ ...token, "sec-fetch-site": "cross-site" })).status).toBe(403);
  });

  test("with a token over a line that others can read is refused", async () => {
    const answer = await rawGet(`${site.url}/api/v1/sum/63.03`, {
      ...bearer("bearer-of-verifier"),
      host: "inovasi.example",
    });
    expect([answer.status, JSON.parse(answer.body.toString())]).toMatchObject([
      403,
      { code: "access.insecure-connection" },
    ]);
  });
});

describe("the description of the API", () => {
  const loose = z.record(z.string(), z.any());
  test("comes from the same contracts", async () => {
    const document = z
      .looseObject({ openapi: z.string(), paths: loose, components: loose })
      .parse(await (await fetch(`${site.url}/api/v1/openapi.json`)).json());
    const { post: described, get: read } = document.paths["/api/v1/sum/{region}"];
    expect(document.openapi).toBe("3.1.0");
    expect(described.operationId).toBe("sum.add");
    expect(described.parameters).toEqual([{ schema: { type: "string" }, required: true, name: "region", in: "path" }]);
    expect(Object.keys(described.requestBody.content["application/json"].schema.properties)).toEqual([
      "scale",
      "terms",
    ]);
    expect(described.security).toBeUndefined();
    expect(read.security).toEqual([{ bearer: [] }]);
    expect(document.components.schemas.Problem.properties.code.type).toBe("string");
  });
});
