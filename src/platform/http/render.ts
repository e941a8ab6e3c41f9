import { type Child, Fragment } from "hono/jsx";

/** Words of a JSX tree; a whole page gets its doctype, a part stays bare. Plain strings are escaped. */
export async function renderHtml(body: Child): Promise<string> {
  const text = String(await Fragment({ children: body }).toString());
  return text.startsWith("<html") ? `<!DOCTYPE html>${text}` : text;
}
