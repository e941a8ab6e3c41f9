import type { DemoSignIn } from "#capabilities/identity/contract/demo.ts";
import type { MembershipState } from "#capabilities/programme/contract/membership.ts";
import type { StepContent, TakenVerb } from "#capabilities/programme/contract/way.ts";
import type { Actor, Role } from "#shared/actor.ts";
import { type AgencyId, personIdSchema } from "#shared/ids.ts";
import { agencyOf, banjar, type DemoLoad, morningOf, must } from "./demo-load.ts";
import type { Registered } from "./load-innovations.ts";
import { demoPeople } from "./plan/people.ts";
import { seededBetween } from "./plan/seeded.ts";

interface Planned {
  readonly verb: TakenVerb;
  readonly by: readonly Role[];
  readonly note?: string;
  readonly reasons?: StepContent["reasons"];
}

const proposers: readonly Role[] = ["agency_operator", "innovator"];
const submit: Planned = { verb: "submit", by: proposers };
const approve: Planned = { verb: "approve", by: ["agency_head"] };
const screen: Planned = { verb: "screen", by: ["programme_manager"] };
const sendBack: Planned = {
  verb: "return",
  by: ["agency_head"],
  reasons: [
    { field: "design", sentence: "Tambahkan cara kerja langkah demi langkah; teksnya belum 300 kata." },
    { field: "resultBefore", sentence: "Sebutkan keadaan sebelum inovasi dengan angka dan tahunnya." },
  ],
};

/** How a proposal of the running year came to where it stands. */
const waysTo: Readonly<Partial<Record<MembershipState, readonly Planned[]>>> = {
  draft: [],
  submitted: [submit],
  returned: [submit, sendBack],
  approved: [submit, approve],
  screened: [submit, approve, screen],
  refused: [
    submit,
    approve,
    { verb: "refuse", by: ["programme_manager"], note: "Membebani pedagang tanpa dasar peraturan daerah (contoh)." },
  ],
  withdrawn: [submit, { verb: "withdraw", by: proposers, note: "Digabung dengan inovasi unit lain (contoh)." }],
};

/** Deadlines of the running year: one behind us, so that lateness is seen. */
const deadlines = [
  { verb: "submit", dueOn: "2026-06-30" },
  { verb: "approve", dueOn: "2026-06-12" },
  { verb: "screen", dueOn: "2026-07-31" },
  { verb: "establish", dueOn: "2026-09-30" },
  { verb: "launch", dueOn: "2026-12-10" },
] as const;

/** The invented person who holds the role for the unit, or the demo itself where nobody does. */
function actorFor(load: DemoLoad, signIns: readonly DemoSignIn[], roles: readonly Role[], slug: string | null): Actor {
  const held = demoPeople
    .filter((person) => person.region === banjar)
    .find(({ grants }) =>
      grants.some((grant) => roles.includes(grant.role) && (grant.agency === null || grant.agency === slug)),
    );
  const signIn = signIns.find(({ login }) => login === held?.userName);
  if (held === undefined || signIn === undefined) return load.actor;
  const idOf = (agency: string | null): AgencyId | null => (agency === null ? null : agencyOf(load, agency));
  return {
    kind: "person",
    personId: personIdSchema.parse(signIn.personId),
    name: held.name,
    regionCode: banjar,
    grants: held.grants.map((grant) => ({ role: grant.role, agencyId: idOf(grant.agency) })),
    isDemo: true,
  };
}

const dayAfter = (day: string, days: number): string =>
  new Date(morningOf(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);

const lastDay = "2026-06-12";

/** Takes the proposals of the running year where the plan says they stand, as the people of the units would have. */
export async function loadSteps(
  load: DemoLoad,
  members: readonly Registered[],
  signIns: readonly DemoSignIn[],
): Promise<void> {
  const { programme } = load.installation.product.offers;
  const steps = members.flatMap(({ membership, id }) => {
    const planned = waysTo[membership.state];
    if (planned === undefined) throw new Error(`The demo has no way to ${membership.state}.`);
    let day = membership.proposedOn;
    return planned.map((step, place) => {
      const next = dayAfter(day, seededBetween(3, 14, membership.innovationKey, `step-${place}`));
      day = next > lastDay ? lastDay : next;
      return { ...step, membership, id, day, place };
    });
  });
  const byDay = steps.toSorted((a, b) => (a.day === b.day ? a.place - b.place : a.day < b.day ? -1 : 1));
  const standing = new Map<string, MembershipState>();
  for (const { verb, by, note, reasons, membership, id, day, place } of byDay) {
    load.clock.set(new Date(morningOf(day).getTime() + place * 3_600_000));
    const taken = await programme.takeStep(actorFor(load, signIns, by, membership.agencySlug), {
      regionCode: banjar,
      membershipId: id,
      seenState: standing.get(id) ?? "draft",
      verb,
      note: note ?? null,
      reasons: reasons ?? [],
      decree: null,
      intoYear: null,
    });
    standing.set(id, must(taken, `${verb} ${membership.innovationKey}`).state);
  }
  must(
    await programme.setDeadlines(actorFor(load, signIns, ["programme_manager"], null), {
      regionCode: banjar,
      year: 2026,
      deadlines: [...deadlines],
    }),
    "deadlines",
  );
}
