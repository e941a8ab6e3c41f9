import { anonymous, permit } from "#shared/actor.ts";
import type { BoundOperation } from "#shared/operation.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
import { type Answer, toResponse } from "./answer.ts";
import { originOf } from "./connection.ts";
import { boundToSession } from "./form-token.ts";
import { answerOnce, hashOf, isRequestKey } from "./once.ts";
import { gatherInput, problemsOf } from "./operation-input.ts";
import { findVisitor } from "./page-view.ts";
import type { Visitor } from "./port.ts";
import { problemAnswer } from "./problem.ts";
import { ClientGone } from "./read-body.ts";
import { type HttpContext, type Site, startVisit, type Visit } from "./site.ts";

const usualBodyBytes = 2 * 1024 * 1024;

/** One call of one operation. */
interface Called {
  readonly site: Site;
  readonly bound: BoundOperation;
  readonly context: HttpContext;
  readonly visit: Visit;
  readonly url: URL;
}

export async function answerOperation(site: Site, bound: BoundOperation, context: HttpContext): Promise<Response> {
  const visit = startVisit(site, context);
  const startedAt = performance.now();
  const { headers } = context.env.incoming;
  const called: Called = { site, bound, context, visit, url: new URL(context.req.url) };
  let answer: Answer;
  let code: string | undefined;
  try {
    const result = await call(called);
    if (!result.ok) code = result.code;
    answer = result.ok ? result.value : refusedCall(called, result);
  } catch (error) {
    if (!(error instanceof ClientGone)) {
      site.log.error("An operation failed", { requestId: visit.requestId, operation: bound.operation.name, error });
    }
    answer = refusedCall(called, refusal("server.failed"));
  }
  site.log.info("operation", {
    requestId: visit.requestId,
    operation: bound.operation.name,
    status: answer.status,
    durationMs: Math.round(performance.now() - startedAt),
    ...(code === undefined ? {} : { code }),
  });
  return toResponse(answer, site.headers, visit.requestId, headers["accept-encoding"]);
}

function refusedCall({ site, context, visit, url }: Called, refused: Refusal): Answer {
  const asksEnglish = /^\s*en\b/i.test(context.env.incoming.headers["accept-language"] ?? "");
  const language = asksEnglish || visit.language === "en" ? "en" : "id";
  return problemAnswer(site, { path: url.pathname, requestId: visit.requestId, language }, refused);
}

async function call(called: Called): Promise<Result<Answer>> {
  const { site, bound, context, url } = called;
  const { incoming } = context.env;
  const { operation } = bound;
  const caller = await findCaller(called);
  if (!caller.ok) return caller;
  const actor = caller.value?.actor ?? anonymous;
  const allowed = permit(actor, operation.permission);
  if (!allowed.ok) return allowed;
  const params = context.req.param() as Record<string, string>;
  const gathered = await gatherInput(
    incoming,
    operation.maxBodyBytes ?? site.maxApiBodyBytes ?? usualBodyBytes,
    params,
    url.searchParams,
  );
  if (!gathered.ok) return gathered;
  const run = (): Promise<Result<Answer>> => runOperation(called, caller.value, gathered.value.input);
  const key = incoming.headers["idempotency-key"];
  if (operation.method !== "post" || key === undefined || actor.kind !== "person") return run();
  if (typeof key !== "string" || !isRequestKey(key)) return refusal("request.key-malformed");
  const hash = hashOf("POST", url.pathname + url.search, gathered.value.body);
  return onceOr(site, { regionCode: actor.regionCode, personId: actor.personId, key }, hash, run);
}

/** A refused call is no answer to keep: it changed nothing, the key is free again. */
async function onceOr(
  site: Site,
  key: Parameters<typeof answerOnce>[1],
  hash: string,
  run: () => Promise<Result<Answer>>,
): Promise<Result<Answer>> {
  let refused: Refusal | undefined;
  const result = await answerOnce(site, key, hash, async () => {
    const first = await run();
    if (first.ok) return first.value;
    refused = first;
    return { status: 422, headers: {}, body: null };
  });
  return refused ?? result;
}

async function runOperation({ site, bound }: Called, caller: Visitor | null, raw: unknown): Promise<Result<Answer>> {
  const { operation, handle } = bound;
  const input = operation.input.safeParse(raw);
  if (!input.success) return refusal("input.shape", undefined, problemsOf(input.error));
  const actor = caller?.actor ?? anonymous;
  const regionCode = actor.kind === "anonymous" ? site.homeRegion() : actor.regionCode;
  const result = await handle({ actor, regionCode }, input.data);
  if (!result.ok) return result;
  // The schema is the allow-list: fields that it does not name fall away.
  const output = operation.output.parse(result.value);
  const headers = { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" };
  return success({ status: 200, headers, body: JSON.stringify(output) });
}

/**
 * A bearer token, else the session; a change by session also needs the token of a page in `X-Intan-Token`.
 * Codes: `access.insecure-connection`, `access.token-unknown`, `form.foreign-origin`, `form.too-old`.
 */
export async function findCaller({
  site,
  context,
  visit,
}: Pick<Called, "site" | "context" | "visit">): Promise<Result<Visitor | null>> {
  const { headers } = context.env.incoming;
  const bearer = /^Bearer +([\w.~+/=-]{8,512})$/i.exec(headers.authorization ?? "")?.[1];
  if (headers.authorization !== undefined) {
    if (!visit.connection.isSignInSafe) return refusal("access.insecure-connection");
    const caller = bearer ? await site.identify.byBearerToken(bearer) : null;
    return caller ? success(caller) : refusal("access.token-unknown");
  }
  const visitor = await findVisitor(site, visit);
  if (visitor === null || context.req.method === "GET" || context.req.method === "HEAD") return success(visitor);
  if (originOf(headers, site.publicUrl) === "foreign") return refusal("form.foreign-origin");
  const token = headers["x-intan-token"];
  const isValid =
    visitor.sessionId !== null &&
    typeof token === "string" &&
    site.tokens.isValid(boundToSession(visitor.sessionId), token);
  return isValid ? success(visitor) : refusal("form.too-old");
}
