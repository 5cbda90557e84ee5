/** Where the agent takes envelopes. */
export const SUBMIT_PATH = "/submit";

/** Whether a request's URL is that of the endpoint, whatever stands behind a question mark. */
export function isSubmit(url: string): boolean {
  const path = url.indexOf("/", url.indexOf("//") + 2);
  const next = url.charAt(path + SUBMIT_PATH.length);
  return path > 0 && url.startsWith(SUBMIT_PATH, path) && (next === "" || next === "?");
}
