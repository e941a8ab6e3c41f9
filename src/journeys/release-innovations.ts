import type { CatalogueRelease } from "#capabilities/catalogue/contract.ts";
import type { EventHandler } from "#platform/jobs/port.ts";
import { innovationIdSchema } from "#shared/ids.ts";

/** After an innovation, a launch, a signing, an end or an import changed what is launched, the public catalogue shows the new rows. */
export function releaseInnovationsJourney(catalogue: CatalogueRelease): readonly EventHandler[] {
  const one = (eventType: string): EventHandler => ({
    name: `release-innovation-after-${eventType}`,
    eventType,
    handle: (db, event) =>
      catalogue.releaseInnovations(db, event.regionCode, [innovationIdSchema.parse(event.subject.id)]),
  });
  const all = (eventType: string): EventHandler => ({
    name: `release-region-after-${eventType}`,
    eventType,
    handle: async (db, event) => {
      await catalogue.releaseInnovations(db, event.regionCode, null);
      await catalogue.releaseYears(db, event.regionCode);
    },
  });
  /** The innovation is named in the facts: the event belongs to its membership. */
  const step = (eventType: string): EventHandler => ({
    name: `release-innovation-after-${eventType}`,
    eventType,
    handle: async (db, event) => {
      const id = innovationIdSchema.parse(event.facts["innovationId"]);
      await catalogue.releaseInnovations(db, event.regionCode, [id]);
      await catalogue.releaseYears(db, event.regionCode);
    },
  });
  return [
    one("innovation.registered"),
    one("innovation.revised"),
    all("programme.launched"),
    all("programme.signed"),
    all("programme.year-recorded"),
    step("membership.stopped"),
    step("membership.archived"),
    all("import.applied"),
    all("import.undone"),
  ];
}
