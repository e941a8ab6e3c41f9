import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  asVerifier,
  formPage,
  hiddenField,
  type SmallSite,
  sendForm,
  startSmallSite,
} from "#tests/http/small-site.tsx";

let site: SmallSite;
const sent: string[] = [];

beforeAll(async () => {
  site = await startSmallSite([
    {
      method: "get",
      path: "/usulkan",
      permission: "public",
      handle: async (request) => ({ kind: "html", body: formPage(request) }),
    },
    {
      method: "post",
      path: "/usulkan",
      permission: "public",
      handle: async ({ form }) => {
        sent.push(form.get("judul") ?? "");
        return { kind: "redirect", to: "/usulkan", cookies: [{ name: "intan", value: "new-session", maxAge: 3600 }] };
      },
    },
    {
      method: "get",
      path: "/impor",
      permission: "signed-in",
      handle: async (request) => ({ kind: "html", body: formPage(request) }),
    },
    {
      method: "post",
      path: "/impor",
      permission: "signed-in",
      maxBodyBytes: 200_000,
      handle: async ({ form }) => {
        const file = form.file("berkas");
        const size = file ? (await file.bytes()).length : -1;
        return {
          kind: "text",
          text: `${file?.name} ${file?.type} ${size} ${form.all("tahun").join("+")} ${form.names().join()}`,
          type: "text/plain",
        };
      },
    },
  ]);
});
afterAll(() => site.http.close());

async function openForm(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(site.url + path, { headers });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  return {
    token: hiddenField(await answer.text(), "_token"),
    cookie: cookie ?? "",
    setCookie: answer.headers.get("set-cookie"),
  };
}

describe("an anonymous form", () => {
  test("is taken with its token and cookie, and the answer may set a session", async () => {
    const { token, cookie } = await openForm("/usulkan");
    const answer = await sendForm(`${site.url}/usulkan`, { _token: token, judul: "Kelotok Sehat" }, { cookie });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("set-cookie")).toBe("intan=new-session; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax");
    expect(sent.at(-1)).toBe("Kelotok Sehat");
  });

  test("is refused without token, without cookie, with another browser's cookie", async () => {
    const mine = await openForm("/usulkan");
    const other = await openForm("/usulkan");
    const count = sent.length;
    const post = async (token: string, cookie: string) =>
      (await sendForm(`${site.url}/usulkan`, { _token: token, judul: "x" }, { cookie })).status;
    expect(
      await Promise.all([
        post("", mine.cookie),
        post(mine.token, ""),
        post(mine.token, other.cookie),
        post("A".repeat(86), mine.cookie),
      ]),
    ).toEqual([403, 403, 403, 403]);
    expect(sent.length).toBe(count);
  });

  test("is spelled anew on each page for the same browser", async () => {
    const first = await openForm("/usulkan");
    const second = await openForm("/usulkan", { cookie: first.cookie });
    expect(second.setCookie).toBeNull();
    expect(second.token).not.toBe(first.token);
    const answer = await sendForm(
      `${site.url}/usulkan`,
      { _token: second.token, judul: "y" },
      { cookie: first.cookie },
    );
    expect(answer.status).toBe(303);
  });

  test("that is too old loses nothing when our own page sent it", async () => {
    const own = { cookie: "intan-form=lost", "sec-fetch-site": "same-origin" };
    const page = await (
      await sendForm(`${site.url}/usulkan`, { _token: "old", _key: "k", judul: "Sasirangan" }, own)
    ).text();
    expect(page).toContain("form.too-old");
    expect(page).toContain("[[&quot;judul&quot;,&quot;Sasirangan&quot;]]");
    const withPassword = await sendForm(`${site.url}/usulkan`, { judul: "a", password: "rahasia-saya" }, own);
    expect(await withPassword.text()).not.toContain("rahasia-saya");
    const elsewhere = await sendForm(`${site.url}/usulkan`, { judul: "Sasirangan" }, { cookie: "intan-form=lost" });
    expect(await elsewhere.text()).not.toContain("Sasirangan");
  });

  test("from another site is refused even with a token", async () => {
    const { token, cookie } = await openForm("/usulkan");
    const fields = { _token: token, judul: "x" };
    expect((await sendForm(`${site.url}/usulkan`, fields, { cookie, "sec-fetch-site": "cross-site" })).status).toBe(
      403,
    );
    expect((await sendForm(`${site.url}/usulkan`, fields, { cookie, origin: "https://evil.example" })).status).toBe(
      403,
    );
  });
});

describe("the body of a form", () => {
  const big = (bytes: number) => ({ judul: "a".repeat(bytes) });

  test("over 64 KiB is refused with a page, announced or not", async () => {
    const { token, cookie } = await openForm("/usulkan");
    expect((await sendForm(`${site.url}/usulkan`, { _token: token, ...big(70_000) }, { cookie })).status).toBe(413);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(`judul=${"a".repeat(70_000)}`));
        controller.close();
      },
    });
    const init = {
      method: "POST",
      body,
      duplex: "half",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    };
    expect((await fetch(`${site.url}/usulkan`, init as RequestInit)).status).toBe(413);
  });

  test.each([
    ["bytes that are not UTF-8", "application/x-www-form-urlencoded", Buffer.from([0x6a, 0x3d, 0xff, 0xfe]), 400],
    ["a NUL", "application/x-www-form-urlencoded", Buffer.from("judul=a%00b"), 400],
    ["multipart without boundary", "multipart/form-data", Buffer.from("x"), 400],
    [
      "multipart without end",
      "multipart/form-data; boundary=b",
      Buffer.from('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx'),
      400,
    ],
    [
      "multipart without a name",
      "multipart/form-data; boundary=b",
      Buffer.from("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n"),
      400,
    ],
    ["JSON", "application/json", Buffer.from("{}"), 415],
  ])("with %s is refused", async (_name, type, body, status) => {
    const answer = await fetch(`${site.url}/usulkan`, { method: "POST", body, headers: { "content-type": type } });
    expect(answer.status).toBe(status);
  });

  test("multipart brings files and lists; a path and direction marks leave the name", async () => {
    const { token } = await openForm("/impor", asVerifier);
    const form = new FormData();
    form.append("_token", token);
    form.append("tahun", "2024");
    form.append("tahun", "2025");
    form.append("berkas", new Blob(["isi\r\n--bukan-batas"], { type: "text/csv" }), "../../da\u202eftar.csv");
    const answer = await fetch(`${site.url}/impor`, { method: "POST", body: form, headers: asVerifier });
    expect(await answer.text()).toBe("daftar.csv text/csv 18 2024+2025 tahun,berkas");
  });

  test("may be larger where the page says so", async () => {
    const { token } = await openForm("/impor", asVerifier);
    const send = async (bytes: number) => {
      const form = new FormData();
      form.append("_token", token);
      form.append("berkas", new Blob(["x".repeat(bytes)]), "a.csv");
      return (await fetch(`${site.url}/impor`, { method: "POST", body: form, headers: asVerifier })).status;
    };
    expect([await send(150_000), await send(250_000)]).toEqual([200, 413]);
  });

  test("a client that goes away while sending leaves the server well", async () => {
    const { hostname, port } = new URL(site.url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          "POST /usulkan HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\njudul=",
          () => socket.destroy(),
        );
      });
      socket.on("close", () => resolve());
    });
    expect((await fetch(`${site.url}/usulkan`)).status).toBe(200);
    expect(site.log.filter((line) => line.level === "error")).toEqual([]);
  });
});

describe("a form of a signed-in person", () => {
  test("takes only the token of that session", async () => {
    const anonymous = await openForm("/usulkan");
    const cookie = `${asVerifier.cookie}; ${anonymous.cookie}`;
    const answer = await sendForm(`${site.url}/usulkan`, { _token: anonymous.token, judul: "x" }, { cookie });
    expect(answer.status).toBe(403);
  });

  test("sent after the session ended is 401, keeps what was written and says where to sign in", async () => {
    const headers = { "sec-fetch-site": "same-origin", referer: `${site.url}/impor?langkah=2` };
    const answer = await sendForm(`${site.url}/impor`, { _token: "t", catatan: "panjang sekali" }, headers);
    const page = await answer.text();
    expect(answer.status).toBe(401);
    expect(page).toContain("/masuk?kembali=%2Fimpor%3Flangkah%3D2");
    expect(page).toContain("panjang sekali");
  });
});
