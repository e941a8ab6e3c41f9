import { createCatalogueRoom } from "#capabilities/catalogue/room.ts";
import type { EvidenceReader } from "#capabilities/evidence/contract/evidence.ts";
import { createEvidenceRoom } from "#capabilities/evidence/room.ts";
import { createIdentityRoom } from "#capabilities/identity/room.ts";
import { createIndexRoom } from "#capabilities/index/room.ts";
import { createInnovationsRoom, profileHeadings } from "#capabilities/innovations/room.ts";
import { createOrganisationRoom } from "#capabilities/organisation/room.ts";
import { createOverviewRoom } from "#capabilities/overview/room.ts";
import { createProgrammeRoom } from "#capabilities/programme/room.ts";
import { releaseInnovationsJourney } from "#journeys/release-innovations.ts";
import { releaseResultsJourney } from "#journeys/release-results.ts";
import type { OpenArchive } from "#platform/archive/port.ts";
import type { Journal } from "#platform/audit-trail/port.ts";
import type { Clock, NewId } from "#platform/clock/port.ts";
import type { Database } from "#platform/database/port.ts";
import type { FileStore, InspectFile } from "#platform/files/port.ts";
import type { Page } from "#platform/http/port.ts";
import type { EventHandler, JobQueue, Task } from "#platform/jobs/port.ts";
import type { Scanner } from "#platform/scanner/port.ts";
import type { Spreadsheets } from "#platform/spreadsheet/port.ts";
import type { Command } from "#platform/terminal/port.ts";
import type { UploadReader } from "#platform/uploads/port.ts";
import type { BoundOperation } from "#shared/operation.ts";
import type { Details } from "#shared/result.ts";
import type { Language } from "#shared/text.ts";

/** What the product needs from outside; tests hand in their own. */
export interface Parts {
  readonly database: Database;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly spreadsheets: Spreadsheets;
  readonly files: FileStore;
  readonly inspectFile: InspectFile;
  readonly scanner: Scanner;
  readonly openArchive: OpenArchive;
  readonly uploads: UploadReader;
  readonly queue: JobQueue;
  /** Reads and writes files for the command line. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Before the path of links that are sent to somebody. */
  readonly origin: string;
  /** Where the demo's sign-ins stand; null outside the demo. */
  readonly demoSignInsFile: string | null;
}

export type Product = ReturnType<typeof compose>;

/** Builds every room once and hands each what it needs of the others. */
export function compose(parts: Parts) {
  const { database, journal, clock, newId, spreadsheets } = parts;
  const base = { database, journal, clock, newId };
  const organisation = createOrganisationRoom({ ...base, spreadsheets, readFile: parts.readFile });
  const {
    agencyReader: agencies,
    kinds,
    affairs,
    regions,
    prepareAgencyMatching,
    matchAffairName,
  } = organisation.offers;
  const identity = createIdentityRoom(
    { ...base, agencies, matchAgencies: prepareAgencyMatching, regions },
    { origin: parts.origin, demoSignInsFile: parts.demoSignInsFile },
  );
  const programme = createProgrammeRoom({
    ...base,
    queue: parts.queue,
    agencies,
    kinds,
    regions,
    people: identity.offers.people,
    spreadsheets,
    profileFields: profileHeadings,
  });
  const verifiedOf: EvidenceReader["verifiedOf"] = (...asked) => evidence.offers.reader.verifiedOf(...asked);
  const index = createIndexRoom({ ...base, verifiedOf });
  const { rounds, indicatorRowsOf, helpOf } = index.offers;
  const { memberships } = programme.offers;
  const { files, inspectFile, scanner, openArchive, uploads } = parts;
  const evidence = createEvidenceRoom({
    ...{ ...base, rounds, indicatorRowsOf, helpOf, memberships },
    ...{ files, inspectFile, scanner, openArchive, uploads },
  });
  const innovations = createInnovationsRoom({
    ...base,
    spreadsheets,
    affairs,
    agencies,
    prepareAgencyMatching,
    matchAffairName,
    rememberAgencyAlias: organisation.offers.rememberAgencyAlias,
    memberships,
    way: programme.offers.way,
    wayPanel: programme.offers.wayPanel,
    rounds,
    readFile: parts.readFile,
    writeFile: parts.writeFile,
    indicatorsOf: index.offers.indicatorsOf,
    people: identity.offers.people,
  });
  const catalogue = createCatalogueRoom({ database, clock, affairs, kinds });
  const overview = createOverviewRoom({
    database,
    taskSources: [programme.offers.tasksFor, index.offers.tasksFor, evidence.offers.tasksFor],
    labels: catalogue.offers.labels,
    years: catalogue.offers.years,
    newest: catalogue.offers.newest,
    results: index.offers.results,
    roundNow: index.offers.roundNow,
    bandsOf: index.offers.bandsOf,
  });
  const rooms = [organisation, identity, programme, index, evidence, innovations, catalogue, overview];
  const operations: readonly BoundOperation[] = rooms.flatMap((room): readonly BoundOperation[] => room.operations);
  const pages: readonly Page[] = rooms.flatMap((room): readonly Page[] => room.pages);
  const commands: readonly Command[] = rooms.flatMap((room): readonly Command[] => room.commands);
  const handlers: readonly EventHandler[] = [
    ...releaseInnovationsJourney(catalogue.offers.release),
    ...releaseResultsJourney(index.offers.release),
  ];
  const tasks: readonly Task[] = programme.tasks;
  const describers = [organisation, identity, programme, index, evidence, innovations, catalogue].map(
    (room) => room.offers.describeRefusal,
  );
  const describeRefusal = (code: string, details: Details, language: Language): string | undefined =>
    describers.reduce<string | undefined>((found, describe) => found ?? describe(code, details, language), undefined);
  return {
    describeRefusal,
    operations,
    pages,
    commands,
    handlers,
    tasks,
    offers: {
      organisation: organisation.offers,
      identity: identity.offers,
      programme: programme.offers,
      index: index.offers,
      evidence: evidence.offers,
      innovations: innovations.offers,
    },
  };
}
