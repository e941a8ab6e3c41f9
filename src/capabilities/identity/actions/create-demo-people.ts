import type { RegionCode } from "#shared/ids.ts";
import { type Result, refusal, success } from "#shared/result.ts";
import type { DemoPerson, DemoSignIn } from "../contract/demo.ts";
import type { IdentityDeps } from "../deps.ts";
import { sampleName } from "../rules/login.ts";
import { refuseTakenLogin, writePerson } from "./create-person.ts";
import { hashPassword } from "./hash-password.ts";
import { makePassword } from "./make-secret.ts";
import { writePassword } from "./set-password.ts";

/**
 * The demo gets its people: invented, marked so in name and row, each with a made password that is answered once.
 * One act: either all of them stand, or none.
 */
export async function createDemoPeople(
  deps: IdentityDeps,
  regionCode: RegionCode,
  people: readonly DemoPerson[],
): Promise<Result<readonly DemoSignIn[]>> {
  const actor = { kind: "system", regionCode, name: "demo", isDemo: true } as const;
  const prepared = await Promise.all(
    people.map(async (person) => {
      const password = makePassword();
      return { person, password, hash: await hashPassword(password) };
    }),
  );
  return refuseTakenLogin(() =>
    deps.database.inRegion(regionCode, async (db) => {
      const signIns: DemoSignIn[] = [];
      for (const { person, password, hash } of prepared) {
        const name = sampleName(person.name);
        const roles = [...person.roles];
        const { email, userName, office } = person;
        const written = await writePerson(deps, db, actor, regionCode, {
          name,
          email,
          userName,
          office,
          roles,
          isDemo: true,
        });
        if (!written.ok) throw new DemoRefused(written.code);
        await writePassword(deps, db, actor, regionCode, written.value.id, hash, { reason: "command" });
        const login = userName ?? email ?? "";
        signIns.push({ personId: written.value.id, name, office, login, password, roles });
      }
      return success<readonly DemoSignIn[]>(signIns);
    }),
  ).catch((error: unknown) => {
    if (error instanceof DemoRefused) return refusal(error.message);
    throw error;
  });
}

/** Thrown so that the people written before roll back. */
class DemoRefused extends Error {}
