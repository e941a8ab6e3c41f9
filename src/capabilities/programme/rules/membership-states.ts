import type { MembershipState } from "../contract.ts";

/** The calendar decides whether the decree or the launch comes first: years differ. */
const launchable: ReadonlySet<string> = new Set<MembershipState>(["approved", "screened", "established"]);

export const canLaunch = (state: string): boolean => launchable.has(state);
