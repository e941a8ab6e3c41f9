import { describeWith } from "#shared/refusal-texts.ts";
import type { Text } from "#shared/text.ts";
import { indexRefusalTexts } from "./refusals.ts";

const text = (id: string, en: string): Text => ({ id, en });

const roundRefusals: Readonly<Record<string, Text>> = {
  "round.not-found": text("Belum ada putaran indeks {year}.", "There is no index round {year}."),
  "round.conflict": text("Putaran {year} sudah dibuka.", "Round {year} is open already."),
  "round.entry-conflict": text(
    "Ada inovasi yang sudah dipilih untuk putaran ini; satu inovasi hanya satu kali dalam satu putaran.",
    "An innovation is in this round already; each stands in a round only once.",
  ),
  "round.innovation-not-found": text(
    "Ada inovasi yang tidak dikenal di daerah ini.",
    "An innovation is not known in this region.",
  ),
  "round.entry-not-found": text("Inovasi ini tidak ada dalam putaran itu.", "This innovation is not in that round."),
  "round.claims-refused": text(
    "Klaim belum dapat disimpan. Perbaiki tempat yang disebut.",
    "The claims cannot be kept yet. Mend each place that is named.",
  ),
  "indicator.not-found": text("Indikator ini tidak ada dalam edisi itu.", "That edition has no such indicator."),
};

/** The sentence for a refusal of this room; undefined for a code of another room. */
export const describeRefusal = describeWith({ ...indexRefusalTexts, ...roundRefusals });
