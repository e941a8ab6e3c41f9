import type { Text } from "#shared/text.ts";

export const errorStatuses = [400, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500, 503] as const;
export type ErrorStatus = (typeof errorStatuses)[number];

export interface ErrorWords {
  readonly title: Text;
  readonly whatToDo: Text;
}

/** What happened and what to do, for each status that a person can meet. */
export const errorWords: Readonly<Record<ErrorStatus, ErrorWords>> = {
  400: {
    title: { id: "Permintaan ini tidak dapat dibaca", en: "This request cannot be read" },
    whatToDo: {
      id: "Kembali ke halaman sebelumnya, muat ulang, lalu coba sekali lagi.",
      en: "Go back to the page before, reload it and try once more.",
    },
  },
  403: {
    title: { id: "Halaman ini bukan untuk peran Anda", en: "This page is not for your role" },
    whatToDo: {
      id: "Bila Anda memang perlu membukanya, minta peran yang sesuai kepada Bappedalitbang. Bila formulir sudah lama terbuka, muat ulang halamannya lalu kirim lagi.",
      en: "If you need it for your work, ask Bappedalitbang for the right role. If the form stood open for long, reload the page and send it again.",
    },
  },
  404: {
    title: { id: "Halaman tidak ditemukan", en: "Page not found" },
    whatToDo: {
      id: "Alamatnya mungkin berubah atau salah ketik. Cari inovasinya di katalog, atau mulai lagi dari beranda.",
      en: "The address may have changed or been mistyped. Look for the innovation in the catalogue, or start again from the home page.",
    },
  },
  405: {
    title: { id: "Halaman ini tidak menerima permintaan seperti itu", en: "This page does not take such a request" },
    whatToDo: { id: "Buka halamannya lewat menu.", en: "Open the page through the menu." },
  },
  409: {
    title: { id: "Data sudah berubah sejak Anda membukanya", en: "The data changed after you opened it" },
    whatToDo: {
      id: "Tidak ada yang ditimpa. Kembali, muat ulang halamannya, periksa isinya, lalu kirim lagi bila masih perlu.",
      en: "Nothing was overwritten. Go back, reload the page, look at what stands there, and send again if it is still needed.",
    },
  },
  410: {
    title: { id: "Halaman ini sudah tidak ada", en: "This page is gone" },
    whatToDo: { id: "Cari penggantinya di katalog.", en: "Look for what took its place in the catalogue." },
  },
  413: {
    title: { id: "Berkas atau isian terlalu besar", en: "The file or the form is too large" },
    whatToDo: {
      id: "Perkecil berkasnya atau bagi menjadi beberapa bagian, lalu kirim lagi.",
      en: "Make the file smaller or split it, then send it again.",
    },
  },
  415: {
    title: { id: "Jenis berkas ini tidak diterima", en: "This kind of file is not accepted" },
    whatToDo: {
      id: "Simpan sebagai .xlsx atau .csv, lalu kirim lagi.",
      en: "Save it as .xlsx or .csv, then send it again.",
    },
  },
  422: {
    title: { id: "Ada isian yang belum dapat diterima", en: "Something in the form cannot be accepted yet" },
    whatToDo: {
      id: "Kembali ke formulir dan periksa isian yang diminta. Isian Anda belum disimpan.",
      en: "Go back to the form and check what is asked for. What you wrote is not saved yet.",
    },
  },
  429: {
    title: { id: "Terlalu banyak percobaan", en: "Too many attempts" },
    whatToDo: {
      id: "Demi keamanan, tunggu beberapa menit, lalu coba lagi.",
      en: "For safety, wait a few minutes, then try again.",
    },
  },
  500: {
    title: { id: "Terjadi kesalahan pada sistem", en: "Something went wrong on our side" },
    whatToDo: {
      id: "Kesalahan ini sudah dicatat. Coba lagi sebentar lagi; bila berulang, sebutkan nomor di bawah kepada pengelola.",
      en: "It has been recorded. Try again shortly; if it happens again, tell the operator the number below.",
    },
  },
  503: {
    title: { id: "Layanan sedang berhenti sebentar", en: "The service is briefly unavailable" },
    whatToDo: {
      id: "Basis data sedang dimulai atau dirawat. Coba lagi dalam satu menit.",
      en: "The database is starting or being looked after. Try again in a minute.",
    },
  },
};

export const requestNumber: Text = { id: "Nomor permintaan", en: "Request number" };
