/** How a login is compared: an e-mail or a user name, without spaces around it, small letters. */
export const normaliseLogin = (login: string): string => login.normalize("NFC").trim().toLowerCase();

/** A sample person says so in the name, on every page and paper. */
export const sampleName = (name: string): string => (name.includes("(contoh)") ? name : `${name} (contoh)`);
