import { stripEnd } from "@asi-image-agent/protocol";
import { findSetting, type Settings } from "../settings.ts";
import { isWorkersDev } from "./upload.ts";

/** The places that may name the address of a deployed agent. */
export interface AddressSources {
  readonly target: { readonly vars: Readonly<Record<string, unknown>>; readonly customDomain: string | null };
  readonly shell: Settings;
  readonly recorded: Settings;
}

/**
 * The operator's own choice of an address, or their domain. A recorded one that Cloudflare did not give was chosen at
 * an earlier deployment.
 */
export function chosenUrl(sources: AddressSources): string | null {
  const { vars, customDomain } = sources.target;
  const inVars = typeof vars.PUBLIC_URL === "string" ? { PUBLIC_URL: vars.PUBLIC_URL } : {};
  const given = findSetting("PUBLIC_URL", [sources.shell, inVars]);
  const domain = customDomain === null ? null : `https://${customDomain}`;
  const before = recordedUrl(sources);
  if (given !== null) return stripEnd(given, "/");
  return domain ?? (before !== null && !isWorkersDev(before) ? before : null);
}

/** The address of the deployment before this. */
export function recordedUrl({ recorded }: Pick<AddressSources, "recorded">): string | null {
  return findSetting("PUBLIC_URL", [recorded]);
}

/** The address as a setting of the Worker; none while it is unknown. */
export function urlVar(url: string | null): Settings {
  return url === null ? {} : { PUBLIC_URL: url };
}
