import type { Page, PageAnswer, PageRequest, SentForm } from "#platform/http/port.ts";
import type { Actor, Permission } from "#shared/actor.ts";
import { agencyIdSchema, type PersonId, personIdSchema } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import { say } from "#shared/text.ts";
import {
  type GrantId,
  grantIdSchema,
  type NewPerson,
  type OneTimeLink,
  type Person,
  type RoleChoice,
  roleSchema,
} from "../contract/person.ts";
import { sayRefusal } from "../texts/say-refusal.ts";
import { settingsTexts as texts } from "../texts/settings.ts";
import { type AgencyOption, type PeopleShown, PeopleView } from "./people-view.tsx";
import { fieldOfRefusal, readPersonFields } from "./person-fields.tsx";

export interface PeoplePagesNeed {
  listPeople(actor: Actor): Promise<Result<readonly Person[]>>;
  listAgencies(actor: Actor): Promise<readonly AgencyOption[]>;
  createPerson(
    actor: Actor,
    input: NewPerson,
  ): Promise<Result<{ readonly person: Person; readonly link: OneTimeLink }>>;
  grantRole(actor: Actor, input: RoleChoice & { readonly personId: PersonId }): Promise<Result<unknown>>;
  revokeRole(actor: Actor, input: { readonly personId: PersonId; readonly grantId: GrantId }): Promise<Result<unknown>>;
  closePerson(actor: Actor, personId: PersonId): Promise<Result<unknown>>;
  makePasswordLink(actor: Actor, personId: PersonId): Promise<Result<OneTimeLink>>;
  /** Before the path of a link that is sent to somebody: "https://intan.banjarkab.go.id". */
  readonly origin: string;
}

const administrators: Permission = { anyOf: ["administrator"] };

const saidAfter = { peran: texts.roleGranted, cabut: texts.roleRevoked, tutup: texts.accountClosed } as const;
const isAfter = (word: string | null): word is keyof typeof saidAfter => word !== null && word in saidAfter;

/** An empty role is none; an empty agency is the whole region. */
function readRole(form: SentForm): Result<RoleChoice | null> {
  const given = { role: form.get("role") ?? "", agency: form.get("agency") ?? "" };
  if (given.role === "") return success(null);
  const role = roleSchema.safeParse(given.role);
  if (!role.success) return refusal("identity.grant-unknown");
  const agencyId = agencyIdSchema.nullable().safeParse(given.agency === "" ? null : given.agency);
  return agencyId.success ? success({ role: role.data, agencyId: agencyId.data }) : refusal("identity.agency-unknown");
}

/** `/pengaturan/orang`: the administrator's list of people and roles. */
export function peoplePages(need: PeoplePagesNeed): readonly Page[] {
  async function show(request: PageRequest, shown: PeopleShown, status: 200 | 422 = 200): Promise<PageAnswer> {
    const { actor } = request.view;
    const people = await need.listPeople(actor);
    if (!people.ok) return { kind: "refused", code: people.code };
    const agencies = await need.listAgencies(actor);
    return {
      kind: "html",
      status,
      body: <PeopleView request={request} people={people.value} agencies={agencies} shown={shown} />,
    };
  }

  const showRefusal = (request: PageRequest, refused: Result<unknown>, personId?: PersonId): Promise<PageAnswer> => {
    if (refused.ok) throw new Error("Nothing was refused.");
    const message = sayRefusal(refused.code, refused.details, request.view.language);
    const field = personId === undefined ? fieldOfRefusal(refused.code) : undefined;
    const sent = personId === undefined ? { sent: request.form } : {};
    return show(request, { problem: { field, message, personId }, ...sent }, 422);
  };

  const handleGet = async (request: PageRequest): Promise<PageAnswer> => {
    const after = request.query.get("sesudah");
    const chosen = personIdSchema.safeParse(request.query.get("kelola"));
    return show(request, {
      said: isAfter(after) ? say(saidAfter[after], request.view.language) : undefined,
      chosen: chosen.success ? chosen.data : undefined,
    });
  };

  const handleCreate = async (request: PageRequest): Promise<PageAnswer> => {
    const person = readPersonFields(request.form);
    if (!person.ok) return showRefusal(request, person);
    const role = readRole(request.form);
    if (!role.ok) return showRefusal(request, role);
    const roles = role.value === null ? [] : [role.value];
    const answer = await need.createPerson(request.view.actor, { ...person.value, roles });
    if (!answer.ok) return showRefusal(request, answer);
    const { link } = answer.value;
    return show(request, {
      link: { name: answer.value.person.name, address: need.origin + link.path, until: link.expiresAt },
    });
  };

  /** The person of the address, then the change; a malformed id is nobody's. */
  const change =
    (after: string, run: (request: PageRequest, personId: PersonId) => Promise<Result<unknown>>): Page["handle"] =>
    async (request) => {
      const id = personIdSchema.safeParse(request.params.personId);
      if (!id.success) return { kind: "refused", code: "identity.person-unknown" };
      const answer = await run(request, id.data);
      if (!answer.ok) return showRefusal(request, answer, id.data);
      return { kind: "redirect", to: `/pengaturan/orang?sesudah=${after}&kelola=${id.data}` };
    };

  const handleGrant = change("peran", async ({ form, view }, personId) => {
    const role = readRole(form);
    if (!role.ok) return role;
    return role.value === null
      ? refusal("identity.grant-unknown")
      : need.grantRole(view.actor, { personId, ...role.value });
  });

  const handleRevoke = change("cabut", async ({ params, view }, personId) => {
    const grantId = grantIdSchema.safeParse(params.grantId);
    if (!grantId.success) return refusal("identity.grant-unknown");
    return need.revokeRole(view.actor, { personId, grantId: grantId.data });
  });

  const handleClose = change("tutup", ({ view }, personId) => need.closePerson(view.actor, personId));

  const handleLink = async (request: PageRequest): Promise<PageAnswer> => {
    const { actor } = request.view;
    const id = personIdSchema.safeParse(request.params.personId);
    if (!id.success) return { kind: "refused", code: "identity.person-unknown" };
    const link = await need.makePasswordLink(actor, id.data);
    if (!link.ok) return showRefusal(request, link, id.data);
    const people = await need.listPeople(actor);
    const name = people.ok ? (people.value.find((person) => person.id === id.data)?.name ?? "") : "";
    return show(request, {
      link: { name, address: need.origin + link.value.path, until: link.value.expiresAt },
      chosen: id.data,
    });
  };

  const page = (method: "get" | "post", path: string, handle: Page["handle"]): Page => ({
    method,
    path,
    permission: administrators,
    handle,
  });
  return [
    page("get", "/pengaturan/orang", handleGet),
    page("post", "/pengaturan/orang", handleCreate),
    page("post", "/pengaturan/orang/{personId}/peran", handleGrant),
    page("post", "/pengaturan/orang/{personId}/peran/{grantId}/cabut", handleRevoke),
    page("post", "/pengaturan/orang/{personId}/tutup", handleClose),
    page("post", "/pengaturan/orang/{personId}/tautan", handleLink),
  ];
}
