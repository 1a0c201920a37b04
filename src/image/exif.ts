import type { Orientation } from "./image.ts";

// Exif 2.3, 4.5 and 4.6.4: a TIFF file after six bytes, whose first directory may say how to turn the picture.
const head = "Exif\0\0";
const orientationTag = 0x0112;

/** Returns how a picture is turned by its Exif segment; upright where that says nothing, or nonsense. */
export function readOrientation(segment: Buffer): Orientation {
  const tiff = segment.subarray(head.length);
  if (segment.toString("latin1", 0, head.length) !== head || tiff.length < 8) return 1;
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number): number => {
    if (at + 2 > tiff.length) return 0;
    return isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  };
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = short(directory);
  for (let index = 0; index < entries; index++) {
    const at = directory + 2 + 12 * index;
    if (at + 12 > tiff.length) return 1;
    if (short(at) === orientationTag) return toOrientation(short(at + 8));
  }
  return 1;
}

/** Writes an Exif segment that says how a picture is turned, and nothing else. */
export function writeOrientation(orientation: Orientation): Uint8Array {
  const entry = ["0112", "0003", "00000001", `000${orientation}`, "0000"];
  const tiff = ["4d4d002a", "00000008", "0001", ...entry, "00000000"];
  return Buffer.from(["ffe10022", "457869660000", ...tiff].join(""), "hex");
}

function toOrientation(value: number): Orientation {
  switch (value) {
    case 2:
    case 3:
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
      return value;
    default:
      return 1;
  }
}
