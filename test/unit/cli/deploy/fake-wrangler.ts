import type { Wrangler, WranglerRun } from "../../../../cli/deploy/wrangler.ts";

export interface WranglerCall {
  readonly args: readonly string[];
  readonly input: string;
}

export type Script = (call: WranglerCall) => Partial<WranglerRun> | null;

/** A wrangler that answers from scripts, the first that knows a call, and else succeeds without a word. */
export function fakeWrangler(...scripts: readonly Script[]): { wrangler: Wrangler; calls: WranglerCall[] } {
  const calls: WranglerCall[] = [];
  const wrangler: Wrangler = {
    run: async (args, input = "") => {
      const call = { args, input };
      calls.push(call);
      let answer: Partial<WranglerRun> | null = null;
      for (const script of scripts) answer ??= script(call);
      return { exitCode: 0, stdout: "", stderr: "", entries: [], ...answer };
    },
  };
  return { wrangler, calls };
}

/** How wrangler tells an error: on stderr, with a mark. */
export function error(words: string): Partial<WranglerRun> {
  return { exitCode: 1, stderr: `✘ [ERROR] ${words}\n\n🪵  Logs were written to "/tmp/wrangler.log"\n` };
}

export function when(command: string, answer: Partial<WranglerRun>): Script {
  return ({ args }) => (args.join(" ").startsWith(command) ? answer : null);
}

export const loggedIn = when("whoami", {
  stdout: JSON.stringify({ loggedIn: true, email: "me@example.com", accounts: [{ id: "1", name: "Mine" }] }),
});

/** `wrangler deploy`, which tells programs where the Worker is. */
export function deploysTo(...targets: string[]): Script {
  return ({ args }) => {
    if (args[0] !== "deploy") return null;
    const deployed = args.includes("--dry-run") ? {} : { targets };
    const entry = { type: "deploy", version: 1, ...deployed, bundle_size: { gzip_bytes: 292_006 } };
    return { entries: [{ type: "wrangler-session", version: 1 }, entry] };
  };
}
