/** The text of `npm start -- --help`. */
export const START_HELP = `npm start [-- options]

Runs the agent on this machine, beside a local Agentverse. Ctrl-C stops it.

  --agentverse         reached from ASI:One: registers the agent's mailbox at agentverse.ai, or at
                       AGENTVERSE_URL, and reads it (docs/laptop.md)
  --port NUMBER        where it listens (8787, or the next free one)
  --ip ADDRESS         on which address of this machine (127.0.0.1)
  --persist-to FOLDER  where its state lies (.wrangler/state)
  --var NAME:VALUE     a setting, before those of the shell and of .dev.vars
  --env-file FILE      settings in place of .dev.vars

Settings are listed in README.md. Every other option goes to wrangler: npx wrangler dev --help`;
