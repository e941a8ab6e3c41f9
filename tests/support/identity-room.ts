import { readFile } from "node:fs/promises";
import { createIdentityRoom } from "#capabilities/identity/room.ts";
import { createOrganisationRoom } from "#capabilities/organisation/room.ts";
import { createSpreadsheets } from "#platform/spreadsheet/create-spreadsheets.ts";
import { startWorker } from "#platform/worker/start-worker.ts";
import type { Actor, Role } from "#shared/actor.ts";
import { type AgencyId, agencyIdSchema, type PersonId, personIdSchema, regionCodeSchema } from "#shared/ids.ts";
import type { Operation } from "#shared/operation.ts";
import { testDatabase } from "./database.ts";

export const banjar = regionCodeSchema.parse("63.03");
export const baritoKuala = regionCodeSchema.parse("63.04");

/** The identity room on a database of its own, with two agencies in each of two regions. Call it once, at the top of a test file. */
export async function identityRoomUnderTest() {
  const tested = await testDatabase();
  const { database, journal, clock, newId } = tested;
  const organisation = createOrganisationRoom({
    ...{ database, journal, clock, newId },
    spreadsheets: createSpreadsheets(startWorker),
    readFile,
  });
  const deps = {
    database,
    journal,
    clock,
    newId,
    regions: organisation.offers.regions,
    agencies: organisation.offers.agencyReader,
    matchAgencies: organisation.offers.prepareAgencyMatching,
  };
  const room = createIdentityRoom(deps, { origin: "https://intan.example", demoSignInsFile: null });
  const rows = [
    { id: "dinkes", name: "Dinas Kesehatan", abbreviation: "Dinkes", kind: "dinas" },
    { id: "dinsos", name: "Dinas Sosial", abbreviation: "Dinsos", kind: "dinas" },
  ];
  await organisation.offers.syncReference();
  for (const regionCode of [banjar, baritoKuala]) {
    const actor: Actor = { kind: "system", regionCode, name: "test", isDemo: false };
    const imported = await organisation.offers.importAgencies(actor, { regionCode, rows, isDryRun: false });
    if (!imported.ok) throw new Error(imported.code);
  }
  const agencyOf = (regionCode: typeof banjar, slug: string): Promise<AgencyId> =>
    database.inRegion(regionCode, async (db) => {
      const agency = await organisation.offers.agencyReader.bySlug(db, slug);
      return agencyIdSchema.parse(agency?.id);
    });
  return {
    ...tested,
    room,
    /** What the actions take. */
    deps,
    health: await agencyOf(banjar, "dinkes"),
    foreignAgency: await agencyOf(baritoKuala, "dinkes"),
    /** Calls an operation as the HTTP adapter does: schema first, permission is the action's own. */
    call: (operation: Operation, actor: Actor, input: unknown = {}, regionCode = banjar) => {
      const bound = room.operations.find((candidate) => candidate.operation.name === operation.name);
      if (bound === undefined) throw new Error(`${operation.name} is not bound`);
      return bound.handle({ actor, regionCode }, operation.input.parse(input));
    },
    /** A person with a password, through the product's own actions. */
    addPerson: (userName: string, roles: readonly Role[] = [], agencyId: AgencyId | null = null, regionCode = banjar) =>
      addPerson(room, userName, roles, agencyId, regionCode),
    auditTypes: () =>
      tested.inMaintenance(async (db) =>
        (await db.selectFrom("audit_event").select("type").orderBy("at").orderBy("id").execute()).map(
          ({ type }) => type,
        ),
      ),
  };
}

type Room = ReturnType<typeof createIdentityRoom>;

async function addPerson(
  room: Room,
  userName: string,
  roles: readonly Role[],
  agencyId: AgencyId | null,
  regionCode: typeof banjar,
) {
  const made = await room.offers.createDemoPeople(regionCode, [
    { name: userName, email: null, userName, office: null, roles: roles.map((role) => ({ role, agencyId })) },
  ]);
  const [signIn] = made.ok ? made.value : [];
  if (signIn === undefined) throw new Error(made.ok ? "nobody was made" : made.code);
  return { ...signIn, actor: actorOf(signIn.personId, signIn.name, roles, agencyId, regionCode) };
}

export function actorOf(
  personId: PersonId | string,
  name: string,
  roles: readonly Role[],
  agencyId: AgencyId | null = null,
  regionCode = banjar,
): Actor {
  const grants = roles.map((role) => ({ role, agencyId }));
  return { kind: "person", personId: personIdSchema.parse(personId), name, regionCode, grants, isDemo: true };
}
