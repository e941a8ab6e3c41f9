import { SaxesParser } from "saxes";
import { SpreadsheetRefused } from "#platform/spreadsheet/spreadsheet-refused.ts";

export type Attributes = Readonly<Record<string, string>>;

/** Names come without their namespace prefix. */
export interface XmlHandlers {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

const localName = (name: string): string => {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
};

/**
 * Feeds one part of a workbook to the handlers. No entity but the five of XML is known, a document type is refused.
 * `between` runs after each chunk, so that rows can leave while the part is read.
 */
export async function parseXml(
  chunks: AsyncIterable<Uint8Array>,
  part: string,
  handlers: XmlHandlers,
  between?: () => Promise<void>,
): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const broken = (cause: unknown) => new SpreadsheetRefused("spreadsheet.broken-workbook", { part }, { cause });
  parser.on("error", (error) => {
    throw broken(error);
  });
  parser.on("doctype", () => {
    throw broken("document type");
  });
  parser.on("opentag", (tag) => handlers.open(localName(tag.name), tag.attributes));
  const { close, text } = handlers;
  if (close) parser.on("closetag", (tag) => close(localName(tag.name)));
  if (text) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw broken(cause);
    }
  };
  for await (const chunk of chunks) {
    parser.write(decode(chunk));
    if (between) await between();
  }
  parser.write(decode());
  parser.close();
}
