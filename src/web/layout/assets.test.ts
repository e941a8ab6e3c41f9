import { afterEach, expect, test } from "vitest";
import { assetPath, configureAssets } from "./assets.ts";

afterEach(() => configureAssets(null));

test("answers the built address, and the plain name before the build is known", () => {
  expect(assetPath("site.css")).toBe("/assets/site.css");
  configureAssets({ "site.css": "/aset/site-3F2A.css" });
  expect(assetPath("site.css")).toBe("/aset/site-3F2A.css");
});

test("refuses a name that the build does not have", () => {
  configureAssets({ "site.css": "/aset/site-3F2A.css" });
  expect(() => assetPath("islands/uplaod.js")).toThrow('no asset "islands/uplaod.js"; it has: site.css');
});
