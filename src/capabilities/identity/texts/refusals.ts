import type { Text } from "#shared/text.ts";

/** What a refusal means and how to go on, by its code. */
export const refusalTexts: Readonly<Record<string, Text>> = {
  "identity.sign-in-failed": {
    id: "Nama masuk atau kata sandi tidak cocok. Periksa ejaan dan huruf besar-kecil, lalu coba lagi.",
    en: "The sign-in name or the password does not match. Check spelling and capitals, then try again.",
  },
  "identity.too-many-tries": {
    id: "Terlalu banyak percobaan. Tunggu {minutes} menit, lalu coba lagi.",
    en: "Too many tries. Wait {minutes} minutes, then try again.",
  },
  "identity.password-too-short": {
    id: "Kata sandi terlalu pendek: paling sedikit {least} karakter.",
    en: "The password is too short: at least {least} characters.",
  },
  "identity.password-too-long": {
    id: "Kata sandi terlalu panjang: paling banyak {most} karakter.",
    en: "The password is too long: at most {most} characters.",
  },
  "identity.password-common": {
    id: "Kata sandi ini mudah ditebak: kata umum, urutan, atau angka saja. Pakai beberapa kata yang tidak berhubungan.",
    en: "This password is easy to guess: common words, a sequence or digits alone. Use several unrelated words.",
  },
  "identity.password-names-you": {
    id: "Kata sandi memuat nama, nama masuk, jabatan, atau nama daerah Anda. Pilih kata lain.",
    en: "The password holds your name, sign-in name, office or region. Choose other words.",
  },
  "identity.password-wrong": {
    id: "Kata sandi sekarang tidak cocok.",
    en: "The present password does not match.",
  },
  "identity.passwords-differ": {
    id: "Kedua kata sandi tidak sama.",
    en: "The two passwords are not the same.",
  },
  "identity.link-gone": {
    id: "Tautan ini sudah dipakai, diganti, atau lewat waktunya.",
    en: "This link has been used, replaced, or has run out.",
  },
  "identity.region-unknown": {
    id: "Pilih daerah dari daftar: provinsi, kabupaten, atau kota.",
    en: "Choose a region of the list: a province, regency or city.",
  },
  "identity.login-missing": {
    id: "Isi surel atau nama pengguna; salah satu cukup.",
    en: "Give an e-mail or a user name; one is enough.",
  },
  "identity.login-taken": {
    id: "Surel atau nama pengguna ini sudah dipakai akun lain.",
    en: "Another account already uses this e-mail or user name.",
  },
  "identity.name-malformed": {
    id: "Isi nama dalam satu baris, paling banyak 120 huruf.",
    en: "Give a name on one line, at most 120 letters.",
  },
  "identity.office-malformed": {
    id: "Isi jabatan dalam satu baris, paling banyak 120 huruf.",
    en: "Give the office on one line, at most 120 letters.",
  },
  "identity.email-malformed": {
    id: "Surel belum lengkap. Contoh: nama@banjarkab.go.id",
    en: "The e-mail is not complete. Example: name@banjarkab.go.id",
  },
  "identity.user-name-malformed": {
    id: "Nama pengguna: 3 sampai 40 huruf kecil, angka, titik, atau garis; tanpa spasi dan @.",
    en: "User name: 3 to 40 small letters, digits, dots or dashes; no space and no @.",
  },
  "identity.role-needs-agency": {
    id: "Peran ini berlaku untuk satu perangkat daerah: pilih perangkat daerahnya.",
    en: "This role is held for one agency: choose the agency.",
  },
  "identity.role-takes-no-agency": {
    id: "Peran ini berlaku untuk seluruh daerah: kosongkan perangkat daerah.",
    en: "This role is held for the whole region: leave the agency empty.",
  },
  "identity.role-already-held": {
    id: "Orang ini sudah memegang peran tersebut.",
    en: "This person already holds that role.",
  },
  "identity.agency-unknown": {
    id: "Perangkat daerah ini tidak ada atau sudah tidak aktif.",
    en: "There is no such agency, or it is no longer active.",
  },
  "identity.own-role": {
    id: "Peran sendiri tidak dapat diubah; minta administrator lain.",
    en: "Nobody changes their own roles; ask another administrator.",
  },
  "identity.own-account": {
    id: "Akun sendiri tidak dapat ditutup; minta administrator lain.",
    en: "Nobody closes their own account; ask another administrator.",
  },
  "identity.last-administrator": {
    id: "Ini administrator terakhir. Beri peran administrator kepada orang lain lebih dahulu.",
    en: "This is the last administrator. Make somebody else an administrator first.",
  },
  "identity.person-unknown": {
    id: "Orang ini tidak ada atau akunnya sudah ditutup.",
    en: "There is no such person, or the account is closed.",
  },
  "identity.grant-unknown": { id: "Peran ini sudah dicabut.", en: "This role has already been revoked." },
  "identity.session-unknown": { id: "Sesi ini sudah berakhir.", en: "This session has already ended." },
  "identity.token-unknown": { id: "Token ini sudah dicabut.", en: "This token has already been revoked." },
  "identity.already-set-up": {
    id: "Intan di sini sudah disiapkan; silakan masuk.",
    en: "Intan has already been set up here; please sign in.",
  },
};
