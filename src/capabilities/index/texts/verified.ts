import type { Text } from "#shared/text.ts";

const text = (id: string, en: string): Text => ({ id, en });

/** Words where claim and decision stand beside each other. */
export const verifiedTexts = {
  title: text("Diklaim {claimed}, terverifikasi {verified}", "Claimed {claimed}, verified {verified}"),
  lede: text(
    "Edisi {edition}, dihitung pada {moment}. {decided} dari {claims} klaim sudah diputus verifikator; yang belum diputus dihitung 0 pada nilai terverifikasi.",
    "Edition {edition}, computed at {moment}. Verifiers have decided on {decided} of {claims} claims; an undecided one counts 0 among the verified.",
  ),
  verifiedStat: text("terverifikasi: hanya yang sudah diputus", "verified: only what is decided"),
  expectedStat: text("perkiraan: klaim sisa dikali bagian yang lolos", "estimate: open claims at the share that stood"),
  missingStat: text(
    "perkiraan kurang menuju {name}, mulai {from}",
    "estimated short of {name}, which begins at {from}",
  ),
  missingVerified: text(
    "terverifikasi kurang menuju {name}, mulai {from}",
    "verified is short of {name}, which begins at {from}",
  ),
  rulerNews: text(
    "Terverifikasi {verified}, diklaim {claimed}{expected}.",
    "Verified {verified}, claimed {claimed}{expected}.",
  ),
  rulerExpected: text(", perkiraan {index}", ", estimate {index}"),
  claimed: text("Diklaim", "Claimed"),
  verified: text("Terverifikasi", "Verified"),
  expected: text("Perkiraan", "Estimate"),
  expectedTitle: text("Perkiraan {index}, predikat {predicate}", "Estimate {index}, predicate {predicate}"),
  expectedText: text(
    "Dari {decisions} klaim yang sudah diputus, {percent}% tingkat yang diklaim diterima ({share}). Perkiraan menganggap klaim yang belum diputus, termasuk yang belum punya dokumen, lolos dengan bagian yang sama. Ini bukan hasil.",
    "Of {decisions} decided claims, {percent}% of the claimed levels stood ({share}). The estimate takes the undecided claims, also those without a paper, to fare alike. It is no result.",
  ),
  tooFew: text(
    "Perkiraan muncul setelah sedikitnya {n} klaim diputus.",
    "An estimate appears once at least {n} claims are decided.",
  ),
  basis: text("Dasar pohon", "What the tree counts"),
  treeVerified: text(
    "Pohon ini hanya menghitung tingkat yang sudah diputus verifikator; klaim yang belum diputus bernilai 0.",
    "This tree counts only levels that verifiers have decided; an undecided claim is worth 0.",
  ),
  maturityClaimed: text("Kematangan diklaim", "Claimed maturity"),
  maturityVerified: text("Kematangan terverifikasi", "Verified maturity"),
  levelVerified: text("Tingkat terverifikasi", "Verified level"),
  scoreClaimed: text("Skor klaim", "Claimed score"),
  scoreVerified: text("Skor terverifikasi", "Verified score"),
  state: text("Keadaan", "State"),
  openDesk: text("Periksa di meja verifikasi", "Open on the verification desk"),
  accepted: text("Tingkat {level}", "Level {level}"),
} as const satisfies Record<string, Text>;
