import { seededPick } from "./seeded.ts";

export interface DesignFacts {
  readonly title: string;
  readonly unit: string;
  readonly affair: string;
  readonly problem: string;
  readonly method: string;
  readonly beneficiaries: string;
  readonly isDigital: boolean;
}

type Paragraph = (facts: DesignFacts) => string;

const legal: readonly [Paragraph, ...Paragraph[]] = [
  (f) =>
    `Dasar hukum. Inovasi ini disusun menurut Peraturan Pemerintah Nomor 38 Tahun 2017 tentang Inovasi Daerah dan pembagian urusan dalam Undang-Undang Nomor 23 Tahun 2014, khususnya urusan ${f.affair}. Di tingkat unit, pelaksanaannya dituangkan dalam surat tugas yang menyebut nama, peran, dan masa kerja setiap pelaksana ${f.unit}.`,
  (f) =>
    `Dasar hukum. Pijakan utamanya adalah Peraturan Pemerintah Nomor 38 Tahun 2017 tentang Inovasi Daerah. Kewenangannya berada pada urusan ${f.affair} sebagaimana dibagi oleh Undang-Undang Nomor 23 Tahun 2014, sehingga ${f.unit} dapat menjalankannya tanpa membebani warga dengan pungutan atau larangan baru.`,
];

const problem: readonly [Paragraph, ...Paragraph[]] = [
  (f) =>
    `Permasalahan. Sebelum inovasi berjalan, ${f.problem}. Keadaan itu berulang setiap tahun dan baru terlihat ketika keluhan sudah menumpuk. Petugas bekerja sendiri-sendiri, catatan tersimpan di buku masing-masing, dan ${f.beneficiaries} tidak memperoleh kepastian kapan serta kepada siapa mereka harus bertanya.`,
  (f) =>
    `Permasalahan. Titik tolaknya sederhana: ${f.problem}. Dari percakapan dengan ${f.beneficiaries} diketahui bahwa kesulitan terbesar bukan ketiadaan niat, melainkan jarak, waktu, dan cara kerja yang belum cocok dengan keadaan kampung. Cara lama mengandalkan surat dan undangan yang sering datang terlambat.`,
];

const issues: readonly [Paragraph, ...Paragraph[]] = [
  (f) =>
    `Isu strategis. Secara global, layanan yang dekat dengan warga menjadi bagian dari tujuan pembangunan berkelanjutan. Secara nasional, pemerintah mendorong birokrasi yang cepat dan berdampak. Di Kabupaten Banjar, bentang alam yang terdiri atas sungai, lahan gambut, dan perbukitan membuat satu cara layanan tidak cukup untuk semua kecamatan; karena itu ${f.unit} memilih cara yang dapat disesuaikan oleh setiap desa.`,
  (f) =>
    `Isu strategis. Pada tingkat dunia, pelayanan dasar yang adil menjadi ukuran kemajuan. Pada tingkat nasional, Asta Cita menempatkan pembangunan dari desa dan mutu manusia sebagai prioritas. Pada tingkat lokal, rencana pembangunan Kabupaten Banjar menekankan masyarakat yang maju, mandiri, dan agamis; urusan ${f.affair} menjadi salah satu jalan untuk mencapainya.`,
];

const novelty: readonly [Paragraph, ...Paragraph[]] = [
  (f) =>
    `Metode pembaharuan. Cara baru yang diterapkan adalah ${f.method}. Perubahan ini menggeser pekerjaan dari menunggu menjadi mendatangi, dari catatan perorangan menjadi catatan bersama, dan dari laporan tahunan menjadi pembahasan bulanan. Rancangan diuji lebih dahulu pada dua lokasi kecil, dibahas bersama penerima manfaat, lalu diperbaiki sebelum diperluas.`,
  (f) =>
    `Metode pembaharuan. ${f.unit} mengganti cara lama dengan ${f.method}. Langkah tersebut lahir dari penjaringan gagasan yang melibatkan petugas lapangan, tokoh kampung, dan ${f.beneficiaries}. Gagasan dipilih karena murah, dapat dikerjakan oleh tenaga yang ada, serta hasilnya mudah diperiksa oleh siapa pun.`,
];

const strength: readonly [Paragraph, ...Paragraph[]] = [
  (f) =>
    `Keunggulan dan kebaharuan. Dibandingkan dengan cara sebelumnya, ${f.title} memakai sumber daya yang sudah tersedia, memberi kepastian waktu, dan meninggalkan catatan yang dapat ditelusuri. ${f.isDigital ? "Data dicatat sekali dan dipakai berulang, sehingga warga tidak perlu mengisi keterangan yang sama." : "Kekuatannya ada pada jadwal tetap dan peran warga, sehingga tetap berjalan ketika jaringan internet terputus."} Rancangannya ditulis dalam panduan singkat agar dapat ditiru oleh unit lain.`,
  (f) =>
    `Keunggulan dan kebaharuan. Kebaharuan ${f.title} terletak pada penggabungan peran petugas dan warga dalam satu alur yang jelas. ${f.isDigital ? "Alur itu dibantu sistem daring sederhana yang dapat dibuka dari ponsel lama." : "Alur itu sengaja dibuat tanpa alat mahal agar dapat dirawat oleh desa."} Setiap langkah mempunyai penanggung jawab dan batas waktu, sehingga keterlambatan cepat diketahui.`,
];

const working: readonly [Paragraph, ...Paragraph[]] = [
  (f) =>
    `Cara kerja. Pertama, tim mendata kebutuhan ${f.beneficiaries} bersama kepala desa atau ketua rukun tetangga. Kedua, jadwal dan pembagian tugas diumumkan paling lambat sepekan sebelumnya. Ketiga, kegiatan dilaksanakan dan dicatat pada hari yang sama. Keempat, hasil dan keluhan dibahas dalam pertemuan bulanan. Kelima, perbaikan dimasukkan ke dalam panduan dan disampaikan kepada semua pelaksana. Pimpinan ${f.unit} meninjau kemajuan setiap triwulan dan melaporkannya kepada Bappedalitbang.`,
  (f) =>
    `Cara kerja. Alurnya terdiri atas lima langkah: mendata, menjadwalkan, melaksanakan, mencatat, dan membahas. ${f.beneficiaries.charAt(0).toUpperCase()}${f.beneficiaries.slice(1)} terlibat sejak pendataan sampai pembahasan. Petugas membawa lembar catatan yang sama di semua lokasi, menyalinnya ke rekap unit, lalu menandai bagian yang memerlukan bantuan instansi lain. Rekap dibuka kepada mitra dan menjadi bahan pemantauan serta evaluasi oleh ${f.unit} bersama Bappedalitbang.`,
];

const future: readonly [Paragraph, ...Paragraph[]] = [
  (f) =>
    `Keberlanjutan. Anggaran operasional dimasukkan ke dalam rencana kerja ${f.unit} mulai tahun berikutnya. Dua petugas cadangan dilatih agar inovasi tidak berhenti ketika pelaksana berpindah tugas. Panduan, daftar hadir, foto kegiatan, dan rekap manfaat disimpan dalam satu berkas sehingga siapa pun dapat meneruskan pekerjaan ini.`,
  (f) =>
    `Keberlanjutan. Pelaksana menyiapkan pengganti sejak awal, menulis panduan yang dapat dibaca tanpa pelatihan panjang, dan mengajak desa menanggung sebagian kecil kebutuhan. ${f.unit} menilai manfaatnya setiap enam bulan; bila hasilnya baik, wilayah kerja ${f.title} diperluas secara bertahap bersama mitra kampus, usaha setempat, dan media.`,
];

const parts = { legal, problem, issues, novelty, strength, working, future };

/** A design text as the national form asks for it. Whole: more than 300 words; short: a draft that is refused for its length. */
export function designText(facts: DesignFacts, length: "whole" | "short"): string {
  const names: readonly (keyof typeof parts)[] =
    length === "whole"
      ? ["legal", "problem", "issues", "novelty", "strength", "working", "future"]
      : ["problem", "novelty"];
  return names.map((name) => seededPick(parts[name], facts.title, name)(facts)).join("\n\n");
}
