import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as z from "zod";
import { bindOperation, defineOperation } from "#shared/operation.ts";
import { refusal, success } from "#shared/result.ts";
import {
  asVerifier,
  banjar,
  formPage,
  hiddenField,
  type SmallSite,
  sendForm,
  siti,
  startSmallSite,
} from "#tests/http/small-site.tsx";
import { testDatabase } from "#tests/support/database.ts";
import { createAnsweredRequests } from "./answered-requests.ts";

const { database, clock } = await testDatabase();

const save = defineOperation({
  name: "note.save",
  method: "post",
  path: "/api/v1/notes",
  summary: { id: "Menyimpan", en: "Saves" },
  permission: "public",
  input: z.object({ text: z.string() }),
  output: z.object({ number: z.number() }),
  refusals: ["note.empty"],
});

const secret = "a secret of the installation, long enough";
let site: SmallSite;
let token: string;
let done: string[] = [];

beforeAll(async () => {
  const form = { path: "/catatan", permission: "signed-in" } as const;
  site = await startSmallSite(
    [
      { ...form, method: "get", handle: async (request) => ({ kind: "html", body: formPage(request) }) },
      {
        ...form,
        method: "post",
        async handle({ form: sent }) {
          const text = sent.get("isi") ?? "";
          await new Promise((resolve) => setTimeout(resolve, 30));
          if (text === "") return { kind: "refused", code: "note.empty" };
          done.push(text);
          if (text === "rusak") throw new Error("the disk is full");
          return { kind: "redirect", to: `/catatan?nomor=${done.length}` };
        },
      },
    ],
    {
      clock,
      answeredRequests: createAnsweredRequests(database, secret),
      operations: [
        bindOperation(save, async (_context, { text }) => {
          if (text === "") return refusal("note.empty");
          done.push(text);
          return success({ number: done.length });
        }),
      ],
    },
  );
  token = hiddenField(await (await fetch(`${site.url}/catatan`, { headers: asVerifier })).text(), "_token");
});
afterAll(() => site.http.close());
beforeEach(() => {
  done = [];
});

const send = (key: string, text: string, headers: Record<string, string> = {}) =>
  sendForm(`${site.url}/catatan`, { _token: token, _key: key, isi: text }, { ...asVerifier, ...headers });
const seen = (answer: Response) => [
  answer.status,
  answer.headers.get("location"),
  answer.headers.get("idempotent-replay"),
];

describe("a form with a one-time key", () => {
  test("sent twice at once is done once, and both get the first answer", async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => send("double-click", "a")));
    expect(answers.map((answer) => seen(answer).slice(0, 2))).toEqual(Array(5).fill([303, "/catatan?nomor=1"]));
    expect(done).toEqual(["a"]);
  });

  test("sent again later gets the first answer, for 24 hours", async () => {
    expect(seen(await send("later", "a"))).toEqual([303, "/catatan?nomor=1", null]);
    clock.set(new Date(clock.now().getTime() + 23 * 3600_000));
    expect(seen(await send("later", "a"))).toEqual([303, "/catatan?nomor=1", "true"]);
    clock.set(new Date(clock.now().getTime() + 2 * 3600_000));
    expect(seen(await send("later", "a"))).toEqual([303, "/catatan?nomor=2", null]);
  });

  test("with other content is refused and keeps what was written", async () => {
    await send("other", "a");
    const answer = await send("other", "b", { "sec-fetch-site": "same-origin" });
    const page = await answer.text();
    expect([answer.status, page.includes("request.key-reused"), page.includes("&quot;b&quot;")]).toEqual([
      409,
      true,
      true,
    ]);
    expect(done).toEqual(["a"]);
  });

  test("that was refused or failed may be corrected and sent again", async () => {
    expect((await send("corrected", "")).status).toBe(422);
    expect((await send("corrected", "rusak")).status).toBe(500);
    expect((await send("corrected", "b")).status).toBe(303);
    expect(done).toEqual(["rusak", "b"]);
  });

  test("whose first attempt was cut off asks to look first", async () => {
    const key = { regionCode: banjar, personId: siti, key: "cut-off" };
    await send("cut-off", "a");
    await database.inRegion(banjar, async (db) => {
      await sql`update answered_request set status = 0 where key = 'cut-off'`.execute(db);
    });
    clock.set(new Date(clock.now().getTime() + 61_000));
    const answer = await send("cut-off", "a");
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining("request.outcome-unknown")]);
    await createAnsweredRequests(database, secret).release(key);
    expect((await send("cut-off", "a")).status).toBe(303);
  });

  test("malformed is refused", async () => {
    expect((await send("spaced key", "a")).status).toBe(400);
    expect((await send("x".repeat(201), "a")).status).toBe(400);
    expect(done).toEqual([]);
  });
});

describe("an API call with an Idempotency-Key", () => {
  const call = (
    key: string,
    text: string,
    headers: Record<string, string> = { authorization: "Bearer bearer-of-verifier" },
  ) =>
    fetch(`${site.url}/api/v1/notes`, {
      method: "POST",
      body: JSON.stringify({ text }),
      headers: { "content-type": "application/json", "idempotency-key": key, ...headers },
    });

  test("is done once; repeats get the first answer, other content 409", async () => {
    const first = await Promise.all([call("api", "a"), call("api", "a")]);
    expect(await Promise.all(first.map((answer) => answer.json()))).toEqual([{ number: 1 }, { number: 1 }]);
    const again = await call("api", "a");
    expect([again.headers.get("idempotent-replay"), await again.json()]).toEqual(["true", { number: 1 }]);
    const other = await call("api", "b");
    expect([other.status, await other.json()]).toMatchObject([409, { code: "request.key-reused" }]);
    expect(done).toEqual(["a"]);
  });

  test("that was refused may be corrected under the same key", async () => {
    const refused = await call("api-corrected", "");
    expect([refused.status, await refused.json()]).toMatchObject([422, { code: "note.empty" }]);
    expect((await call("api-corrected", "a")).status).toBe(200);
  });

  test("of nobody is done each time: there is no person to remember it for", async () => {
    await call("nobody", "a", {});
    await call("nobody", "a", {});
    expect(done).toEqual(["a", "a"]);
  });

  test("leaves nothing readable in the database, and under another secret it is not replayed", async () => {
    await call("secret-answer", "a");
    const rows = await database.inRegion(banjar, (db) =>
      sql<{ answer: unknown }>`select answer from answered_request where key = 'secret-answer'`.execute(db),
    );
    expect(JSON.stringify(rows.rows[0]?.answer)).toMatch(/^\{"sealed":"[\w+/=]{40,}"\}$/);
    const key = { regionCode: banjar, personId: siti, key: "secret-answer" };
    const hash = "hash of the request";
    const kept = { status: 303, headers: { Location: "/a" }, body: "" };
    const [own, restored] = [
      createAnsweredRequests(database, secret),
      createAnsweredRequests(database, "another secret"),
    ];
    expect(await own.begin({ ...key, key: "sealed" }, hash, clock.now())).toEqual({ kind: "first" });
    await own.keep({ ...key, key: "sealed" }, kept);
    expect(await own.begin({ ...key, key: "sealed" }, hash, clock.now())).toEqual({ kind: "repeat", answer: kept });
    expect((await restored.begin({ ...key, key: "sealed" }, hash, clock.now())).kind).not.toBe("repeat");
  });

  test("belongs to one person and region; no other region sees it", async () => {
    await call("mine", "a");
    const count = await database.withoutRegion((db) =>
      sql<{ n: number }>`select count(*) as n from answered_request`.execute(db),
    );
    expect(Number(count.rows[0]?.n)).toBe(0);
    const other = { regionCode: banjar, personId: siti, key: "mine" };
    const answers = createAnsweredRequests(database, secret);
    const begun = await answers.begin(
      { ...other, personId: "01900000-0000-7000-8000-000000000002" as typeof siti },
      "h",
      clock.now(),
    );
    expect(begun).toEqual({ kind: "first" });
  });
});
