const dayMilliseconds = 86_400_000;
// Excel counts a 29 February 1900 that never was; from 1 March 1900 on this epoch is right.
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);

/** Calendar day of a spreadsheet serial; the time of day is dropped. Undefined outside the years 1900 to 9999. */
export function dayOfSerial(serial: number, is1904 = false): string | undefined {
  const days = Math.floor(serial);
  if (!Number.isFinite(serial) || days < 1 || days > 2_958_465) return undefined;
  return new Date((is1904 ? epoch1904 : epoch1900) + days * dayMilliseconds).toISOString().slice(0, 10);
}

/** Serial (1900 system) of "2024-02-06". */
export function serialOfDay(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - epoch1900) / dayMilliseconds);
}
