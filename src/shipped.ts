import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** How a file that comes with the program is named: `fieldbrief:briefing/theme.yaml`. */
export const shippedPrefix = "fieldbrief:";

/**
 * The folder of the templates that come with the program, as it is named wherever paths are absolute. There is no such
 * folder on the machine: where the program lies is nobody's business, and the same everywhere in findings and manifests.
 */
export const shippedRoot: string = resolve(sep, shippedPrefix);

/** Tells whether an absolute path is that of a file or folder that comes with the program. */
export function isShipped(path: string): boolean {
  const way = relative(shippedRoot, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The places that come with the program, as `shippedRoot` names templates. */
export const shippedPlacesPath: string = join(shippedRoot, "places");

/** Returns where a path is on the disk: itself, unless it is of a file that comes with the program. */
export function diskPath(path: string): string {
  if (!isShipped(path)) return path;
  const { root, disk } = shelfOf(path);
  return join(disk, relative(root, path));
}

/**
 * Returns the path of what comes with the program by its path on the disk, links resolved, and that of the folder which
 * holds it; one that leads out of that stays outside.
 */
export function shippedPath(path: string, real: string, realShelf: string): string {
  const { root } = shelfOf(path);
  const way = relative(realShelf, real);
  return way.startsWith("..") ? resolve(shippedRoot, "..", "outside") : join(root, way);
}

/** Returns the folder on the disk that holds what comes with the program at a path. */
export function shippedShelf(path: string): string {
  return shelfOf(path).disk;
}

function shelfOf(path: string): { readonly root: string; readonly disk: string } {
  const isPlaces = path === shippedPlacesPath || path.startsWith(shippedPlacesPath + sep);
  return isPlaces
    ? { root: shippedPlacesPath, disk: shippedPlaces() }
    : { root: shippedRoot, disk: templates() };
}

/** Returns the folder on the disk that holds the templates of the program. */
function templates(): string {
  return join(packageFolder(), "templates");
}

/** Returns the folder on the disk that holds the places that come with the program: Afghanistan's. */
export function shippedPlaces(): string {
  return join(packageFolder(), "data", "places");
}

let known: string | undefined;

/** Returns the folder of this program's package: of the sources, of the bundle, or as it is installed. */
export function packageFolder(): string {
  known ??= findPackage(dirname(fileURLToPath(import.meta.url)));
  return known;
}

function findPackage(folder: string): string {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return findPackage(dirname(folder));
  const content: unknown = JSON.parse(readFileSync(file, "utf8"));
  const isOurs = typeof content === "object" && content !== null && "version" in content;
  return isOurs ? folder : findPackage(dirname(folder));
}
