import * as z from "zod";
import { type Wrangler, wranglerProblem } from "./wrangler.ts";

const whoamiSchema = z.object({
  loggedIn: z.boolean(),
  accounts: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
});

/** Whether wrangler may act for one account of Cloudflare. `chosen`: the account's id, if somebody named it. */
export async function accountProblem(wrangler: Wrangler, chosen: string | null): Promise<string | null> {
  const run = await wrangler.run(["whoami", "--json"]);
  const who = readWhoami(run.stdout);
  if (who === null) return `wrangler does not say who is logged in: ${wranglerProblem(run)}`;
  if (!who.loggedIn)
    return "Nobody is logged in to Cloudflare: run `npx wrangler login`, or set CLOUDFLARE_API_TOKEN.";
  if (chosen !== null || who.accounts.length <= 1) return null;
  const names = who.accounts.map(({ id, name }) => `${name} (${id})`).join(", ");
  return `You have several accounts: set CLOUDFLARE_ACCOUNT_ID to one of ${names}.`;
}

function readWhoami(text: string): z.infer<typeof whoamiSchema> | null {
  try {
    return whoamiSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
