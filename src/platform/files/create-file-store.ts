import type { FilePlace, FileStore } from "#platform/files/port.ts";
import type { Log } from "#platform/logging/port.ts";
import { createFolderStore } from "./folder-store.ts";

/** The store that the configuration names. `temporaryFolder`: on this machine, for files on their way to S3. */
export async function createFileStore(
  place: FilePlace,
  options: { readonly temporaryFolder: string; readonly log: Log },
): Promise<FileStore> {
  if (place.kind === "folder") return createFolderStore({ folder: place.folder });
  // Loaded only where it is used: the SDK takes a tenth of a second to load.
  const { createS3Store } = await import("./s3-store.ts");
  return createS3Store({ place, ...options });
}
