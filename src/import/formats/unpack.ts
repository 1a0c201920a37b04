import { constants, gunzipSync } from "node:zlib";
import type { Diagnostic } from "../../diagnostic.ts";
import { errorCode } from "../../effect.ts";
import { unreadable } from "./table.ts";

/** The bytes of a file as they are, or as they were before gzip packed them. */
export interface Unpacked {
  /** Absent where they cannot be had. */
  readonly bytes?: Uint8Array;
  readonly isPacked: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** A string of V8 holds a little under 2^29 UTF-16 units. */
export const maxBytes = 500_000_000;

/** Unpacks what gzip packed (RFC 1952: 1f 8b); what was cut off is left out, and told. */
export function unpack(bytes: Uint8Array, file: string): Unpacked {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { bytes, isPacked: false, diagnostics: [] };
  try {
    const whole = gunzipSync(bytes, { maxOutputLength: maxBytes });
    return { bytes: whole, isPacked: true, diagnostics: [] };
  } catch (error) {
    const code = errorCode(error);
    if (code === "ERR_BUFFER_TOO_LARGE") return { isPacked: true, ...tooLarge(file) };
    if (code === "Z_BUF_ERROR") return unpackCut(bytes, file);
    if (code === undefined) throw error;
    return { isPacked: true, ...damaged(file, code) };
  }
}

// RFC 1952 ends with a check sum: without that, what is there is read as far as it goes.
function unpackCut(bytes: Uint8Array, file: string): Unpacked {
  try {
    const options = { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH };
    const cut: Diagnostic = {
      severity: "warning",
      code: "import/cut-archive",
      message: `"${file}" ends before its gzip archive does`,
      hint: "the rows that are there are read; download it again for the others",
      place: { file },
    };
    return { bytes: gunzipSync(bytes, options), isPacked: true, diagnostics: [cut] };
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return { isPacked: true, ...damaged(file, code) };
  }
}

/** Says that a file holds more than is read. */
export function tooLarge(file: string): ReturnType<typeof unreadable> {
  return unreadable(file, `more than ${maxBytes} bytes`, "split it by year or country");
}

function damaged(file: string, code: string): ReturnType<typeof unreadable> {
  return unreadable(file, `a damaged gzip archive (${code})`, "download it again");
}
