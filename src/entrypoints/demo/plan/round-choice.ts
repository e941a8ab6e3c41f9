/** How many entries of each programme year stand in round 2026 and may be sent. */
export const chosenOf: Readonly<Record<number, number>> = { 2024: 36, 2025: 20 };

interface OlderCandidate {
  readonly name: string;
  readonly expected: "eligible" | "refused";
  readonly design: "whole" | "short";
}

/**
 * Published innovations from before the window (1 January 2024 to 31 December 2025): four were developed inside it,
 * the others are refused and stand in the round to show why. Housing has only a refused one.
 */
export const olderCandidates: readonly OlderCandidate[] = [
  { name: "Jempol Pelanduk", expected: "eligible", design: "whole" },
  { name: "Smart Kampung Manis", expected: "eligible", design: "whole" },
  { name: "Batumbang Tani Manis", expected: "eligible", design: "whole" },
  { name: "Gelang Anting Manis", expected: "eligible", design: "whole" },
  { name: "Rumah Barokah", expected: "refused", design: "whole" },
  { name: "Bus Sekolah Gratis", expected: "refused", design: "whole" },
  { name: "WAJAR", expected: "refused", design: "short" },
];

/** Entries of the window whose design text is too short: they stand in the round and are refused for it. */
export const shortOnes = 2;
