import * as z from "zod/mini";

/** Facts about the agent for the page's script, as JSON in an attribute of the document. */
export const pageFactsSchema = z.object({
  name: z.string(),
  address: z.string(),
  /** The URL at which the agent is reached from outside. */
  url: z.string(),
  agentverse: z.string(),
  /** Whether the agent and its Agentverse are of this machine. */
  development: z.boolean(),
  /** The kind of provider that draws: a model, the offline sketch alone, or nothing yet. */
  drawnBy: z.enum(["model", "sketch", "nothing"]),
  /** The agent's clock when it wrote the page, in ms: a browser's may be wrong. */
  now: z.number(),
});

export type PageFacts = z.infer<typeof pageFactsSchema>;
