// In: the bytes of a picture file, whose kind is told by them alone. Out: its size, the file as a browser
// is given it and its samples as a PDF holds them, without anything that is not seen: place, time, camera,
// comments and previews stay behind. Knows no path, no document and no output.
export type { Image, ImageProblem, Orientation, Samples } from "./image.ts";
export { readImage } from "./read-image.ts";
