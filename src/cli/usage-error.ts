/** Words of a command line that mean nothing here; the message says which, and what would. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
