import type { Actor } from "#shared/actor.ts";
import type { RegionCode } from "#shared/ids.ts";
import type { Text } from "#shared/text.ts";
import type { Transaction } from "#shared/transaction.ts";

/** One thing that waits for a person, with the link to the exact place. */
export interface Task {
  readonly id: string;
  readonly title: Text;
  readonly detail: Text | null;
  readonly href: string;
  /** Calendar day, or null where no date binds. */
  readonly dueOn: string | null;
  readonly state: "late" | "waiting" | "information";
}

/** Every room answers what waits for this actor; the dashboard only sorts. */
export interface TaskSource {
  tasksFor(
    db: Transaction,
    context: { readonly actor: Actor; readonly regionCode: RegionCode; readonly today: string },
  ): Promise<readonly Task[]>;
}
export type TasksFor = TaskSource["tasksFor"];
