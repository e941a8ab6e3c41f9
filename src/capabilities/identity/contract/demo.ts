import type { PersonId, RegionCode } from "#shared/ids.ts";
import type { Result } from "#shared/result.ts";
import type { NewPerson, RoleChoice } from "./person.ts";

export type DemoPerson = Omit<NewPerson, "roles"> & { readonly roles: readonly RoleChoice[] };

/** One line of `.intan/demo/sign-ins.json`; the password is known nowhere else. */
export interface DemoSignIn {
  readonly personId: PersonId;
  readonly name: string;
  readonly office: string | null;
  readonly login: string;
  readonly password: string;
  readonly roles: readonly RoleChoice[];
}

/** Creates the invented people of the demo region, all or none. */
export type CreateDemoPeople = (
  regionCode: RegionCode,
  people: readonly DemoPerson[],
) => Promise<Result<readonly DemoSignIn[]>>;
