import * as z from "zod";
import peopleFile from "#reference/demo/people.json" with { type: "json" };
import { roles } from "#shared/actor.ts";
import { regionCodeSchema } from "#shared/ids.ts";

const personSchema = z.object({
  userName: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  name: z.string().endsWith(" (contoh)"),
  email: z.email().endsWith("@contoh.banjar.example"),
  region: regionCodeSchema,
  grants: z.array(z.object({ role: z.enum(roles), agency: z.string().nullable() })).min(1),
});
export type DemoPerson = z.infer<typeof personSchema>;

/** Invented people, one or more per role; their passwords are made when the demo starts. */
export const demoPeople: readonly DemoPerson[] = z.array(personSchema).parse(peopleFile.people);
