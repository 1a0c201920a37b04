/** Reading the disk, handed in to whatever reads. Paths are absolute. All reject with Node's errors. */
export interface ReadEffects {
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** The path with every symbolic link resolved. */
  readonly realpath: (path: string) => Promise<string>;
  /** The names in a folder, sorted by code unit. */
  readonly list: (folder: string) => Promise<readonly string[]>;
}
