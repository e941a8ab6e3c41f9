import { readFile } from "node:fs/promises";
import { createCatalogueRoom } from "#capabilities/catalogue/room.ts";
import { createIdentityRoom } from "#capabilities/identity/room.ts";
import { createIndexRoom } from "#capabilities/index/room.ts";
import type { NewRound } from "#capabilities/index/store/round.ts";
import type { Confidence } from "#capabilities/innovations/contract/innovation.ts";
import { type Profile, profileSchema } from "#capabilities/innovations/contract/profile.ts";
import { profileHeadings } from "#capabilities/innovations/room.ts";
import { insertInnovations } from "#capabilities/innovations/store/innovation.ts";
import { createOrganisationRoom } from "#capabilities/organisation/room.ts";
import type { MembershipState, Track } from "#capabilities/programme/contract/membership.ts";
import type { ProgrammeEvent, ProgrammeYear } from "#capabilities/programme/contract/programme-year.ts";
import { createProgrammeRoom } from "#capabilities/programme/room.ts";
import { releaseInnovationsJourney } from "#journeys/release-innovations.ts";
import { releaseResultsJourney } from "#journeys/release-results.ts";
import { createSpreadsheets } from "#platform/spreadsheet/create-spreadsheets.ts";
import { startWorker } from "#platform/worker/start-worker.ts";
import { type Actor, permit, type Role } from "#shared/actor.ts";
import {
  type AgencyId,
  type InnovationId,
  innovationIdSchema,
  type MembershipId,
  membershipIdSchema,
  personIdSchema,
  type RegionCode,
  regionCodeSchema,
} from "#shared/ids.ts";
import type { BoundOperation, Operation } from "#shared/operation.ts";
import { testDatabase } from "./database.ts";

export const banjar = regionCodeSchema.parse("63.03");
export const baritoKuala = regionCodeSchema.parse("63.04");

export const system = (regionCode: RegionCode = banjar): Actor => ({
  kind: "system",
  regionCode,
  name: "test",
  isDemo: false,
});

export const person = (role: Role, agencyId: AgencyId | null = null, regionCode: RegionCode = banjar): Actor => ({
  kind: "person",
  personId: personIdSchema.parse("01900000-0000-7000-8000-000000000001"),
  name: "Rahmi (contoh)",
  regionCode,
  grants: [{ role, agencyId }],
  isDemo: false,
});

/** Two of most kinds that owe an innovation, one kind that owes none. */
const banjarAgencies = [
  { id: "dinkes", name: "Dinas Kesehatan", kind: "dinas" },
  { id: "bappeda", name: "Badan Perencanaan", kind: "badan" },
  { id: "bag-hukum", name: "Bagian Hukum", kind: "bagian" },
  { id: "kec-gambut", name: "Kecamatan Gambut", kind: "kecamatan" },
  { id: "kel-murung", name: "Kelurahan Murung Keraton", kind: "kelurahan" },
  { id: "pkm-astambul", name: "UPT Puskesmas Astambul", kind: "upt_puskesmas" },
  { id: "pkm-gambut", name: "UPT Puskesmas Gambut", kind: "upt_puskesmas" },
  { id: "desa-bincau", name: "Desa Bincau", kind: "desa" },
] as const;
export type AgencySlug = (typeof banjarAgencies)[number]["id"];

/** What a case says about a member; the rest is filled. */
export interface MemberSpec {
  readonly title?: string;
  readonly year?: number;
  readonly track?: Track;
  /** Null: nobody named a unit. */
  readonly agency?: AgencySlug | null;
  readonly state?: MembershipState;
  readonly committedOn?: string | null;
  readonly profile?: Partial<Profile>;
  readonly isSample?: boolean;
  readonly source?: string | null;
  readonly confidence?: Confidence | null;
  readonly continuesId?: InnovationId | null;
  /** An innovation that stands already joins one more year. */
  readonly innovationId?: InnovationId;
}

export interface AddedMember {
  readonly innovationId: InnovationId;
  readonly membershipId: MembershipId;
  readonly registrationNumber: number;
}

/** A profile that the window and the word count of edition 2026 accept. */
export const aProfile = (more: Partial<Profile> = {}): Profile =>
  profileSchema.parse({
    name: "Kelotok Sehat",
    stage: "applied",
    form: "public_service",
    digitalKind: "non_digital",
    mainAffair: "1.02",
    appliedOn: "2024-05-01",
    design: "kata ".repeat(300).trim(),
    benefit: "Warga tepi sungai berobat tanpa menempuh jalan jauh.",
    initiatorName: "Siti Rahasia",
    budgetRupiah: 125_000_000,
    ...more,
  });

export const anEvent = (more: Partial<ProgrammeEvent> = {}): ProgrammeEvent => ({
  kind: "launch",
  heldOn: "2024-12-05",
  place: "Karang Intan",
  officiatedBy: null,
  note: null,
  source: "Berita daerah",
  confidence: "high",
  ...more,
});

export const aYear = (year: number, more: Partial<ProgrammeYear> = {}): ProgrammeYear => ({
  year,
  theme: null,
  collectsFrom: null,
  collectsUntil: null,
  note: null,
  events: [],
  figures: [],
  ...more,
});

export const aRound = (year: number, edition: string, more: Partial<NewRound> = {}): NewRound => ({
  year,
  edition,
  target: null,
  targetPredicate: null,
  targetSource: null,
  opensOn: null,
  closesOn: null,
  note: null,
  ...more,
});

/** Children before parents. */
const filledTables = [
  "level_claim",
  "governance_claim",
  "official_result",
  "round_entry",
  "index_round",
  "programme_membership",
  "innovation_version",
  "innovation",
  "programme_event",
  "published_figure",
  "programme_year",
  "counter",
  "catalogue_entry",
  "region_result",
  "region_year_fact",
] as const;

/**
 * Organisation, programme, index and catalogue with the journeys between them, on a database of its own; agencies stand
 * in Banjar and one in Barito Kuala. Call it once, at the top of a test file.
 */
export async function regionRoomsUnderTest() {
  const tested = await testDatabase();
  const { database, journal, clock, newId, inMaintenance } = tested;
  const base = { database, journal, clock, newId };
  const spreadsheets = createSpreadsheets(startWorker);
  const organisation = createOrganisationRoom({ ...base, spreadsheets, readFile });
  const { agencyReader: agencies, kinds, affairs } = organisation.offers;
  const { regions, prepareAgencyMatching } = organisation.offers;
  const identity = createIdentityRoom(
    { ...base, agencies, matchAgencies: prepareAgencyMatching, regions },
    { origin: "https://intan.example", demoSignInsFile: null },
  );
  const programme = createProgrammeRoom({
    ...base,
    queue: tested.queue,
    agencies,
    kinds,
    regions,
    people: identity.offers.people,
    spreadsheets,
    profileFields: profileHeadings,
  });
  const index = createIndexRoom(base);
  const catalogue = createCatalogueRoom({ database, clock, affairs, kinds });
  const journeys = [
    ...releaseInnovationsJourney(catalogue.offers.release),
    ...releaseResultsJourney(index.offers.release),
  ];
  for (const handler of journeys) tested.handlers.add(handler);

  await organisation.offers.syncReference();
  const agencyIds = new Map<string, AgencyId>();
  for (const [regionCode, rows] of [
    [banjar, banjarAgencies],
    [baritoKuala, [{ id: "dinkes-batola", name: "Dinas Kesehatan Barito Kuala", kind: "dinas" }]],
  ] as const) {
    const imported = await organisation.offers.importAgencies(system(regionCode), {
      regionCode,
      rows,
      isDryRun: false,
    });
    if (!imported.ok) throw new Error(imported.code);
    for (const agency of await database.inRegion(regionCode, (db) => agencies.all(db))) {
      agencyIds.set(agency.slug, agency.id);
    }
  }
  const agencyId = (slug: string): AgencyId => {
    const id = agencyIds.get(slug);
    if (id === undefined) throw new Error(`no agency ${slug}`);
    return id;
  };

  /** Innovations with their place in a programme year, in one transaction; no event, so release them by hand. */
  async function addMembers(specs: readonly MemberSpec[], regionCode: RegionCode = banjar) {
    const planned = specs.map((spec) => ({ spec, id: spec.innovationId ?? innovationIdSchema.parse(newId()) }));
    return database.inRegion(regionCode, async (db): Promise<readonly AddedMember[]> => {
      const fresh = planned.flatMap(({ spec, id }) =>
        spec.innovationId === undefined
          ? [
              {
                id,
                profile: aProfile({ ...spec.profile, name: spec.title ?? spec.profile?.name ?? "Kelotok Sehat" }),
                isSample: spec.isSample ?? false,
                source: spec.source ?? null,
                confidence: spec.confidence ?? null,
                continuesId: spec.continuesId ?? null,
              },
            ]
          : [],
      );
      await insertInnovations(db, regionCode, fresh, "system:test", clock.now());
      const joined = await programme.offers.memberships.join(
        db,
        regionCode,
        planned.map(({ spec, id }) => {
          const { year = 2024, state = "submitted", agency = null } = spec;
          return {
            id: membershipIdSchema.parse(newId()),
            innovationId: id,
            year,
            track: spec.track ?? "asn",
            agencyId: agency === null ? null : agencyId(agency),
            state,
            proposedOn: null,
            committedOn: spec.committedOn ?? null,
            launchedOn: state === "launched" ? `${year}-12-05` : null,
          };
        }),
      );
      const byPlace = new Map(joined.map((row) => [`${row.innovationId}/${row.year}`, row]));
      return planned.map(({ spec, id }) => {
        const row = byPlace.get(`${id}/${spec.year ?? 2024}`);
        if (row === undefined) throw new Error("a member was not joined");
        return { innovationId: id, membershipId: row.id, registrationNumber: row.registrationNumber };
      });
    });
  }

  const rooms = [organisation, programme, index, catalogue];
  return {
    ...tested,
    base,
    organisation,
    programme,
    index,
    catalogue,
    agencyId,
    addMembers,
    addMember: async (spec: MemberSpec = {}, regionCode: RegionCode = banjar): Promise<AddedMember> => {
      const [added] = await addMembers([spec], regionCode);
      if (added === undefined) throw new Error("nothing was added");
      return added;
    },
    /** Copies a region anew to what the public sees. */
    release: (regionCode: RegionCode = banjar) =>
      database.inRegion(regionCode, async (db) => {
        await catalogue.offers.release.releaseInnovations(db, regionCode, null);
        await catalogue.offers.release.releaseYears(db, regionCode);
        await index.offers.release.releaseResults(db, regionCode);
      }),
    /** Empties what these rooms hold, of every region; agencies stay. */
    clear: () =>
      inMaintenance(async (db) => {
        for (const table of filledTables) await db.deleteFrom(table).execute();
      }),
    /** Calls an operation as the HTTP adapter does: permission, schema, handler. */
    call: async (operation: Operation, actor: Actor, input: unknown = {}, regionCode: RegionCode = banjar) => {
      const bound = rooms
        .flatMap((room): readonly BoundOperation[] => room.operations)
        .find((candidate) => candidate.operation.name === operation.name);
      if (bound === undefined) throw new Error(`${operation.name} is not bound`);
      const allowed = permit(actor, operation.permission, { regionCode });
      return allowed.ok ? bound.handle({ actor, regionCode }, operation.input.parse(input)) : allowed;
    },
    eventTypes: () =>
      inMaintenance(async (db) =>
        (await db.selectFrom("audit_event").select("type").execute()).map(({ type }) => type),
      ),
  };
}
