/** Kept with the versions that an import or its undoing writes; Indonesian, as the profiles are. */
export const importNote = (fileName: string): string => `Impor ${fileName}`;
export const importUndoneNote = (fileName: string): string => `Pembatalan impor ${fileName}`;
