import type { ProfileFacts } from "../../../src/agentverse/profile-form.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";

export const IDENTITY = identityFromSeed("agent");

/** What a profile is made of, with as little in it as there can be. */
export const FACTS: ProfileFacts = {
  address: IDENTITY.address,
  name: "Image Generator Agent",
  handle: "fox-painter",
  publicUrl: "https://images.example",
  description: "Draws.",
  readme: "# Draws",
  starterPrompts: [],
  protocols: ["proto:1"],
  pictures: ["avatar", "banner"],
};
