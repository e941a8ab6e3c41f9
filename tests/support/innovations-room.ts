import { readFile, writeFile } from "node:fs/promises";
import { indicatorsOf } from "#capabilities/index/reference.ts";
import { createInnovationsRoom } from "#capabilities/innovations/room.ts";
import { createSpreadsheets } from "#platform/spreadsheet/create-spreadsheets.ts";
import { startWorker } from "#platform/worker/start-worker.ts";
import { type Actor, permit } from "#shared/actor.ts";
import type { BoundOperation, Operation } from "#shared/operation.ts";
import { banjar, regionRoomsUnderTest } from "./region-room.ts";

/** The innovations room beside its neighbours, with the panel of the way on its pages. Call it once, at the top of a test file. */
export async function innovationsRoomUnderTest() {
  const rooms = await regionRoomsUnderTest();
  const { affairs, agencyReader, prepareAgencyMatching, matchAffairName, rememberAgencyAlias } =
    rooms.organisation.offers;
  const innovations = createInnovationsRoom({
    ...rooms.base,
    spreadsheets: createSpreadsheets(startWorker),
    affairs,
    agencies: agencyReader,
    prepareAgencyMatching,
    matchAffairName,
    rememberAgencyAlias,
    memberships: rooms.programme.offers.memberships,
    rounds: rooms.index.offers.rounds,
    indicatorsOf,
    way: rooms.programme.offers.way,
    wayPanel: rooms.programme.offers.wayPanel,
    readFile,
    writeFile,
  });
  return {
    ...rooms,
    innovations,
    pages: [...innovations.pages, ...rooms.programme.pages],
    callInnovations: async (operation: Operation, actor: Actor, input: unknown, regionCode = banjar) => {
      const all: readonly BoundOperation[] = innovations.operations;
      const bound = all.find((candidate) => candidate.operation.name === operation.name);
      if (bound === undefined) throw new Error(`${operation.name} is not bound`);
      const allowed = permit(actor, operation.permission, { regionCode });
      return allowed.ok ? bound.handle({ actor, regionCode }, operation.input.parse(input)) : allowed;
    },
  };
}
