import { banjar, type DemoLoad, morningOf, must } from "./demo-load.ts";
import { programmeFacts } from "./plan/programme-facts.ts";

/** Launches and signings are recorded by the actions that launch and sign; here stands what is only a dated fact. */
const recordedElsewhere = new Set(["launch", "signing"]);
const yearsWithRows = new Set([2023, 2024, 2025]);

/** Years, dated facts, published figures, rounds and official results, as they became known. */
export async function loadHistory({ installation, clock, actor }: DemoLoad): Promise<void> {
  const { programme, index } = installation.product.offers;
  for (const year of programmeFacts.years) {
    const events = year.events.filter((event) => !(yearsWithRows.has(year.year) && recordedElsewhere.has(event.kind)));
    clock.set(morningOf(`${year.year}-01-15`));
    const recorded = await programme.recordYear(actor, {
      regionCode: banjar,
      year: {
        year: year.year,
        theme: year.theme,
        collectsFrom: year.year === 2026 ? "2026-01-05" : null,
        collectsUntil: year.year === 2026 ? "2026-06-30" : null,
        note: year.note,
        events: events.map((event) => ({
          kind: event.kind,
          heldOn: event.heldOn,
          place: event.place,
          officiatedBy: event.officiatedBy ?? null,
          note: event.note,
          source: event.source,
          confidence: event.confidence,
        })),
        figures: year.publishedFigures.map((figure) => ({
          kind: figure.kind,
          value: String(figure.value),
          label: figure.label,
          note: figure.note ?? null,
          source: figure.source,
          confidence: figure.confidence,
        })),
      },
    });
    must(recorded, `programme year ${year.year}`);
  }
  for (const round of programmeFacts.rounds) {
    clock.set(morningOf(`${round.year}-05-02`));
    const opened = await index.open(actor, {
      regionCode: banjar,
      round: {
        year: round.year,
        edition: round.edition,
        target: round.target,
        targetPredicate: round.targetPredicate ?? null,
        targetSource: round.targetSource ?? null,
        opensOn: round.opensOn ?? null,
        closesOn: round.closesOn ?? null,
        note: round.note ?? null,
      },
    });
    must(opened, `round ${round.year}`);
    const { officialResult } = round;
    if (officialResult === null) continue;
    clock.set(morningOf(`${round.year}-12-20`));
    const recorded = await index.recordResult(actor, {
      regionCode: banjar,
      result: {
        year: round.year,
        indexValue: officialResult.index,
        rank: officialResult.rank,
        rankedOf: officialResult.rankedOf,
        predicate: officialResult.predicate,
        decree: officialResult.decree,
        source: officialResult.source,
        confidence: officialResult.confidence,
        note: officialResult.note,
      },
    });
    must(recorded, `official result ${round.year}`);
  }
}
