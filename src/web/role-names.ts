import type { Role } from "#shared/actor.ts";
import type { Text } from "#shared/text.ts";

/** Names of the roles, as people read them. */
export const roleNames: Readonly<Record<Role, Text>> = {
  innovator: { id: "Inovator", en: "Innovator" },
  agency_operator: { id: "Operator perangkat daerah", en: "Agency operator" },
  agency_head: { id: "Kepala perangkat daerah", en: "Head of agency" },
  programme_manager: { id: "Pengelola program (Bappedalitbang)", en: "Programme manager (Bappedalitbang)" },
  verifier: { id: "Verifikator", en: "Verifier" },
  legal_reviewer: { id: "Penelaah hukum", en: "Legal reviewer" },
  planner: { id: "Perencana", en: "Planner" },
  monitor: { id: "Petugas monev", en: "Monitoring officer" },
  juror: { id: "Juri", en: "Juror" },
  leader: { id: "Pimpinan daerah", en: "Regional leader" },
  data_steward: { id: "Walidata", en: "Data steward" },
  inspector: { id: "Pemeriksa jejak audit", en: "Inspector of the audit trail" },
  administrator: { id: "Administrator", en: "Administrator" },
  citizen: { id: "Warga", en: "Citizen" },
  province_viewer: { id: "Pemantau provinsi", en: "Provincial viewer" },
};
