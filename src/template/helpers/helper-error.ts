/** Thrown by a helper that cannot do what it is asked; becomes a finding where the helper stands. */
export class HelperError extends Error {
  override readonly name = "HelperError";
  readonly hint: string | undefined;
  readonly code: string;
  constructor(message: string, hint?: string, code = "template/helper") {
    super(message);
    this.hint = hint;
    this.code = code;
  }
}
