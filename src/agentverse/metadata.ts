import type { RegistrationMetadata } from "@asi-image-agent/protocol";

/**
 * What the agent is called beside its name: the words of a search, and that everybody may find it. The Almanac's record
 * and the profile hold the very same: the reference's command `agent` compares all of it but `contact_details`, and
 * warns of a mismatch (_metadata_for_compare in uagents_core/agentverse/cli/agent.py).
 */
export const METADATA = {
  categories: ["image generation"],
  tags: ["image generation", "text to image", "illustration", "art", "design"],
  is_public: "True",
} as const satisfies RegistrationMetadata;
