/** Where to go after signing in: only an address of this installation, never the sign-in pages themselves. */
export function safeLocalPath(wish: string | null | undefined): string {
  const home = "/dasbor";
  if (!wish || wish.length > 500) return home;
  // A browser reads "//host" and "/\host" as another server, and drops tabs and line breaks before it looks.
  if (!/^\/(?![/\\])[^\\\p{Cc}\s]*$/u.test(wish)) return home;
  return /^\/(masuk|keluar|siapkan|atur-sandi)(?![\w-])/.test(wish) ? home : wish;
}
