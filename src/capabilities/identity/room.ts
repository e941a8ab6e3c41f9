import type { Identify } from "#platform/http/port.ts";
import type { Actor } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import { grantRole, revokeRole } from "./actions/change-roles.ts";
import { createToken, revokeToken } from "./actions/change-tokens.ts";
import { closePerson } from "./actions/close-person.ts";
import { createAccount } from "./actions/create-account.ts";
import { createDemoPeople } from "./actions/create-demo-people.ts";
import { createPerson } from "./actions/create-person.ts";
import { createTokenFor } from "./actions/create-token-for.ts";
import { endSession } from "./actions/end-session.ts";
import { createIdentify } from "./actions/identify-visitor.ts";
import { installHomeRegion } from "./actions/install-home-region.ts";
import { makePasswordLink } from "./actions/make-password-link.ts";
import { changePassword, choosePassword, readPasswordLink } from "./actions/set-password.ts";
import { isSetUpLinkGood, makeSetUpLink, setUp } from "./actions/set-up.ts";
import { signIn } from "./actions/sign-in.ts";
import { type IdentityFunctions, identityOperations } from "./api.ts";
import { identityCommands } from "./cli.ts";
import type { CreateDemoPeople } from "./contract/demo.ts";
import type { PersonReader } from "./contract/readers.ts";
import type { IdentityDeps } from "./deps.ts";
import { choosePasswordPages } from "./pages/choose-password.tsx";
import { peoplePages } from "./pages/people.tsx";
import { setUpPages } from "./pages/set-up.tsx";
import { settingsPages } from "./pages/settings.tsx";
import { signInPages } from "./pages/sign-in.tsx";
import { signOutPage } from "./pages/sign-out.ts";
import { listPeople, readOwnAccount } from "./queries/own-account.ts";
import { readSummaries } from "./queries/people.ts";
import { readHomeRegion } from "./store/installation.ts";
import { createSignInLimits } from "./store/sign-in-limits.ts";
import { describeRefusal } from "./texts/say-refusal.ts";

export interface IdentitySettings {
  /** Before the path of links that are sent to somebody: "https://intan.banjarkab.go.id". */
  readonly origin: string;
  /** Where the demo's sign-ins stand on disk, as the sign-in page names it; null outside the demo. */
  readonly demoSignInsFile: string | null;
}

/** People, roles, sessions, tokens. */
export function createIdentityRoom(deps: IdentityDeps, settings: IdentitySettings) {
  const limits = createSignInLimits(deps.database);
  const limited = { ...deps, limits };

  const functions: IdentityFunctions = {
    readOwn: (actor) => readOwnAccount(deps, actor),
    listPeople: (actor, regionCode) => listPeople(deps, actor, regionCode),
    createPerson: (actor, regionCode, input) => createPerson(deps, actor, regionCode, input),
    closePerson: (actor, regionCode, input) => closePerson(deps, actor, regionCode, input),
    makePasswordLink: (actor, regionCode, input) => makePasswordLink(deps, actor, regionCode, input),
    grantRole: (actor, regionCode, input) => grantRole(deps, actor, regionCode, input),
    revokeRole: (actor, regionCode, input) => revokeRole(deps, actor, regionCode, input),
    changePassword: (actor, input) => changePassword(limited, actor, input),
    endSession: (actor, input) => endSession(deps, actor, input),
    createToken: (actor, input) => createToken(deps, actor, input),
    revokeToken: (actor, input) => revokeToken(deps, actor, input),
  };

  /** Agencies of the actor's region; none for somebody without one. */
  const agenciesOf = async (actor: Actor) =>
    actor.kind === "anonymous" ? [] : deps.database.inRegion(actor.regionCode, (db) => deps.agencies.all(db));

  const identify: Identify = createIdentify(deps);
  const people: PersonReader = {
    byIds: (regionCode, ids) => deps.database.inRegion(regionCode, (db) => readSummaries(db, ids)),
  };
  const demoPeople: CreateDemoPeople = (regionCode, wanted) => createDemoPeople(deps, regionCode, wanted);

  return {
    operations: identityOperations(functions),
    pages: [
      ...signInPages({ signIn: (input) => signIn(limited, input), demoSignInsFile: settings.demoSignInsFile }),
      signOutPage({ endSession: (actor, sessionId) => endSession(deps, actor, { sessionId }) }),
      ...choosePasswordPages({
        readPasswordLink: (token) => readPasswordLink(deps, token),
        choosePassword: (input) => choosePassword(deps, input),
      }),
      ...setUpPages({
        isSetUpLinkGood: (token) => isSetUpLinkGood(deps, token),
        setUp: (input) => setUp(deps, input),
        regions: deps.regions.regions,
      }),
      ...settingsPages({
        ...functions,
        agencyNames: async (actor) => new Map((await agenciesOf(actor)).map((agency) => [agency.id, agency.name])),
        endSession: (actor, sessionId) => endSession(deps, actor, { sessionId }),
        revokeToken: (actor, tokenId) => revokeToken(deps, actor, { tokenId }),
      }),
      ...peoplePages({
        listPeople: (actor) => listPeople(deps, actor, regionOf(actor)),
        listAgencies: async (actor) => (await agenciesOf(actor)).filter((agency) => agency.isActive),
        createPerson: (actor, input) => createPerson(deps, actor, regionOf(actor), input),
        grantRole: (actor, input) => grantRole(deps, actor, regionOf(actor), input),
        revokeRole: (actor, input) => revokeRole(deps, actor, regionOf(actor), input),
        closePerson: (actor, personId) => closePerson(deps, actor, regionOf(actor), { personId }),
        makePasswordLink: (actor, personId) => makePasswordLink(deps, actor, regionOf(actor), { personId }),
        origin: settings.origin,
      }),
    ],
    commands: identityCommands({
      createAccount: (input) => createAccount(deps, input),
      createTokenFor: (input) => createTokenFor(deps, input),
      origin: settings.origin,
    }),
    handlers: [],
    offers: {
      identify,
      people,
      createDemoPeople: demoPeople,
      /** Null until the installation has been set up. */
      homeRegion: () => readHomeRegion(deps.database),
      installHomeRegion: (input: { readonly regionCode: RegionCode; readonly isDemo: boolean }) =>
        installHomeRegion(deps, input),
      /** For the first start: refuses `identity.already-set-up`. */
      makeSetUpLink: () => makeSetUpLink(deps),
      describeRefusal,
    },
  };
}

/** The pages that ask are open to administrators only. */
function regionOf(actor: Actor): RegionCode {
  if (actor.kind === "anonymous") throw new Error("A page for administrators was opened without one.");
  return actor.regionCode;
}
