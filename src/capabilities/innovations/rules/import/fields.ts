import type { AnyField, ImportField } from "../../contract/import.ts";
import { aka, type FieldDefinition } from "./field.ts";
import { kindFields } from "./kind-fields.ts";
import { storyFields } from "./story-fields.ts";

/** Columns of the profile sheet in the order of the template. */
export const fieldDefinitions: readonly FieldDefinition[] = [...kindFields, ...storyFields];

/** Columns that identify or fill two fields; they hold no value of their own. */
export const otherHeadings: readonly {
  readonly field: ImportField;
  readonly heading: string;
  readonly aliases: readonly string[];
}[] = [
  { field: "innovationId", heading: "ID Intan", aliases: aka("Id Inovasi | Kode Intan") },
  {
    field: "registrationNumber",
    heading: "Nomor Registrasi",
    aliases: aka("No Registrasi | No Reg | Nomor Register | No Register | Nomor Registrasi Intan"),
  },
  {
    field: "coordinates",
    heading: "Titik Koordinat",
    aliases: aka("Koordinat | Lokasi Koordinat | Koordinat Lokasi | Titik Koordinat Lokasi | Geolokasi"),
  },
];

const byField = new Map<AnyField, FieldDefinition>(
  fieldDefinitions.map((definition) => [definition.field, definition]),
);

export const definitionOf = (field: AnyField): FieldDefinition | undefined => byField.get(field);
