import { beforeEach, describe, expect, test } from "vitest";
import { showInnovation } from "#capabilities/catalogue/contract.ts";
import { showEntry } from "#capabilities/catalogue/queries/show-entry.ts";
import { anonymous } from "#shared/actor.ts";
import { banjar, baritoKuala, regionRoomsUnderTest } from "#tests/support/region-room.ts";

const { database, addMember, release, call, clear } = await regionRoomsUnderTest();

beforeEach(clear);

const shown = (slug: string, region = banjar) => database.withoutRegion((db) => showEntry(db, region, slug));
const show = (input: object) => call(showInnovation, anonymous, input);

describe("catalogue.show", () => {
  test("answers the latest year and the public part of the profile", { tags: ["happy"] }, async () => {
    const { innovationId } = await addMember({
      title: "Kelotok Sehat",
      year: 2023,
      state: "launched",
      agency: "dinkes",
    });
    await addMember({ innovationId, year: 2024, state: "launched", agency: "kec-gambut" });
    await release();
    const answer = await show({ slug: "kelotok-sehat" });
    expect(answer.ok && showInnovation.output.parse(answer.value)).toMatchObject({
      item: { id: innovationId, year: 2024, agency: "Kecamatan Gambut", launchGroup: "kecamatan" },
      profile: { mainAffair: "1.02", appliedOn: "2024-05-01" },
    });
  });

  test.each(["tidak-ada", "Kelotok-Sehat", "%", "belum"])("%j is not found", { tags: ["error"] }, async (slug) => {
    await addMember({ title: "Kelotok Sehat", state: "launched" });
    await addMember({ title: "Belum", state: "established" });
    await release();
    expect(await show({ slug })).toMatchObject({ ok: false, code: "catalogue.not-found" });
  });

  test("shows nothing of another region unless it is asked for", { tags: ["security"] }, async () => {
    await addMember({ title: "Milik Barito", state: "launched" }, baritoKuala);
    await release(baritoKuala);
    expect(await show({ slug: "milik-barito" })).toMatchObject({ ok: false, code: "catalogue.not-found" });
    expect(await show({ slug: "milik-barito", region: "63.04" })).toMatchObject({ ok: true });
  });

  test("keeps names, money and papers inside the region", { tags: ["security"] }, async () => {
    await addMember({
      title: "Kelotok Sehat",
      state: "launched",
      profile: { businessProfile: "Rahasia usaha", intellectualProperty: "HKI 1", pkpnProgramme: "Program X" },
    });
    await release();
    const answer = await show({ slug: "kelotok-sehat" });
    const profile = answer.ok ? showInnovation.output.parse(answer.value).profile : {};
    expect(Object.keys(profile)).toEqual(expect.arrayContaining(["design", "benefit"]));
    for (const field of ["initiatorName", "budgetRupiah", "businessProfile", "intellectualProperty", "pkpnProgramme"]) {
      expect(profile).not.toHaveProperty(field);
    }
    expect(JSON.stringify(answer)).not.toMatch(/Rahasia|125000000/);
  });
});

describe("an entry of the catalogue", () => {
  test("tells every year in which it stands and since when it is under commitment", async () => {
    const { innovationId } = await addMember({ year: 2023, state: "launched", committedOn: "2024-02-06" });
    await addMember({ innovationId, year: 2024, state: "launched" });
    await addMember({ innovationId, year: 2025, state: "established" });
    await release();
    expect(await shown("kelotok-sehat")).toMatchObject({
      committedOn: "2024-02-06",
      years: [
        { year: 2023, registrationNumber: 1, launchedOn: "2023-12-05" },
        { year: 2024, registrationNumber: 1, launchedOn: "2024-12-05" },
      ],
    });
  });

  test("tells its lineage both ways", async () => {
    const first = await addMember({ title: "Induk", year: 2022, state: "launched" });
    const second = await addMember({ title: "Anak", year: 2023, state: "launched", continuesId: first.innovationId });
    await addMember({ title: "Cucu", year: 2024, state: "launched", continuesId: second.innovationId });
    await addMember({ title: "Sepupu", year: 2024, state: "launched", continuesId: first.innovationId });
    await release();
    expect(await shown("induk")).toMatchObject({
      continues: null,
      continuedBy: [
        { slug: "anak", title: "Anak", year: 2023 },
        { slug: "sepupu", year: 2024 },
      ],
    });
    expect(await shown("anak")).toMatchObject({
      continues: { slug: "induk", title: "Induk" },
      continuedBy: [{ slug: "cucu" }],
    });
    expect(await shown("cucu")).toMatchObject({ continues: { slug: "anak" }, continuedBy: [] });
  });

  test("names no ancestor that nobody launched", async () => {
    const hidden = await addMember({ title: "Induk Rahasia", state: "draft" });
    await addMember({ title: "Anak", state: "launched", continuesId: hidden.innovationId });
    await release();
    expect(await shown("anak")).toMatchObject({ continues: null, continuedBy: [] });
    expect(await shown("induk-rahasia")).toBeNull();
  });

  test("carries source and confidence where a title was published", async () => {
    await addMember({ state: "launched", source: "Media Center 5-12-2024", confidence: "high" });
    await release();
    expect(await shown("kelotok-sehat")).toMatchObject({ source: "Media Center 5-12-2024", confidence: "high" });
  });
});
