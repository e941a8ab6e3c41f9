import { Kysely } from "kysely";
import type { Journal } from "#platform/audit-trail/port.ts";
import type { Clock, NewId } from "#platform/clock/port.ts";
import type { Database, Db } from "#platform/database/port.ts";
import type { Spreadsheets } from "#platform/spreadsheet/port.ts";
import type { Transaction } from "#shared/transaction.ts";
import { importAgencies } from "./actions/import-agencies.ts";
import { rememberAgencyAlias } from "./actions/remember-agency-alias.ts";
import { syncReference } from "./actions/sync-reference.ts";
import { organisationOperations } from "./api.ts";
import { organisationCommands } from "./cli.ts";
import type { AgencyReader, RememberAgencyAlias } from "./contract/agency.ts";
import type { PrepareAgencyMatching } from "./contract/matching.ts";
import { findAgency } from "./queries/agency-by-id.ts";
import { listAgencyTree, listPublicAgencies } from "./queries/list-agencies.ts";
import { readAgencies, readAgency, readAgencyBySlug } from "./queries/read-agencies.ts";
import { loadAffairs, loadAgencyKinds, loadRegions } from "./reference.ts";
import { compileAffairMatching } from "./rules/affair-name.ts";
import { compileAgencyMatching } from "./rules/match-agency-name.ts";
import { normaliseAgencyName } from "./rules/normalise-agency-name.ts";
import { readAliases, saveAlias } from "./store/agency-alias.ts";
import { describeRefusal } from "./texts.ts";

interface OrganisationDeps {
  readonly database: Database;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly spreadsheets: Spreadsheets;
  /** Reads a file named on the command line. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
}

/** Regions, agencies and government affairs. */
export function createOrganisationRoom(base: OrganisationDeps) {
  const regions = loadRegions();
  const affairs = loadAffairs();
  const kinds = loadAgencyKinds();
  const deps = { ...base, regions, affairs, kinds };

  const agencyReader: AgencyReader = {
    all: (db) => readAgencies(handleOf(db)),
    byId: (db, id) => readAgency(handleOf(db), id),
    bySlug: (db, slug) => readAgencyBySlug(handleOf(db), slug),
  };
  const prepareAgencyMatching: PrepareAgencyMatching = async (db, regionCode) => {
    const handle = handleOf(db);
    return compileAgencyMatching(await readAgencies(handle), await readAliases(handle), shortNameOf(regionCode));
  };
  const rememberAlias: RememberAgencyAlias = async (db, regionCode, { written, agencyId }) => {
    const normalised = normaliseAgencyName(written, shortNameOf(regionCode));
    if (normalised !== "")
      await saveAlias(handleOf(db), regionCode, { normalised, agencyId }, base.clock.now(), { keepsEarlier: false });
  };
  const shortNameOf = (regionCode: Parameters<typeof regions.byCode>[0]) => {
    const region = regions.byCode(regionCode);
    if (region === null) throw new Error(`Region ${regionCode} is not in the reference`);
    return region.shortName;
  };
  const doImport: Parameters<typeof organisationCommands>[1] = (actor, input) => importAgencies(deps, actor, input);

  return {
    operations: organisationOperations({
      regionsHead: regions.head,
      regions: regions.regions,
      listPublicAgencies: (input) => listPublicAgencies(deps, input),
      findAgency: (input) => findAgency(deps, input),
      importAgencies: doImport,
      rememberAgencyAlias: (actor, input) => rememberAgencyAlias(deps, actor, input),
    }),
    pages: [],
    commands: organisationCommands(base, doImport),
    handlers: [],
    offers: {
      regions,
      affairs,
      kinds,
      agencyReader,
      prepareAgencyMatching,
      rememberAgencyAlias: rememberAlias,
      matchAffairName: compileAffairMatching(affairs),
      importAgencies: doImport,
      /** The tree for pages; the caller has checked who looks. */
      agencyTree: (regionCode: Parameters<typeof listAgencyTree>[1]) => listAgencyTree(deps, regionCode),
      syncReference: () => syncReference(deps),
      describeRefusal,
    },
  };
}

/** Contracts name a transaction only by its mark; here it becomes the handle that it is. */
function handleOf(db: Transaction): Db {
  if (!(db instanceof Kysely)) throw new Error("Expected the handle of a database transaction");
  return db;
}
