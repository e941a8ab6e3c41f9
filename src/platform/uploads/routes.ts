import type { HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import { toResponse } from "#platform/http/answer.ts";
import { findCaller } from "#platform/http/operation-request.ts";
import { problemAnswer } from "#platform/http/problem.ts";
import { counted, type HttpContext, type Site, startVisit, type Visit } from "#platform/http/site.ts";
import { type UploadHandler, uploadPath } from "#platform/uploads/port.ts";
import { actorKey } from "#shared/actor.ts";
import { type Refusal, refusal } from "#shared/result.ts";

/**
 * Serves resumable uploads at `uploadPath` to people who are signed in. As with operations, a change by session needs the token
 * of a page in `X-Intan-Token`.
 */
export function addUploadRoutes(app: Hono<{ Bindings: HttpBindings }>, site: Site, uploads: UploadHandler): void {
  const serve = (context: HttpContext) =>
    counted(site, context, uploadPath, () => answerUpload(site, context, uploads));
  for (const path of [uploadPath, `${uploadPath}/:id`]) {
    // HEAD reaches the handler of GET; GET itself is answered there with 405.
    app.on(["GET", "POST", "PATCH", "DELETE", "OPTIONS"], path, serve);
  }
}

async function answerUpload(site: Site, context: HttpContext, uploads: UploadHandler): Promise<Response> {
  const visit = startVisit(site, context);
  const refuse = (refused: Refusal): Promise<Response> => answerRefused(site, context, visit, refused);
  try {
    if (context.req.method === "GET") return await refuse(refusal("page.method-not-allowed"));
    const caller = await findCaller({ site, context, visit });
    if (!caller.ok) return await refuse(caller);
    const actor = caller.value?.actor;
    if (actor?.kind !== "person") return await refuse(refusal("access.sign-in-required"));
    const allowed = uploads.permits?.(actor);
    if (allowed?.ok === false) return await refuse(allowed);
    const response = await uploads.handle(context.req.raw, {
      regionCode: actor.regionCode,
      actorKey: actorKey(actor),
    });
    const headers = { ...site.headers, ...Object.fromEntries(response.headers), "X-Request-Id": visit.requestId };
    return new Response(response.body, { status: response.status, headers });
  } catch (error) {
    site.log.error("An upload request failed", { requestId: visit.requestId, error });
    return refuse(refusal("server.failed"));
  }
}

function answerRefused(site: Site, context: HttpContext, visit: Visit, refused: Refusal): Promise<Response> {
  const { path } = context.req;
  const answer = problemAnswer(site, { path, requestId: visit.requestId, language: visit.language }, refused);
  return toResponse(answer, site.headers, visit.requestId, context.env.incoming.headers["accept-encoding"]);
}
