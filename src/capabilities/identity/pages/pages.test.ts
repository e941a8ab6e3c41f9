import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAnsweredRequests } from "#platform/http/answered-requests.ts";
import { hiddenField, rawGet, type SmallSite, sendForm, startSmallSite } from "#tests/http/small-site.tsx";
import { identityRoomUnderTest } from "#tests/support/identity-room.ts";

const { addPerson, clock, database, health, inMaintenance, room } = await identityRoomUnderTest();
const ketua = await addPerson("ketua", ["administrator"]);
const sekretaris = await addPerson("sekretaris", ["administrator"]);
const dewi = await addPerson("dewi", ["agency_operator"], health);

let site: SmallSite;
beforeAll(async () => {
  site = await startSmallSite(room.pages, {
    identify: room.offers.identify,
    answeredRequests: createAnsweredRequests(database, "a secret of the test installation, long enough"),
    clock,
  });
});
afterAll(() => site.http.close());

/** A browser without JavaScript: keeps cookies, follows nothing by itself. */
function browser() {
  const jar = new Map<string, string>();
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split("; ");
      const name = pair.slice(0, pair.indexOf("="));
      if (attributes.includes("Max-Age=0")) jar.delete(name);
      else jar.set(name, pair.slice(pair.indexOf("=") + 1));
    }
    return answer;
  };
  const cookie = () => ({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") });
  const get = async (path: string) => {
    const answer = keep(await fetch(site.url + path, { headers: cookie(), redirect: "manual" }));
    return { status: answer.status, to: answer.headers.get("location"), html: await answer.text() };
  };
  const send = async (path: string, fields: Record<string, string>, from = path) => {
    const { html } = await get(from);
    const hidden = { _token: hiddenField(html, "_token"), _key: hiddenField(html, "_key") };
    const answer = keep(await sendForm(site.url + path, { ...hidden, ...fields }, cookie()));
    return { status: answer.status, to: answer.headers.get("location"), html: await answer.text() };
  };
  return { get, send, jar };
}

async function signedIn(person: { readonly login: string; readonly password: string }) {
  const own = browser();
  const answer = await own.send("/masuk", { login: person.login, password: person.password });
  if (answer.status !== 303) throw new Error(`sign-in answered ${answer.status}`);
  return own;
}

describe("/masuk", () => {
  test("leads back to where one wanted to go, with a session cookie that scripts cannot read", async () => {
    const own = browser();
    const form = await own.get("/masuk?kembali=/indeks");
    expect(form.html).toContain('name="kembali" value="/indeks"');
    expect(form.html).toContain('autocomplete="current-password"');
    const answer = await own.send(
      "/masuk",
      { login: "dewi", password: dewi.password, kembali: "/indeks" },
      "/masuk?kembali=/indeks",
    );
    expect(answer).toMatchObject({ status: 303, to: "/indeks" });
    expect(own.jar.get("intan")).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await own.get("/masuk")).toMatchObject({ status: 303, to: "/dasbor" });
  });

  test("never leads to another site", async () => {
    const { html } = await browser().get("/masuk?kembali=//evil.example/x");
    expect(html).toContain('name="kembali" value="/dasbor"');
    expect(html).not.toContain('href="//evil.example');
    const fields = { login: "sekretaris", password: sekretaris.password, kembali: "https://evil.example/x" };
    expect(await browser().send("/masuk", fields)).toMatchObject({ status: 303, to: "/dasbor" });
  });

  test("a wrong password shows the form again, with the login, without the password, and the tab says so", async () => {
    const answer = await browser().send("/masuk", { login: 'de"wi<b>', password: "kata sandi keliru" });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("tidak cocok");
    expect(answer.html).toContain('value="de&quot;wi&lt;b&gt;"');
    expect(answer.html).not.toContain("kata sandi keliru");
    expect(answer.html).toMatch(/<title>[^<]*(Galat|galat|Salah|salah|perbaik)/);
  });

  test("too many tries say how long to wait", async () => {
    const own = browser();
    for (let count = 0; count < 5; count += 1)
      await own.send("/masuk", { login: "penebak", password: `salah ${count}` });
    const answer = await own.send("/masuk", { login: "penebak", password: "salah lagi" });
    expect(answer.status).toBe(429);
    expect(answer.html).toContain("Tunggu 15 menit");
  });

  test("a form from another site is refused before the password is looked at", async () => {
    const answer = await sendForm(`${site.url}/masuk`, { login: "dewi", password: dewi.password });
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie().join()).not.toMatch(/^intan=/);
  });

  test("over plain http from elsewhere no password is asked for, nor looked at", async () => {
    const open = await startSmallSite(room.pages, { clock, publicUrl: new URL("http://intan.example") });
    const shown = await rawGet(`${open.url}/masuk`, { host: "intan.example" });
    await open.http.close();
    expect(shown.status).toBe(403);
    expect(shown.body.toString()).toContain("INTAN_PUBLIC_URL");
    expect(shown.body.toString()).not.toContain('type="password"');
  });
});

describe("/keluar", () => {
  test("ends the session and takes the cookie away", async () => {
    const own = await signedIn(dewi);
    const token = own.jar.get("intan") ?? "";
    expect(await own.send("/keluar", {}, "/pengaturan")).toMatchObject({ status: 303, to: "/" });
    expect(own.jar.has("intan")).toBe(false);
    expect(await room.offers.identify.bySessionToken(token)).toBeNull();
  });
});

describe("/pengaturan", () => {
  test("shows one's profile, roles and sessions, and nothing of administration", async () => {
    const { html, status } = await (await signedIn(dewi)).get("/pengaturan");
    expect(status).toBe(200);
    expect(html).toContain("Operator perangkat daerah, Dinas Kesehatan");
    expect(html).toContain("sesi ini");
    expect(html).not.toContain("/pengaturan/orang");
    expect(html).not.toMatch(/ style=|<script(?! src)| on[a-z]+=/);
  });

  test("shows a new token once; its text is on no later page", async () => {
    const own = await signedIn(dewi);
    const made = await own.send("/pengaturan/token", { name: "laporan", days: "30" }, "/pengaturan");
    const token = /intan_[A-Za-z0-9_-]{43}/.exec(made.html)?.[0] ?? "";
    expect(await room.offers.identify.byBearerToken(token)).not.toBeNull();
    const later = await own.get("/pengaturan");
    expect(later.html).toContain("laporan");
    expect(later.html).not.toContain(token);
    const path = /\/pengaturan\/token\/[0-9a-f-]{36}\/cabut/.exec(later.html)?.[0] ?? "";
    expect(await own.send(path, {}, "/pengaturan")).toMatchObject({ status: 303, to: "/pengaturan?sesudah=token" });
    expect(await room.offers.identify.byBearerToken(token)).toBeNull();
  });

  test("a wrong present password is named at its field", async () => {
    const own = await signedIn(dewi);
    const fields = { current: "keliru", password: "perahu kertas di sungai", repeat: "perahu kertas di sungai" };
    const answer = await own.send("/pengaturan/kata-sandi", fields, "/pengaturan");
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('href="#f-current"');
    const differing = await own.send("/pengaturan/kata-sandi", { ...fields, repeat: "lain" }, "/pengaturan");
    expect(differing.html).toContain("Kedua kata sandi tidak sama");
  });

  test("another session is ended from the list", async () => {
    const [own, other] = [await signedIn(sekretaris), await signedIn(sekretaris)];
    const otherId = (await room.offers.identify.bySessionToken(other.jar.get("intan") ?? ""))?.sessionId;
    expect((await own.send(`/pengaturan/sesi/${otherId}/akhiri`, {}, "/pengaturan")).status).toBe(303);
    expect((await other.get("/pengaturan")).status).toBe(303);
    const answer = await own.send("/pengaturan/sesi/bukan-id/akhiri", {}, "/pengaturan");
    expect(answer.status).toBe(422);
  });
});

describe("/pengaturan/orang", () => {
  test("creates a person with a link; with it the person chooses a password and signs in", async () => {
    const own = await signedIn(ketua);
    const fields = { name: "Rina Wati", email: "rina@banjarkab.example", role: "agency_head", agency: health };
    const made = await own.send("/pengaturan/orang", fields);
    const link = /https:\/\/intan\.example(\/atur-sandi\/[A-Za-z0-9_-]{43})/.exec(made.html)?.[1] ?? "";
    const rina = browser();
    expect((await rina.get(link)).html).toContain("rina@banjarkab.example");
    const password = "perahu kertas di sungai";
    expect((await rina.send(link, { password, repeat: "lain" })).status).toBe(422);
    expect(await rina.send(link, { password, repeat: password })).toMatchObject({
      status: 303,
      to: "/masuk?sesudah=sandi",
    });
    expect((await rina.get(link)).status).toBe(410);
    expect((await rina.get("/masuk?sesudah=sandi")).html).toContain("Kata sandi tersimpan");
    const { html } = await (await signedIn({ login: "rina@banjarkab.example", password })).get("/pengaturan");
    expect(html).toContain("Kepala perangkat daerah, Dinas Kesehatan");
  });

  test("a refused form keeps what was typed and names the field", async () => {
    const own = await signedIn(ketua);
    const answer = await own.send("/pengaturan/orang", {
      name: "Tanpa Dinas",
      user_name: "tanpa.dinas",
      role: "agency_head",
    });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('href="#f-agency"');
    expect(answer.html).toContain('value="tanpa.dinas"');
    const text = await own.send("/pengaturan/orang", { name: "Salah Surel", email: "bukan surel" });
    expect(text.html).toContain('href="#f-email"');
  });

  test("grants and revokes roles of a person, makes a new link, closes the account", async () => {
    const own = await signedIn(ketua);
    const at = `/pengaturan/orang/${dewi.personId}`;
    const from = `/pengaturan/orang?kelola=${dewi.personId}`;
    expect(await own.send(`${at}/peran`, { role: "innovator", agency: health }, from)).toMatchObject({ status: 303 });
    const { html } = await own.get(from);
    const revoke = html.match(/\/pengaturan\/orang\/[0-9a-f-]{36}\/peran\/[0-9a-f-]{36}\/cabut/g) ?? [];
    expect(revoke).toHaveLength(2);
    expect((await own.send(revoke[1] ?? "", {}, from)).status).toBe(303);
    expect((await own.send(`${at}/tautan`, {}, from)).html).toContain("https://intan.example/atur-sandi/");
    expect((await own.send(`${at}/tutup`, {}, from)).status).toBe(303);
    expect((await own.get("/pengaturan/orang?sesudah=tutup")).html).toContain("Akun ditutup");
    const rows = await inMaintenance((db) =>
      db.selectFrom("person").select("is_active").where("id", "=", dewi.personId).execute(),
    );
    expect(rows).toEqual([{ is_active: false }]);
  });

  test("is closed to everybody else, and refuses a change of one's own roles", async () => {
    const own = await signedIn(ketua);
    const at = `/pengaturan/orang/${ketua.personId}`;
    const answer = await own.send(`${at}/peran`, { role: "leader" }, `/pengaturan/orang?kelola=${ketua.personId}`);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("Peran sendiri tidak dapat diubah");
    const stranger = await addPerson("orang.lain", ["innovator"]);
    const other = await signedIn(stranger);
    expect((await other.get("/pengaturan/orang")).status).toBe(403);
    expect((await other.send("/pengaturan/orang", { name: "X", user_name: "xxx" }, "/pengaturan")).status).toBe(403);
    expect((await browser().get("/pengaturan/orang")).status).toBe(303);
  });
});

describe("/siapkan/{token}", () => {
  test("offers the 546 regions, keeps what was typed, and sets Intan up", async () => {
    const link = await room.offers.makeSetUpLink();
    const path = link.ok ? link.value.path : "";
    const own = browser();
    const { html } = await own.get(path);
    expect(html.match(/<option value="/g)).toHaveLength(546);
    const password = "perahu kertas di sungai";
    const fields = {
      region: "64.02 Kabupaten Kutai Kartanegara",
      name: "Ibu Admin",
      user_name: "ibu.admin",
      password,
      repeat: password,
    };
    const wrong = await own.send(path, { ...fields, region: "Kabupaten Antah Berantah" });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#f-region"');
    expect(wrong.html).toContain('value="ibu.admin"');
    expect(wrong.html).not.toContain(password);
    expect(await own.send(path, fields)).toMatchObject({ status: 303, to: "/masuk?sesudah=siap" });
    expect((await own.get(path)).status).toBe(410);
    expect((await own.get(`/siapkan/${"A".repeat(43)}`)).status).toBe(410);
    expect((await signedIn({ login: "ibu.admin", password })).jar.has("intan")).toBe(true);
  });
});

test("no secret of a page stands in the request log", () => {
  const text = JSON.stringify(site.log);
  expect(text).toContain("/atur-sandi/{token}");
  expect(text).not.toMatch(/[A-Za-z0-9_-]{43}/);
});
