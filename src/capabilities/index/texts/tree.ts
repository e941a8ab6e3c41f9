import type { Text } from "#shared/text.ts";

const text = (id: string, en: string): Text => ({ id, en });

/** Names of the places of the tree that no edition names. */
export const treeTexts = {
  index: text("Indeks Inovasi Daerah", "Regional innovation index"),
  governance: text("Satuan Pemerintah Daerah (SPD)", "Regional government aspect (SPD)"),
  innovation: text("Satuan Inovasi Daerah (SID)", "Regional innovation aspect (SID)"),
  maturity: text("Rata-rata kematangan inovasi", "Average maturity of the innovations"),
  count: text("Jumlah inovasi daerah", "Number of innovations"),
  counted: text("Inovasi yang dihitung", "Innovations counted"),
  aboveCap: text("Inovasi di atas batas", "Innovations above the cap"),
  basicServices: text("Urusan pelayanan dasar yang terwakili", "Basic-service affairs covered"),
} as const satisfies Record<string, Text>;
