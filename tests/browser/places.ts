/** A page as the product registers it, and where a test finds it in the demo. */
export interface Place {
  /** Who looks: "anonymous" or a sign-in of the demo. */
  readonly as: string;
  /** For a path with named parts: the page that links to an example; with named parts it is looked for the same way. */
  readonly linkedFrom?: string;
  /** For a path with named parts that nothing links to. */
  readonly example?: string;
  /** Queries that show another face of the page. */
  readonly faces?: readonly string[];
  /** Of an example that is refused. */
  readonly status?: number;
}

const manager = "rahmi";
/** Of an entry that has a paper there. */
const papers = "/bukti/{entryId}?indikator=17";

/** By registered path. A page of the product without a line here fails the test of all pages. */
export const places: Readonly<Record<string, Place>> = {
  "/": { as: "anonymous" },
  "/katalog": { as: "anonymous", faces: ["?cari=zzzz", "?tahun=2024&jalur=pkp&hal=1", "?hal=4"] },
  "/katalog.csv": { as: "anonymous" },
  "/katalog/{slug}": { as: "anonymous", linkedFrom: "/katalog" },
  "/statistik": { as: "anonymous", faces: ["?tahun=2022"] },
  "/masuk": { as: "anonymous", faces: ["?sesudah=sandi"] },
  "/siapkan/{token}": { as: "anonymous", example: "/siapkan/tidak-berlaku", status: 410 },
  "/atur-sandi/{token}": { as: "anonymous", example: "/atur-sandi/tidak-berlaku", status: 410 },
  "/dasbor": { as: manager },
  "/inovasi": { as: manager, faces: ["?cari=zzzz", "?tahun=2026"] },
  "/inovasi/{slug}": { as: manager, linkedFrom: "/inovasi" },
  "/inovasi/impor": { as: manager },
  "/inovasi/impor/templat.xlsx": { as: manager },
  "/inovasi/ekspor.xlsx": { as: manager },
  "/inovasi/impor/{id}": { as: manager, linkedFrom: "/inovasi/impor", faces: ["?keadaan=salah"] },
  "/inovasi/impor/{id}/batalkan": { as: manager, linkedFrom: "/inovasi/impor" },
  "/inovasi/baru": { as: "op-disdik" },
  "/inovasi/{slug}/ubah": { as: manager, example: "/inovasi/desa-bercerita-contoh/ubah" },
  "/inovasi/{slug}/langkah/{langkah}": { as: manager, example: "/inovasi/desa-bercerita-contoh/langkah/kembalikan" },
  "/inovasi/alur": { as: manager },
  "/inovasi/macet": { as: manager, faces: ["?keadaan=submitted&telat=yes", "?tahun=2023&lama=week"] },
  "/inovasi/macet.xlsx": { as: manager },
  "/inovasi/tenggat": { as: manager, faces: ["?tahun=2027"] },
  "/inovasi/langkah": { as: manager, example: "/inovasi/langkah?langkah=tetapkan&semua=ya&tahun=2026" },
  "/inovasi/langkah/{id}": { as: manager, example: "/inovasi/langkah/tidak-ada", status: 404 },
  "/bukti": { as: manager, faces: ["?indikator=16", "?putaran=2024"] },
  "/bukti/{entryId}": { as: manager, linkedFrom: "/bukti", faces: ["?indikator=16", "?indikator=22"] },
  "/bukti/tata-kelola/{year}": { as: manager, linkedFrom: "/bukti", faces: ["?indikator=1"] },
  "/bukti/massal": { as: "op-dinkes" },
  "/bukti/massal/{id}": { as: "op-dinkes", linkedFrom: "/bukti/massal" },
  "/bukti/dokumen/{id}": { as: "op-dinkes", linkedFrom: papers },
  "/bukti/berkas/{id}": { as: "op-dinkes", linkedFrom: papers },
  "/verifikator": { as: "noraida", faces: ["?keadaan=semua&hal=2", "?indikator=12&keadaan=diputus"] },
  "/verifikator/{year}/{entry}/{indicator}": { as: "noraida", linkedFrom: "/verifikator" },
  "/indeks": { as: manager, faces: ["?bagian=inovasi", "?bagian=riwayat", "?putaran=2024", "?putaran=2019"] },
  "/indeks/{year}/entri/{id}": { as: manager, linkedFrom: "/indeks?bagian=inovasi" },
  "/indeks/{year}/pohon/{id}": { as: manager, linkedFrom: "/indeks" },
  "/indeks/indikator": { as: manager, faces: ["?edisi=2023"] },
  "/indeks/indikator/{code}": { as: manager, linkedFrom: "/indeks/indikator" },
  "/laporan/belum-mengirim": { as: manager, faces: ["?tahun=2024"] },
  "/laporan/belum-mengirim.txt": { as: manager },
  "/laporan/belum-mengirim.xlsx": { as: manager },
  "/pengaturan": { as: manager },
  "/pengaturan/orang": { as: "admin" },
};
