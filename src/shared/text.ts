import * as z from "zod";

export const languages = ["id", "en"] as const;
export type Language = (typeof languages)[number];

/** A text in both languages; both are compulsory. */
export interface Text {
  readonly id: string;
  readonly en: string;
}

export const textSchema = z.object({ id: z.string(), en: z.string() });

/** Fills `{name}` places. */
export function say(text: Text, language: Language, places: Readonly<Record<string, string | number>> = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = places[name];
    return value === undefined ? whole : String(value);
  });
}

/** Groups thousands and sets the decimal mark: "1234.56" becomes "1.234,56" (id) or "1,234.56" (en). Takes a decimal string, keeps its decimals. */
export function formatDecimal(decimal: string | number, language: Language): string {
  const [whole = "0", fraction] = String(decimal).replace(/^-/, "").split(".");
  const [group, mark] = language === "id" ? [".", ","] : [",", "."];
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group);
  const sign = String(decimal).startsWith("-") ? "-" : "";
  return sign + grouped + (fraction === undefined ? "" : mark + fraction);
}
