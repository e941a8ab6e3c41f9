import type {
  classifications,
  digitalKinds,
  initiatorKinds,
  innovationForms,
  pkpnClusters,
  stages,
  themes,
} from "../../contract/profile.ts";
import type { Choice } from "./field.ts";

/** Every value of a list has exactly one choice; a missing one does not compile. */
type Labels<T extends readonly string[]> = Readonly<Record<T[number], readonly [label: string, ...aliases: string[]]>>;

function choicesOf<T extends readonly string[]>(labels: Labels<T>): readonly Choice[] {
  return Object.entries<readonly [string, ...string[]]>(labels).map(([value, [label, ...aliases]]) => ({
    value,
    label,
    aliases,
  }));
}

export const stageChoices = choicesOf<typeof stages>({
  initiative: ["Inisiatif", "Ide", "Usulan", "Inisiasi", "Tahap inisiatif", "initiative"],
  trial: ["Uji Coba", "Ujicoba", "Pilot", "Tahap uji coba", "Tahap ujicoba", "trial"],
  applied: ["Penerapan", "Diterapkan", "Implementasi", "Terapan", "Tahap penerapan", "Sudah diterapkan", "applied"],
});

export const initiatorChoices = choicesOf<typeof initiatorKinds>({
  regional_head: ["Kepala Daerah", "KDH", "Bupati", "Wali Kota", "Walikota", "Gubernur"],
  council_member: ["Anggota DPRD", "DPRD"],
  agency: ["Perangkat Daerah", "OPD", "SKPD", "PD", "OPD/SKPD"],
  civil_servant: ["ASN", "Aparatur Sipil Negara", "PNS", "Pegawai"],
  public: ["Masyarakat", "Anggota Masyarakat", "Umum", "Warga"],
});

export const classificationChoices = choicesOf<typeof classifications>({
  agency: ["Inovasi Perangkat Daerah", "Perangkat Daerah", "OPD", "SKPD"],
  village: ["Inovasi Desa", "Desa", "Desa dan Kelurahan", "Inovasi Desa dan Kelurahan"],
  public: ["Inovasi Masyarakat", "Masyarakat"],
});

export const digitalChoices = choicesOf<typeof digitalKinds>({
  digital: ["Digital", "Ya", "IT", "TI", "Berbasis TI", "Aplikasi", "Elektronik"],
  non_digital: ["Non Digital", "Nondigital", "Tidak", "Non IT", "Non TI", "Bukan digital", "Manual"],
});

export const formChoices = choicesOf<typeof innovationForms>({
  governance: [
    "Tata Kelola Pemerintahan Daerah",
    "Tata Kelola",
    "Inovasi Tata Kelola Pemerintahan Daerah",
    "Tata Kelola Pemerintahan",
  ],
  public_service: ["Pelayanan Publik", "Inovasi Pelayanan Publik", "Layanan Publik", "Yanlik"],
  other: [
    "Inovasi Daerah Lainnya",
    "Lainnya",
    "Inovasi Daerah lainnya sesuai dengan Urusan Pemerintahan yang menjadi kewenangan Daerah",
    "Inovasi lainnya",
  ],
});

export const pkpnChoices = choicesOf<typeof pkpnClusters>({
  food: ["Pangan", "Ketahanan Pangan"],
  energy_water: ["Energi dan Air", "Energi", "Air"],
  education: ["Pendidikan"],
  health: ["Kesehatan"],
  downstream_industry: ["Hilirisasi", "Hilirisasi dan Industrialisasi"],
  infrastructure_housing_disaster: [
    "Infrastruktur, Perumahan, dan Ketahanan Bencana",
    "Infrastruktur",
    "Perumahan",
    "Ketahanan Bencana",
  ],
  people_economy_village: ["Ekonomi Kerakyatan dan Desa", "Ekonomi Kerakyatan", "Desa"],
  poverty: ["Penurunan Kemiskinan", "Kemiskinan", "Pengentasan Kemiskinan"],
  none: ["Non PKPN", "Bukan PKPN", "Tidak ada"],
});

export const themeChoices = choicesOf<typeof themes>({
  digital_services: ["Digitalisasi Layanan Pemerintahan", "Digitalisasi Layanan", "Digitalisasi"],
  poverty: ["Penanggulangan Kemiskinan", "Kemiskinan"],
  investment: ["Kemudahan Investasi", "Investasi"],
  presidential_priority: ["Prioritas Aktual Presiden", "Prioritas Presiden"],
  covid: ["Covid-19", "Penanganan Covid-19", "Covid"],
  none: ["Non Tematik", "Non Covid-19", "Non Covid", "Tidak ada"],
});

export const trackChoices = choicesOf<readonly ["asn", "pka", "pkp", "public"]>({
  asn: ["ASN", "OPD", "SKPD", "Perangkat Daerah", "ASN/SKPD", "Umum ASN"],
  pka: ["PKA", "Pelatihan Kepemimpinan Administrator", "Aksi Perubahan PKA", "Diklat PKA"],
  pkp: ["PKP", "Pelatihan Kepemimpinan Pengawas", "Aksi Perubahan PKP", "Diklat PKP"],
  public: ["Masyarakat", "Umum", "Publik", "Kategori Masyarakat"],
});
