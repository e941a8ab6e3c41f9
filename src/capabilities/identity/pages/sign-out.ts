import { type Page, sessionCookie } from "#platform/http/port.ts";
import type { Actor } from "#shared/actor.ts";

export interface SignOutPageNeeds {
  endSession(actor: Actor, sessionId: string): Promise<unknown>;
}

/** `/keluar`: ends the session and takes the cookie away; harmless when nobody is signed in. */
export const signOutPage = (need: SignOutPageNeeds): Page => ({
  method: "post",
  path: "/keluar",
  permission: "public",
  handle: async ({ view, sessionId }) => {
    if (sessionId !== null) await need.endSession(view.actor, sessionId);
    return { kind: "redirect", to: "/", cookies: [{ name: sessionCookie, value: "", maxAge: 0 }] };
  },
});
