import { describe, expect, test } from "vitest";
import { fitsFormats } from "#capabilities/evidence/rules/file-kinds.ts";
import { indicatorRowsOf } from "#capabilities/index/reference.ts";
import { createInspectFile } from "#platform/files/inspect/inspect-file.ts";
import { makeDemoPlan } from "./demo-plan.ts";
import { planPapers } from "./plan-papers.ts";

const plan = makeDemoPlan();
const roles = planPapers(plan);
const papers = [...new Map(roles.map(({ paper }) => [paper.key, paper])).values()];

describe("the papers of the demo", () => {
  test("prove most claims and leave gaps", () => {
    const claims = plan.round.entries.flatMap(({ levels }) => levels.filter(({ claimed }) => claimed > 0));
    const share = roles.length / claims.length;
    expect(share).toBeGreaterThan(0.75);
    expect(share).toBeLessThan(0.92);
  });

  test("one decree annex serves many entries", () => {
    const decrees = roles.filter(({ indicator }) => indicator === "16");
    expect(new Set(decrees.map(({ paper }) => paper.key)).size).toBeLessThan(decrees.length / 5);
  });

  test("are small, sound, and of a format that the edition takes", async () => {
    const inspect = createInspectFile();
    const rows = indicatorRowsOf("2026");
    const kinds = new Map<string, string>();
    for (const paper of papers) {
      const bytes = paper.bytes();
      const source = {
        sizeBytes: bytes.length,
        read: async (from: number, length: number) => bytes.subarray(from, from + length),
      };
      const facts = await inspect(paper.fileName, source);
      expect([facts.findings, bytes.length < 8000]).toEqual([[], true]);
      kinds.set(paper.key, facts.mediaType);
    }
    const misfits = roles.filter(({ paper, indicator }) => {
      const formats = rows.find(({ code }) => code === indicator)?.evidence?.formats ?? null;
      return !fitsFormats(formats, kinds.get(paper.key) ?? "");
    });
    expect(misfits).toEqual([]);
  });

  test("are the same on every machine, and say that they are samples", () => {
    const again = planPapers(makeDemoPlan());
    expect(again.map(({ paper }) => Buffer.from(paper.bytes()).toString("base64").length)).toEqual(
      roles.map(({ paper }) => Buffer.from(paper.bytes()).toString("base64").length),
    );
    for (const { bytes } of papers) expect(Buffer.from(bytes()).toString("latin1")).toMatch(/Dokumen contoh/);
  });
});
