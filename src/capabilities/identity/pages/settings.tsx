import type { Page, PageAnswer, PageRequest } from "#platform/http/port.ts";
import type { Actor } from "#shared/actor.ts";
import type { Result } from "#shared/result.ts";
import { say } from "#shared/text.ts";
import {
  type ApiToken,
  type OpenSession,
  type Person,
  type SessionId,
  sessionIdSchema,
  type TokenId,
  tokenIdSchema,
  tokenNameSchema,
} from "../contract/person.ts";
import { sayRefusal } from "../texts/say-refusal.ts";
import { settingsTexts as texts } from "../texts/settings.ts";
import { type SettingsShown, SettingsView } from "./settings-view.tsx";

export interface SettingsPagesNeed {
  readOwn(
    actor: Actor,
  ): Promise<
    Result<{ readonly person: Person; readonly sessions: readonly OpenSession[]; readonly tokens: readonly ApiToken[] }>
  >;
  /** Names of the agencies in which roles are held, by id. */
  agencyNames(actor: Actor): Promise<ReadonlyMap<string, string>>;
  changePassword(
    actor: Actor,
    input: { readonly current: string; readonly password: string; readonly sessionId: string | null },
  ): Promise<Result<unknown>>;
  endSession(actor: Actor, sessionId: SessionId): Promise<Result<unknown>>;
  createToken(
    actor: Actor,
    input: { readonly name: string; readonly days: number },
  ): Promise<Result<ApiToken & { readonly token: string }>>;
  revokeToken(actor: Actor, tokenId: TokenId): Promise<Result<unknown>>;
}

/** What the last change left to say: only these words, never words of the address. */
const saidAfter = {
  sandi: texts.passwordChanged,
  sesi: texts.sessionEnded,
  token: texts.tokenRevoked,
} as const;

const isAfter = (word: string | null): word is keyof typeof saidAfter => word !== null && word in saidAfter;

/** `/pengaturan`: a person's own profile, password, sessions and tokens. */
export function settingsPages(need: SettingsPagesNeed): readonly Page[] {
  async function show(request: PageRequest, shown: SettingsShown, status: 200 | 422 | 429 = 200): Promise<PageAnswer> {
    const { actor } = request.view;
    const own = await need.readOwn(actor);
    if (!own.ok) return { kind: "refused", code: own.code };
    const agencies = await need.agencyNames(actor);
    return {
      kind: "html",
      status,
      body: <SettingsView request={request} {...own.value} agencies={agencies} shown={shown} />,
    };
  }

  const showRefusal = (request: PageRequest, part: "password" | "token" | "list", refused: Result<unknown>) => {
    if (refused.ok) throw new Error("Nothing was refused.");
    const message = sayRefusal(refused.code, refused.details, request.view.language);
    const status = refused.code === "identity.too-many-tries" ? 429 : 422;
    return show(request, { problem: { part, code: refused.code, message } }, status);
  };

  const handleGet = async (request: PageRequest): Promise<PageAnswer> => {
    const after = request.query.get("sesudah");
    const said = isAfter(after) ? say(saidAfter[after], request.view.language) : undefined;
    return show(request, { said });
  };

  const handlePassword = async (request: PageRequest): Promise<PageAnswer> => {
    const { form, view, sessionId } = request;
    const password = form.get("password") ?? "";
    const answer: Result<unknown> =
      password === (form.get("repeat") ?? "")
        ? await need.changePassword(view.actor, { current: form.get("current") ?? "", password, sessionId })
        : { ok: false, code: "identity.passwords-differ" };
    return answer.ok ? { kind: "redirect", to: "/pengaturan?sesudah=sandi" } : showRefusal(request, "password", answer);
  };

  const handleEndSession = async (request: PageRequest): Promise<PageAnswer> => {
    const id = sessionIdSchema.safeParse(request.params["sessionId"]);
    const answer = id.success
      ? await need.endSession(request.view.actor, id.data)
      : ({ ok: false, code: "identity.session-unknown" } as const);
    return answer.ok ? { kind: "redirect", to: "/pengaturan?sesudah=sesi" } : showRefusal(request, "list", answer);
  };

  const handleCreateToken = async (request: PageRequest): Promise<PageAnswer> => {
    const { form, view } = request;
    const name = tokenNameSchema.safeParse(form.get("name"));
    const days = Number(form.get("days"));
    if (!name.success || !Number.isInteger(days) || days < 1 || days > 365) {
      const message = say(texts.tokenMalformed, view.language);
      return show(request, { problem: { part: "token", code: "identity.token-malformed", message } }, 422);
    }
    const answer = await need.createToken(view.actor, { name: name.data, days });
    return answer.ok ? show(request, { newToken: answer.value }) : showRefusal(request, "token", answer);
  };

  const handleRevokeToken = async (request: PageRequest): Promise<PageAnswer> => {
    const id = tokenIdSchema.safeParse(request.params.tokenId);
    const answer = id.success
      ? await need.revokeToken(request.view.actor, id.data)
      : ({ ok: false, code: "identity.token-unknown" } as const);
    return answer.ok ? { kind: "redirect", to: "/pengaturan?sesudah=token" } : showRefusal(request, "list", answer);
  };

  const page = (method: "get" | "post", path: string, handle: Page["handle"]): Page => ({
    method,
    path,
    permission: "signed-in",
    handle,
  });
  return [
    page("get", "/pengaturan", handleGet),
    page("post", "/pengaturan/kata-sandi", handlePassword),
    page("post", "/pengaturan/sesi/{sessionId}/akhiri", handleEndSession),
    page("post", "/pengaturan/token", handleCreateToken),
    page("post", "/pengaturan/token/{tokenId}/cabut", handleRevokeToken),
  ];
}
