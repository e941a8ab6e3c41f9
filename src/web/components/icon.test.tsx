import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { Icon } from "./icon.tsx";
import { type IconName, iconShapes } from "./icon-shapes.ts";

const { resolve } = createRequire(import.meta.url);
const names = Object.keys(iconShapes).filter((name): name is IconName => name in iconShapes);

describe("icons", () => {
  test.each(names)("%s is drawn as in the package it comes from", (name) => {
    const file = readFileSync(resolve(`@tabler/icons/outline/${iconShapes[name].tabler}.svg`), "utf8");
    const paths = [...file.matchAll(/<path d="([^"]+)"/g)].map((match) => match[1]);
    expect(iconShapes[name].d).toBe(paths.join(""));
  });

  test("says nothing to a screen reader: the words beside it do", () => {
    expect(String(<Icon name="check" />)).toContain('aria-hidden="true"');
  });
});
