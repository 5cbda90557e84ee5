/** How assistants that plan for a person report a wish: "The user would like an image of a fox." */
const REPORTED =
  /^(?:the )?user(?:'s)?(?: has| is| just| now| also)?(?: request(?:ed|s|ing)?| ask(?:ed|s|ing)?| said| says| wrote| wants?| would like| needs?)(?: for| to see| to have| to get| to| that| you to| me to| is)?(?: "|:| |$)\s*/i;

/** What a person wants, without the words of the assistant that says it for them. */
export function withoutPlanner(text: string): string {
  const found = REPORTED.exec(text);
  if (found === null || found[0].length === text.length) return text;
  return unquoted(text.slice(found[0].length).trim());
}

/** Words that are quoted as a whole, without their marks: the first may be gone already. */
function unquoted(text: string): string {
  const quoted = text.endsWith(".") ? text.slice(0, -1) : text;
  const inner = quoted.startsWith('"') ? quoted.slice(1) : quoted;
  return inner.endsWith('"') && inner.indexOf('"') === inner.length - 1 ? inner.slice(0, -1) : text;
}
