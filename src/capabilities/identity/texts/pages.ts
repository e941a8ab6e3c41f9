import type { Text } from "#shared/text.ts";

/** Words of the sign-in, set-up and settings pages. */
export const texts = {
  signInTitle: { id: "Masuk ke Intan", en: "Sign in to Intan" },
  signInLede: {
    id: "Untuk pegawai perangkat daerah, juri, dan pimpinan. Katalog dan statistik terbuka tanpa masuk.",
    en: "For staff of agencies, jurors and leaders. The catalogue and the statistics are open without signing in.",
  },
  login: { id: "Surel atau nama pengguna", en: "E-mail or user name" },
  password: { id: "Kata sandi", en: "Password" },
  signIn: { id: "Masuk", en: "Sign in" },
  forgotten: {
    id: "Lupa kata sandi? Minta tautan baru kepada administrator daerah Anda.",
    en: "Forgotten the password? Ask the administrator of your region for a new link.",
  },
  fillBoth: { id: "Isi nama masuk dan kata sandi.", en: "Give the sign-in name and the password." },
  unsafeTitle: {
    id: "Masuk ditutup: sambungan ini tidak terlindungi",
    en: "Sign-in is closed: this connection is not protected",
  },
  unsafeText: {
    id: "Kata sandi tidak boleh lewat http biasa. Pengelola server: pasang TLS di depan Intan (misalnya nginx atau Caddy) dan isi INTAN_PUBLIC_URL dengan alamat https.",
    en: "A password must not travel over plain http. Whoever runs the server: put TLS in front of Intan (nginx or Caddy, for example) and set INTAN_PUBLIC_URL to the https address.",
  },
  demoTitle: { id: "Orang contoh untuk mencoba", en: "Sample people to try it with" },
  demoText: {
    id: "Nama masuk dan kata sandi semua orang contoh ada di berkas {file} pada komputer yang menjalankan Intan.",
    en: "The sign-in names and passwords of all sample people stand in the file {file} on the computer that runs Intan.",
  },
  setUpTitle: { id: "Siapkan Intan untuk daerah Anda", en: "Set Intan up for your region" },
  setUpLede: {
    id: "Pilih daerah dan buat administrator pertama. Tautan ini hanya berlaku satu kali.",
    en: "Choose the region and create the first administrator. This link works once.",
  },
  region: { id: "Daerah", en: "Region" },
  regionHint: {
    id: "Ketik nama atau kode, misalnya 63.03 Kabupaten Banjar.",
    en: "Type a name or a code, for example 63.03 Kabupaten Banjar.",
  },
  name: { id: "Nama", en: "Name" },
  email: { id: "Surel", en: "E-mail" },
  userName: { id: "Nama pengguna", en: "User name" },
  office: { id: "Jabatan", en: "Office" },
  optional: { id: "tidak wajib", en: "optional" },
  loginHint: { id: "Surel atau nama pengguna; salah satu cukup.", en: "E-mail or user name; one is enough." },
  newPassword: { id: "Kata sandi baru", en: "New password" },
  newPasswordHint: {
    id: "Paling sedikit 12 karakter. Beberapa kata yang tidak berhubungan mudah diingat dan sulit ditebak.",
    en: "At least 12 characters. Several unrelated words are easy to remember and hard to guess.",
  },
  repeatPassword: { id: "Kata sandi baru, sekali lagi", en: "New password, once more" },
  currentPassword: { id: "Kata sandi sekarang", en: "Present password" },
  setUpButton: { id: "Siapkan Intan", en: "Set Intan up" },
  choosePasswordTitle: { id: "Pilih kata sandi Anda", en: "Choose your password" },
  choosePasswordLede: { id: "Untuk {name}. Nama masuk: {login}", en: "For {name}. Sign-in name: {login}" },
  choosePasswordButton: { id: "Simpan kata sandi", en: "Save the password" },
  linkGoneTitle: { id: "Tautan ini tidak berlaku lagi", en: "This link no longer works" },
  linkGoneNext: {
    id: "Minta tautan baru kepada administrator. Sudah punya kata sandi? Silakan masuk.",
    en: "Ask the administrator for a new link. If you have a password already, sign in.",
  },
  setUpGoneNext: {
    id: "Jalankan ulang server: selama Intan belum disiapkan, tautan baru dicetak di terminal. Sudah disiapkan? Silakan masuk.",
    en: "Start the server again: while Intan is not set up, a new link is printed on the terminal. If it is set up, sign in.",
  },
  passwordChosen: { id: "Kata sandi tersimpan. Silakan masuk.", en: "The password is saved. Please sign in." },
  setUpDone: { id: "Intan siap dipakai. Silakan masuk.", en: "Intan is ready. Please sign in." },
} as const satisfies Record<string, Text>;
