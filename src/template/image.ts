import type { Place } from "../diagnostic.ts";
import type { Figure, ImageFile } from "../document/index.ts";

/** Says what is wrong with the path of a picture: it leads from the project's folder to a file in it. */
export function imagePathProblem(path: string): string | undefined {
  const isPlain = path !== "" && !/^(?:[a-z][a-z0-9+.-]*:|[/\\])|[\\\0]/i.test(path);
  return isPlain
    ? undefined
    : "write the way from the project's folder to a file in it: images/clinic.jpg";
}

/** Returns the figure of a picture, which is still to be read. */
export function imageFigure(file: ImageFile, alt: string, place: Place): Figure {
  return { type: "figure", place, scene: { width: 0, height: 0, items: [] }, alt, file };
}
