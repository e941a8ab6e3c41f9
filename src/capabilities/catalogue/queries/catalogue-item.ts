import type { InnovationId } from "#shared/ids.ts";
import type { CatalogueItem } from "../contract.ts";

export const itemColumns = [
  "innovation_id",
  "slug",
  "title",
  "summary",
  "year",
  "registration_number",
  "track",
  "launch_group",
  "agency_name",
  "affair",
  "form",
  "stage",
  "is_digital",
  "launched_on",
  "is_sample",
] as const;

interface ItemRow {
  readonly innovation_id: InnovationId;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly year: number;
  readonly registration_number: number;
  readonly track: string;
  readonly launch_group: string;
  readonly agency_name: string | null;
  readonly affair: string | null;
  readonly form: string | null;
  readonly stage: string | null;
  readonly is_digital: boolean | null;
  readonly launched_on: string | null;
  readonly is_sample: boolean;
}

export const itemOf = (row: ItemRow): CatalogueItem => ({
  id: row.innovation_id,
  slug: row.slug,
  title: row.title,
  summary: row.summary,
  year: row.year,
  registrationNumber: row.registration_number,
  track: row.track,
  launchGroup: row.launch_group,
  agency: row.agency_name,
  affair: row.affair,
  form: row.form,
  stage: row.stage,
  isDigital: row.is_digital,
  launchedOn: row.launched_on,
  isSample: row.is_sample,
});
