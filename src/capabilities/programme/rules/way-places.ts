import type { MembershipState } from "../contract/membership.ts";
import { finalStates } from "./way.ts";

/** A place of the main way and whether it was reached. */
export interface Place {
  readonly state: MembershipState;
  readonly mark: "done" | "current" | "todo";
  /** Calendar day or moment at which it was reached, ISO; null where nothing is on record. */
  readonly on: string | null;
}

interface Standing {
  readonly state: string;
  readonly establishedOn: string | null;
  readonly launchedOn: string | null;
  readonly steps: readonly { readonly to: string; readonly at: string }[];
}

const mainWay: readonly MembershipState[] = ["draft", "submitted", "approved", "screened", "established", "launched"];

/** Where states off the main way stand on it: a returned proposal is back at the desk of its writer. */
const standsAt: Readonly<Record<string, MembershipState>> = { returned: "draft" };

/** Where an innovation stands on the main way; what ended keeps the places that it had reached. */
export function placesOf({ state, establishedOn, launchedOn, steps }: Standing): readonly Place[] {
  const at = mainWay.indexOf(standsAt[state] ?? mainWay.find((place) => place === state) ?? "draft");
  const hasEnded = finalStates.some((final) => final === state);
  const reached = (place: MembershipState): boolean =>
    (place === "established" && establishedOn !== null) ||
    (place === "launched" && launchedOn !== null) ||
    steps.some((step) => step.to === place);
  return mainWay.map((place, index) => {
    const isDone = hasEnded
      ? place === "draft" || reached(place)
      : place === "established"
        ? state === "established" || establishedOn !== null
        : index < at;
    const isCurrent = !hasEnded && index === at;
    const dayOf: Readonly<Partial<Record<MembershipState, string | null>>> = {
      established: establishedOn,
      launched: launchedOn,
    };
    const step = steps.findLast((each) => each.to === place);
    const mark = isCurrent ? "current" : isDone ? "done" : "todo";
    return { state: place, mark, on: mark === "todo" ? null : (dayOf[place] ?? step?.at.slice(0, 10) ?? null) };
  });
}
