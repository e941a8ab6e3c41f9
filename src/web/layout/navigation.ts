import { type Permission, permit } from "#shared/actor.ts";
import type { Text } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import type { IconName } from "#web/components/icon-shapes.ts";
import { texts } from "#web/texts.ts";

export interface NavigationItem {
  readonly href: string;
  readonly label: Text;
  readonly icon: IconName;
}

export interface NavigationGroup {
  readonly title: Text;
  readonly items: readonly NavigationItem[];
}

interface Entry extends NavigationItem {
  readonly permission: Permission;
}

const home: Entry = { href: "/", label: texts.home, icon: "home", permission: "public" };
const catalogue: Entry = { href: "/katalog", label: texts.catalogue, icon: "search", permission: "public" };
const statistics: Entry = { href: "/statistik", label: texts.statistics, icon: "chart", permission: "public" };

const dashboard: Entry = { href: "/dasbor", label: texts.dashboard, icon: "dashboard", permission: "signed-in" };
const innovations: Entry = { href: "/inovasi", label: texts.innovations, icon: "bulb", permission: "staff" };
const importWorkbook: Entry = {
  href: "/inovasi/impor",
  label: texts.importWorkbook,
  icon: "import",
  permission: { anyOf: ["programme_manager"] },
};
const notSent: Entry = {
  href: "/laporan/belum-mengirim",
  label: texts.notSent,
  icon: "unsent",
  permission: {
    anyOf: ["programme_manager", "verifier", "planner", "monitor", "leader", "data_steward", "administrator"],
  },
};
const stuck: Entry = {
  href: "/inovasi/macet",
  label: texts.stuck,
  icon: "clock",
  permission: { anyOf: ["programme_manager", "leader"] },
};
const evidence: Entry = {
  href: "/bukti",
  label: texts.evidence,
  icon: "file",
  permission: { anyOf: ["innovator", "agency_operator", "agency_head", "programme_manager", "verifier"] },
};
const desk: Entry = {
  href: "/verifikator",
  label: texts.verificationDesk,
  icon: "check",
  permission: { anyOf: ["verifier", "programme_manager", "leader", "inspector"] },
};
const index: Entry = { href: "/indeks", label: texts.index, icon: "chart", permission: "staff" };
const indicators: Entry = { href: "/indeks/indikator", label: texts.indicators, icon: "help", permission: "staff" };
const settings: Entry = { href: "/pengaturan", label: texts.settings, icon: "settings", permission: "signed-in" };

const groups = [
  { title: texts.myWork, entries: [dashboard, innovations, importWorkbook, stuck, notSent, evidence, desk] },
  { title: texts.direction, entries: [index, indicators] },
  { title: texts.forEveryone, entries: [catalogue, { ...statistics, icon: "list" as const }, settings] },
];

export const publicNavigation: readonly NavigationItem[] = [home, catalogue, statistics];

/** The signed-in menu; a page that the actor may not open is not offered. */
export function navigationFor(view: Pick<View, "actor">): readonly NavigationGroup[] {
  return groups
    .map((group) => ({
      title: group.title,
      items: group.entries.filter((entry) => permit(view.actor, entry.permission).ok),
    }))
    .filter((group) => group.items.length > 0);
}

/** At most four for the bar at the bottom of a phone. */
export function shortcutsFor(view: Pick<View, "actor">): readonly NavigationItem[] {
  return [dashboard, innovations, index, catalogue]
    .filter((entry) => permit(view.actor, entry.permission).ok)
    .slice(0, 4);
}

/** The item whose address is the longest beginning of the path: "/inovasi/impor" marks the import, not the list. */
export function currentHref(items: readonly NavigationItem[], path: string): string | undefined {
  const route = path.split("?")[0] ?? path;
  return items
    .map((item) => item.href)
    .filter((href) => route === href || (href !== "/" && route.startsWith(`${href}/`)))
    .sort((a, b) => b.length - a.length)[0];
}
