import type { Text } from "#shared/text.ts";

/** One thing that was looked at. `whatToDo` stands beside everything that is not in order. */
export interface Finding {
  /** Stable, "server-version". */
  readonly name: string;
  readonly state: "ok" | "warn" | "bad";
  readonly text: Text;
  readonly whatToDo: Text | null;
}

export const inOrder = (name: string, id: string, en: string): Finding => ({
  name,
  state: "ok",
  text: { id, en },
  whatToDo: null,
});

export const trouble = (name: string, state: "warn" | "bad", text: Text, whatToDo: Text): Finding => ({
  name,
  state,
  text,
  whatToDo,
});

/** The words of an error for people, without the stack. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
