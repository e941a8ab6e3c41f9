import { beforeEach, expect, test } from "vitest";
import { innovationIdSchema, membershipIdSchema } from "#shared/ids.ts";
import { banjar, baritoKuala, type MemberSpec, regionRoomsUnderTest } from "#tests/support/region-room.ts";

const { database, programme, addMember, addMembers, agencyId, newId, clear } = await regionRoomsUnderTest();
const { memberships } = programme.offers;

beforeEach(clear);

const numbers = (year = 2024, region = banjar) =>
  database.inRegion(region, async (db) =>
    (
      await db
        .selectFrom("programme_membership")
        .select("registration_number")
        .where("year", "=", year)
        .orderBy("registration_number")
        .execute()
    ).map((row) => row.registration_number),
  );

test("numbers run from 1 in each region and year, in the order of joining", async () => {
  const added = await addMembers([{ year: 2025 }, { year: 2024 }, { year: 2025 }]);
  expect(added.map((member) => member.registrationNumber)).toEqual([1, 1, 2]);
  expect((await addMember({}, baritoKuala)).registrationNumber).toBe(1);
  expect((await addMember()).registrationNumber).toBe(2);
});

test("joins at the same time and joins that are rolled back leave no gap and no double", async () => {
  const three = (name: string): MemberSpec[] => [1, 2, 3].map((place) => ({ title: `${name} ${place}` }));
  const failing = async () => {
    await database
      .inRegion(banjar, async (db) => {
        const { innovationId } = neverKept;
        await memberships.join(db, banjar, [rowOf(innovationId)]);
        throw new Error("rolled back on purpose");
      })
      .catch((error: unknown) => expect(String(error)).toContain("on purpose"));
  };
  const neverKept = await addMember({ year: 2023 });
  await Promise.all([
    addMembers(three("Kelotok")),
    failing(),
    addMembers(three("Sasirangan")),
    failing(),
    addMembers(three("Jukung")),
  ]);
  expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

const rowOf = (innovationId: string, more: { readonly agency?: string } = {}) => ({
  id: membershipIdSchema.parse(newId()),
  innovationId: innovationIdSchema.parse(innovationId),
  year: 2024,
  track: "asn" as const,
  agencyId: more.agency === undefined ? null : agencyId(more.agency),
  state: "draft" as const,
  proposedOn: null,
  committedOn: null,
  launchedOn: null,
});

test("a member that leaves takes its number with it", async () => {
  const [, second] = await addMembers([{}, {}]);
  await database.inRegion(banjar, (db) => memberships.leave(db, second === undefined ? [] : [second.membershipId]));
  expect((await addMember()).registrationNumber).toBe(3);
  expect(await numbers()).toEqual([1, 3]);
});

test("more than one statement holds still gives every member its own number", async () => {
  await addMembers(Array.from({ length: 1001 }, (_, place) => ({ title: `Inovasi ${place}` })));
  const all = await numbers();
  expect([all.length, all[0], all.at(-1)]).toEqual([1001, 1, 1001]);
});

test("neither an innovation nor an agency of another region can join", async () => {
  const foreign = await addMember({ year: 2023 }, baritoKuala);
  const own = await addMember({ year: 2023 });
  const joinAs = (row: ReturnType<typeof rowOf>) =>
    database.inRegion(banjar, (db) => memberships.join(db, banjar, [row]));
  await expect(joinAs(rowOf(foreign.innovationId))).rejects.toThrow(/foreign key/);
  await expect(joinAs(rowOf(own.innovationId, { agency: "dinkes-batola" }))).rejects.toThrow(/foreign key/);
  expect(await numbers()).toEqual([]);
});

test("a member moves to another unit and track, and is read back", async () => {
  const { innovationId, membershipId } = await addMember({ agency: "dinkes" });
  const read = await database.inRegion(banjar, async (db) => {
    await memberships.change(db, membershipId, { agencyId: agencyId("kec-gambut"), track: "pkp" });
    return memberships.ofInnovations(db, [innovationId]);
  });
  expect(read).toMatchObject([
    { id: membershipId, agencyId: agencyId("kec-gambut"), track: "pkp", registrationNumber: 1 },
  ]);
  expect(await database.inRegion(baritoKuala, (db) => memberships.ofInnovations(db, [innovationId]))).toEqual([]);
});
