/** One line of JSON an event. Fields are ids, counts and our own words: never a text of a user, a key or a token. */
export function log(event: string, fields: Record<string, string | number | boolean | null> = {}): void {
  console.log(JSON.stringify({ event, ...fields }));
}

/** For what should not have happened: the error's class and message, under an id that a stranger may quote. */
export function logFault(event: string, error: unknown, fields: Record<string, string | number> = {}): void {
  const cause =
    error instanceof Error
      ? { fault: error.name, message: error.message, stack: error.stack }
      : { fault: String(error) };
  console.error(JSON.stringify({ event, ...fields, ...cause }));
}
