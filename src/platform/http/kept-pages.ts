/** A page as it stands in memory, finished in each encoding. */
export interface KeptPage {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  /** Made once a page is asked for again: compressing it before the first answer would keep that visitor waiting. */
  br: Buffer | null;
  isPacking: boolean;
}

export interface KeptPages {
  get(key: string): KeptPage | undefined;
  put(key: string, page: KeptPage): void;
  /** Adds the slow encoding to a page that is still here. */
  addBrotli(key: string, page: KeptPage, br: Buffer): void;
  clear(): void;
  count(): number;
  sizeBytes(): number;
}

const overheadBytes = 512;
const weightOf = (key: string, page: KeptPage): number =>
  overheadBytes + 2 * key.length + page.plain.length + page.gzip.length + (page.br?.length ?? 0);

/** Least recently used pages leave first once `maxBytes` are reached. A Map keeps the order of insertion. */
export function createKeptPages(maxBytes: number): KeptPages {
  const pages = new Map<string, KeptPage>();
  let sizeBytes = 0;
  const drop = (key: string): void => {
    const page = pages.get(key);
    if (!page) return;
    pages.delete(key);
    sizeBytes -= weightOf(key, page);
  };
  const shrink = (): void => {
    for (const key of pages.keys()) {
      if (sizeBytes <= maxBytes) return;
      drop(key);
    }
  };
  return {
    get(key) {
      const page = pages.get(key);
      if (page) {
        pages.delete(key);
        pages.set(key, page);
      }
      return page;
    },
    put(key, page) {
      drop(key);
      pages.set(key, page);
      sizeBytes += weightOf(key, page);
      shrink();
    },
    addBrotli(key, page, br) {
      if (pages.get(key) !== page || page.br) return;
      page.br = br;
      sizeBytes += br.length;
      shrink();
    },
    clear() {
      pages.clear();
      sizeBytes = 0;
    },
    count: () => pages.size,
    sizeBytes: () => sizeBytes,
  };
}
