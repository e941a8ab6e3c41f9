/** Logical names ("site.css", "app.css", "htmx.js", "icon.svg", islands such as "islands/upload.js") to the addresses of the built files. */
export type AssetManifest = Readonly<Record<string, string>>;

let configured: AssetManifest | null = null;

/** Called once at start with the manifest of the build, whose file names carry a hash of the content; null goes back to plain names. */
export function configureAssets(manifest: AssetManifest | null): void {
  configured = manifest;
}

/** Address of a built file. Before `configureAssets` (tests, galleries) the plain name; afterwards an unknown name is a fault. */
export function assetPath(name: string): string {
  if (configured === null) return `/assets/${name}`;
  const path = configured[name];
  if (path === undefined)
    throw new Error(`The build has no asset "${name}"; it has: ${Object.keys(configured).join(", ")}`);
  return path;
}
