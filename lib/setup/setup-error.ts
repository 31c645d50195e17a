/** A set-up step cannot go on. The message is one sentence for the person at the terminal: what is wrong, what to do. */
export class SetupError extends Error {
  override readonly name = "SetupError";
}
