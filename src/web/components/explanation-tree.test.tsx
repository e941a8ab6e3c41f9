import { describe, expect, test } from "vitest";
import { ExplanationBranch, type ExplanationNode, ExplanationTree, type TreeWays } from "./explanation-tree.tsx";

const node = (id: string, value: string, more: Partial<ExplanationNode> = {}): ExplanationNode => ({
  id,
  label: { id: `simpul ${id}`, en: `node ${id}` },
  value,
  exact: "1/2",
  reason: { code: "sum", details: {} },
  children: [],
  ...more,
});

const ways: TreeWays = {
  language: "id",
  sayReason: (reason) => (reason.code === "sum" ? null : `karena ${reason.code}`),
  linkOf: (ref) => `/katalog/${ref.id}`,
};

const root = node("total", "59.57", {
  children: [
    node("spd", "44.25", { children: [node("16", "3", { reason: { code: "level", details: {} } })] }),
    node("sid", "104.68", { more: "/indeks/pohon/sid" }),
    node("x", "5 dari 6", { ref: { kind: "innovation", id: "kelotok-sehat" } }),
  ],
});

describe("the explanation tree", () => {
  const html = String(<ExplanationTree root={root} ways={ways} />);

  test("opens the first level only", () => {
    expect(html).toContain('<details id="simpul-total" open="">');
    expect(html).toContain('<details id="simpul-spd">');
  });

  test("shows figures as people read them and reasons in words", () => {
    expect(html).toContain('<span class="v">59,57</span>');
    expect(html).toContain('<span class="v">5 dari 6</span>');
    expect(html).toContain("karena level");
  });

  test("links a leaf to what stands behind it", () => {
    expect(html).toContain('<a href="/katalog/kelotok-sehat">simpul x</a>');
  });

  test("fetches a big branch when it opens, and by a plain link without script", () => {
    expect(html).toContain('hx-get="/indeks/pohon/sid"');
    expect(html).toContain('<a href="/indeks/pohon/sid">Buka rincian</a>');
  });

  test("answers a branch alone, closed", () => {
    const branch = String(<ExplanationBranch nodes={root.children} ways={ways} />);
    expect(branch).toContain("simpul spd");
    expect(branch).not.toContain("open");
    expect(branch).not.toContain("simpul total");
  });
});
