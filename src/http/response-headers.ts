/** The CORS headers of every answer, as the reference's server has them. */
const CORS_HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST, OPTIONS",
  "access-control-allow-headers": "*",
  "access-control-allow-credentials": "false",
};

/**
 * A header of every answer, the operator's and errors among them: what is said to be JSON is not looked at for HTML.
 */
const NOSNIFF = { "x-content-type-options": "nosniff" };
/** The same for answers over TLS: this host is asked over nothing else for a year. */
const OVER_TLS = { ...NOSNIFF, "strict-transport-security": "max-age=31536000" };

const FOR_EVERYBODY = { ...CORS_HEADERS, ...NOSNIFF };
const FOR_EVERYBODY_OVER_TLS = { ...CORS_HEADERS, ...OVER_TLS };

/** Headers of every answer. `url`: that was asked for. */
export function securityHeaders(url: string): Readonly<Record<string, string>> {
  return url.startsWith("https:") ? OVER_TLS : NOSNIFF;
}

/** The same, of an answer that a page from anywhere may read: of all but the operator's. */
export function headersForEverybody(url: string): Readonly<Record<string, string>> {
  return url.startsWith("https:") ? FOR_EVERYBODY_OVER_TLS : FOR_EVERYBODY;
}
