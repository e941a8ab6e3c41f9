import type pg from "pg";

const product = ["innovation", "innovation_version", "programme_membership", "round_entry", "level_claim"] as const;
const trail = ["governance_claim", "import_change", "counted_numbers", "applied_run", "audit_event", "event"] as const;
const counted = [...product, ...trail] as const;

/** Rows of everything that an import writes, and runs that contradict what stands beside them (always 0). */
export type Tally = Readonly<Record<(typeof counted)[number] | "half_run", number>>;

const parts: Readonly<Partial<Record<keyof Tally, string>>> = {
  counted_numbers: "coalesce((select sum(value) from counter), 0)::int8",
  applied_run:
    "(select count(*) from import_run where state = 'applied' and applied_at is not null and written is not null)",
  audit_event: "(select count(*) from audit_event where type = 'import.applied')",
  event: "(select count(*) from event where type = 'import.applied')",
  // A preview is whole with its file and its rows; an applied run also with its changes and its event, and only it has them.
  half_run: `(select count(*) from import_run r where not exists (select from import_file f where f.run_id = r.id)
    or not exists (select from import_row w where w.run_id = r.id)
    or (r.state = 'applied') <> exists (select from import_change c where c.run_id = r.id)
    or (r.state = 'applied') <> exists (select from audit_event a where a.type = 'import.applied' and a.subject_id = r.id::text))`,
};

const query = `select ${[...counted, "half_run" as const]
  .map((name) => `${parts[name] ?? `(select count(*) from ${name})`} as ${name}`)
  .join(", ")}`;

/** `client` must see every region. */
export async function readTally(client: pg.Client): Promise<Tally> {
  const { rows } = await client.query<Tally>(query);
  const [tally] = rows;
  if (tally === undefined) throw new Error("nothing was counted");
  return tally;
}

/** How many more there are of each. */
export function addedBetween(before: Tally, after: Tally): Tally {
  const added = { ...after };
  for (const name of [...counted, "half_run" as const]) added[name] = after[name] - before[name];
  return added;
}

/** What a disturbed import left of what a whole one adds: nothing, all, or what lies between in words. */
export function judge(added: Tally, whole: Tally): string {
  if (added.half_run !== 0) return `${added.half_run} half runs`;
  if (counted.every((name) => added[name] === 0)) return "nothing";
  const wrong = counted.filter((name) => added[name] !== whole[name]);
  return wrong.length === 0 ? "all" : wrong.map((name) => `${name} ${added[name]} of ${whole[name]}`).join(", ");
}
