import type { EventHandler } from "#platform/jobs/port.ts";

/** The handlers of this process, found by event type when an event is recorded and by name when its job runs. */
export interface HandlerRegistry {
  /** Throws when a name is taken: it is the key that makes a second delivery harmless. */
  add(handler: EventHandler): void;
  namesFor(eventType: string): readonly string[];
  byName(name: string): EventHandler | undefined;
}

export function createHandlerRegistry(handlers: readonly EventHandler[] = []): HandlerRegistry {
  const byName = new Map<string, EventHandler>();
  const registry: HandlerRegistry = {
    add: (handler) => {
      if (byName.has(handler.name)) throw new Error(`Two event handlers are named ${handler.name}.`);
      byName.set(handler.name, handler);
    },
    namesFor: (eventType) =>
      [...byName.values()].filter((handler) => handler.eventType === eventType).map(({ name }) => name),
    byName: (name) => byName.get(name),
  };
  for (const handler of handlers) registry.add(handler);
  return registry;
}
