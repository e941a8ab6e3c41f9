import { describe, expect, test } from "vitest";
import banjar from "#reference/demo/banjar-agencies.json" with { type: "json" };
import { agencyIdSchema } from "#shared/ids.ts";
import { compileAgencyMatching } from "./match-agency-name.ts";
import { normaliseAgencyName } from "./normalise-agency-name.ts";

const idOf = new Map(
  banjar.agencies.map((row, index) => [
    row.id,
    agencyIdSchema.parse(`00000000-0000-7000-8000-${String(index).padStart(12, "0")}`),
  ]),
);
const slugOf = new Map([...idOf].map(([slug, id]) => [id, slug]));
const agencies = banjar.agencies.flatMap((row) => {
  const id = idOf.get(row.id);
  const parentId = row.parent === null ? null : (idOf.get(row.parent) ?? null);
  return id === undefined ? [] : [{ id, parentId, name: row.name, abbreviation: row.abbreviation }];
});
const match = compileAgencyMatching(agencies, new Map(), "Banjar");

const sameAgency: readonly (readonly [string, string])[] = [
  ["Dinkes", "dinkes"],
  ["DINKES", "dinkes"],
  ["  dinas   kesehatan ", "dinkes"],
  ["Din. Kesehatan", "dinkes"],
  ["Dis. Kesehatan", "dinkes"],
  ["Dinkes Kab. Banjar", "dinkes"],
  ["Dinas Kesehatan Kabupaten Banjar", "dinkes"],
  ["Kepala Dinas Kesehatan", "dinkes"],
  ["DINAS PENDIDIKAN", "disdik"],
  ["Disdik", "disdik"],
  ["Dinas Kependudukan & Pencatatan Sipil", "disdukcapil"],
  ["Dinas Kependudukan dan Pencatatan Sipil", "disdukcapil"],
  ["disdukcapil", "disdukcapil"],
  ["D.P.M.D.", "dpmd"],
  ["DPMD Kab Banjar", "dpmd"],
  ["BAPPEDALITBANG", "bappedalitbang"],
  ["Bappeda Litbang", "bappedalitbang"],
  ["bappedalitbang kabupaten banjar", "bappedalitbang"],
  ["Badan Perencanaan Pembangunan Daerah, Penelitian & Pengembangan", "bappedalitbang"],
  ["BKPSDM", "bkpsdm"],
  ["Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "bkpsdm"],
  ["Satpol PP", "satpolpp"],
  ["SATPOLPP", "satpolpp"],
  ["Satuan Polisi Pamong Praja", "satpolpp"],
  ["Pol PP", "proposal:satpolpp"],
  ["Inspektorat", "inspektorat"],
  ["Inspektorat Daerah", "inspektorat"],
  ["INSPEKTORAT KAB. BANJAR", "inspektorat"],
  ["Setda", "setda"],
  ["Sekretariat Daerah", "setda"],
  ["Setwan", "setwan"],
  ["Sekretariat DPRD", "setwan"],
  ["RSUD Raza", "rsud-raza"],
  ["RSUD Ratu Zalecha Martapura", "rsud-raza"],
  ["RS Ratu Zalecha", "rsud-raza"],
  ["Rumah Sakit Umum Daerah Ratu Zalecha Martapura", "rsud-raza"],
  ["Dinsos P3AP2KB", "dinsosp3ap2kb"],
  ["DINSOSP3AP2KB", "dinsosp3ap2kb"],
  ["DKUMPP", "dkumpp"],
  ["Dinas Koperasi, Usaha Mikro, Perindustrian dan Perdagangan", "dkumpp"],
  ["Dinas Koperasi Usaha Mikro Perindustrian & Perdagangan", "dkumpp"],
  ["Bag. Hukum", "setda-hukum"],
  ["Bagian Hukum Setda", "setda-hukum"],
  ["Setda - Bagian Organisasi", "setda-organisasi"],
  ["Bagian Organisasi (Sekretariat Daerah)", "setda-organisasi"],
  ["Setda, Bag Umum", "setda-umum"],
  ["Kec. Gambut", "kecamatan-gambut"],
  ["KECAMATAN GAMBUT", "kecamatan-gambut"],
  ["Camat Gambut", "kecamatan-gambut"],
  ["Kantor Kecamatan Gambut", "kecamatan-gambut"],
  ["Kec.Sei Tabuk", "kecamatan-sungai-tabuk"],
  ["Kec. Aluh-Aluh", "kecamatan-aluh-aluh"],
  ["Kecamatan Simpang Empat", "kecamatan-simpang-empat"],
  ["Kec Simpang 4", "kecamatan-simpang-empat"],
  ["Kec. Cintapuri Darussalam", "kecamatan-cintapuri-darussalam"],
  ["Kec. Martapura", "kecamatan-martapura"],
  ["Kec. Martapura Timur", "kecamatan-martapura-timur"],
  ["Kel Murung Keraton", "kelurahan-murung-keraton"],
  ["Kel. Murung Keraton", "kelurahan-murung-keraton"],
  ["Lurah Sekumpul", "kelurahan-sekumpul"],
  ["kelurahan kertak hanyar 1", "kelurahan-kertak-hanyar-i"],
  ["Kel. Kertak Hanyar I", "kelurahan-kertak-hanyar-i"],
  ["Kelurahan Gambut", "kelurahan-gambut"],
  ["PKM Martapura 1", "pkm-martapura-1"],
  ["Puskesmas Martapura I", "pkm-martapura-1"],
  ["UPTD Puskesmas Martapura 1", "pkm-martapura-1"],
  ["UPT. PUSKESMAS MARTAPURA II", "pkm-martapura-2"],
  ["P.K.M. Martapura 2", "pkm-martapura-2"],
  ["Pusk. Sungai Tabuk III", "pkm-sungai-tabuk-3"],
  ["PKM Sei Tabuk 3", "pkm-sungai-tabuk-3"],
  ["puskesmas sungai tabuk2", "pkm-sungai-tabuk-2"],
  ["Puskesmas Simpang Empat 2", "pkm-simpang-empat-2"],
  ["PKM Simpang 4 II", "pkm-simpang-empat-2"],
  ["Puskesmas Aluh Aluh", "pkm-aluh-aluh"],
  ["Pusat Kesehatan Masyarakat Gambut", "pkm-gambut"],
  ["Dinas Kesehatan - UPT Puskesmas Astambul", "pkm-astambul"],
  ["UPTD PSC 119", "uptd-psc-119"],
  ["PSC 119", "uptd-psc-119"],
  ["Balai Benih", "uptd-balai-benih"],
  ["Tim Penggerak PKK", "tp-pkk"],
  // Near, but a person decides.
  ["UPTD PKM Mtp 1", "proposal:pkm-martapura-1"],
  ["Puskesmas Martapra 1", "proposal:pkm-martapura-1"],
  ["Kec. Kertak Hnyar", "proposal:kecamatan-kertak-hanyar"],
  ["Dinas Kesehtan", "proposal:dinkes"],
  ["Dinas Pertanin", "proposal:distan"],
  ["DPUPR", "proposal:dpuprp"],
  ["Dinas Pekerjaan Umum dan Penataan Ruang", "proposal:dpuprp"],
  ["Dinas Pemadam Kebakaran", "proposal:dpkp"],
  ["Sekumpul", "proposal:kelurahan-sekumpul"],
  ["Murung Keraton", "proposal:kelurahan-murung-keraton"],
  // Several are as near: nobody is preselected.
  ["Gambut", "proposal:null"],
  ["Martapura", "proposal:kecamatan-martapura"],
  ["Puskesmas Martapura", "proposal:null"],
  ["PKM Sungai Tabuk", "proposal:null"],
  ["Puskesmas Karang Intan", "proposal:null"],
  // Nothing is near.
  ["Kementerian Luar Negeri", "none"],
  ["", "none"],
  ["-", "none"],
  ["12345", "none"],
];

describe("names as people write them", () => {
  test.each(sameAgency)("%j is %s", (written, expected) => {
    const found = match(written);
    const slug = found.agencyId === null ? "null" : slugOf.get(found.agencyId);
    const answer = found.kind === "exact" ? slug : found.kind === "proposal" ? `proposal:${slug}` : "none";
    expect(answer).toBe(expected);
  });

  test("the table holds at least eighty variants", () => {
    expect(new Set(sameAgency.map(([written]) => written)).size).toBeGreaterThanOrEqual(80);
  });

  test("every agency is found by its own name, silently", () => {
    for (const agency of agencies) expect(match(agency.name)).toMatchObject({ kind: "exact", agencyId: agency.id });
  });

  test("a tie names both sides", () => {
    const slugs = match("Puskesmas Martapura").candidates.map((candidate) => slugOf.get(candidate.id));
    expect(slugs).toContain("pkm-martapura-1");
    expect(slugs).toContain("pkm-martapura-2");
  });

  test("another number is never taken for the same health centre", () => {
    expect(match("Puskesmas Martapura 3").kind).not.toBe("exact");
  });
});

describe("remembered aliases", () => {
  const dinkes = agencyIdSchema.parse(idOf.get("dinkes"));
  const aliases = new Map([[normaliseAgencyName("Yankes Pusat", "Banjar"), dinkes]]);
  const withAlias = compileAgencyMatching(agencies, aliases, "Banjar");

  test("an alias is exact in every spelling that normalises alike", () => {
    for (const written of ["Yankes Pusat", "YANKES  PUSAT", "Yankes-Pusat Kab. Banjar"])
      expect(withAlias(written)).toEqual({
        kind: "exact",
        agencyId: dinkes,
        candidates: [{ id: dinkes, score: 100, why: "alias" }],
      });
  });

  test("without the alias the same words are not silently taken", () => {
    expect(match("Yankes Pusat").kind).toBe("none");
  });
});
