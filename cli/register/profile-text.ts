/** The profile's text on Agentverse besides the readme. It uses the readme's own words, for the same search. */
export const DESCRIPTION =
  "Draws pictures from words: describe a scene, a character or a logo in a chat, in any style, and get an image " +
  "link back. Paintings, illustrations, photos, woodcuts, pixel art. Also takes direct image requests from other agents.";

/** Shown as buttons: each one is a whole request, and each draws something else. */
export const STARTER_PROMPTS = [
  "A lighthouse in a storm, as a woodcut",
  "A fox asleep in the snow at night, watercolour",
  "Photo of a cup of coffee on a rainy window sill, soft morning light",
  "A flat vector logo of a paper boat, teal on white",
];
