import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appendLinks, canonicalJson, digestOf, genesis, hashOf, type SealedEvent, verifyLinks } from "./chain.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

const events = [1, 2, 3, 4].map((n) => ({
  id: `event-${n}`,
  salt: Buffer.alloc(32, n),
  payload: { type: "innovation.submitted", n },
}));

function sealed(): SealedEvent[] {
  return appendLinks(null, events).map((link, index) => ({
    ...link,
    salt: events[index]?.salt ?? null,
    payload: events[index]?.payload,
  }));
}

describe("canonical form", () => {
  test("sorts keys by UTF-16 units and writes numbers as RFC 8785 shows", () => {
    const value = {
      numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 1e-27],
      string: '€$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    expect(canonicalJson({ "\u20ac": 1, "\r": 2, "\ud83d\ude00": 3, "1": 4 })).toBe('{"\\r":2,"1":4,"€":1,"😀":3}');
  });

  test("does not depend on the order of keys", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(canonicalJson(value));
      }),
      { numRuns: 50 },
    );
  });

  test("refuses what JSON cannot hold", () => {
    expect(() => canonicalJson(Number.NaN)).toThrow();
    expect(() => canonicalJson(undefined)).toThrow();
  });
});

describe("chain", () => {
  // Computed apart from this code, with Python's hashlib.
  test("follows the published formulas", () => {
    const digest = digestOf(Buffer.from("salt"), { a: 1 });
    expect(hex(digest)).toBe("38df60ba354b2e5e7df624bb10feb2b4b8b465ef6523fd28e321b537cba57566");
    expect(hex(hashOf(genesis, 1, "id", digest))).toBe(
      "fa27c30badbf9bb872968a9d08f9b030c2b4289f74b52198ddc8776f7bf30015",
    );
  });

  test("continues at its head and verifies whole and in parts", () => {
    const all = sealed();
    expect(verifyLinks(null, all)).toEqual([]);
    expect(verifyLinks(all[1] ?? null, all.slice(2))).toEqual([]);
    const rest = appendLinks(all[1] ?? null, events.slice(2));
    expect(rest.map(({ hash }) => hex(hash))).toEqual(all.slice(2).map(({ hash }) => hex(hash)));
  });

  test("still holds when content was erased", () => {
    const erased = sealed().map((event) => (event.seq === 2 ? { ...event, salt: null, payload: null } : event));
    expect(verifyLinks(null, erased)).toEqual([]);
  });

  test("names a changed payload, a missing link and a link moved elsewhere", () => {
    const changed = sealed().map((event) =>
      event.seq === 3 ? { ...event, payload: { type: "innovation.submitted", n: 99 } } : event,
    );
    expect(verifyLinks(null, changed)).toEqual([{ seq: 3, kind: "changed" }]);
    expect(
      verifyLinks(
        null,
        sealed().filter(({ seq }) => seq !== 2),
      ),
    ).toEqual([
      { seq: 2, kind: "missing" },
      { seq: 3, kind: "moved" },
    ]);
  });
});
