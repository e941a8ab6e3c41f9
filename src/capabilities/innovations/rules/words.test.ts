import { expect, test } from "vitest";
import { countWords } from "./words.ts";

test.each([
  ["", 0],
  ["   \n ", 0],
  ["satu", 1],
  ["satu, dua - tiga\nempat", 4],
  ["100 % warga", 2],
])("counts the words of %j", (text, words) => {
  expect(countWords(text)).toBe(words);
});
