import type { PersonId, RegionCode } from "#shared/ids.ts";
import type { Person } from "./person.ts";

/** What other rooms may know about a person. */
export type PersonSummary = Pick<Person, "id" | "name" | "office" | "isDemo">;

export interface PersonReader {
  /** People of the region by id; those of another region are simply absent. */
  byIds(regionCode: RegionCode, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonSummary>>;
}
