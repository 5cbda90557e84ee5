import { LONGEST_HANDLE, LONGEST_SHOWN_NAME } from "../../src/agentverse/profile-form.ts";
import {
  type Criterion,
  type Judgement,
  met,
  missed,
  PAGES,
  REGISTER,
  REPLACE,
  unknown,
} from "./criterion.ts";
import type { SearchRecord } from "./search-record.ts";

/** A README is to be clear and well structured; these measures of that are ours. */
const README_CHARACTERS = 1_000;
const README_SECTIONS = 3;

const ONLY_OWNER = "only the profile's owner sees it: neither AGENTVERSE_KEY nor its seed is on this machine";

/** What Agentverse's pages want of a profile. */
export const PROFILE_CRITERIA: readonly Criterion[] = [
  { check: "readme", source: PAGES.ranking, judge: ({ listing }) => judgeReadme(listing.readme ?? "") },
  { check: "keywords", source: PAGES.readme, judge: ({ listing }) => judgeKeywords(listing) },
  { check: "handle", source: PAGES.ranking, judge: ({ listing }) => judgeHandle(listing.handle ?? "") },
  { check: "name", source: PAGES.profile, judge: ({ listing }) => judgeName(listing.name ?? "") },
  {
    check: "description",
    source: PAGES.profile,
    judge: ({ listing }) => judgeDescription((listing.description ?? "").trim()),
  },
  {
    check: "avatar",
    source: PAGES.profile,
    judge: ({ listing, avatarShows }) => judgePicture(listing.avatar_href ?? "", avatarShows, "avatar"),
  },
  {
    check: "banner",
    source: PAGES.profile,
    judge: ({ own, bannerShows }) =>
      own === null ? unknown(ONLY_OWNER) : judgePicture(own.bannerUrl ?? "", bannerShows, "banner"),
  },
  {
    check: "prompts",
    source: PAGES.profile,
    judge: ({ own }) => {
      if (own === null) return unknown(ONLY_OWNER);
      return own.prompts > 0
        ? met(`${own.prompts} to begin with`)
        : missed("The profile has no starter prompts.", REGISTER);
    },
  },
];

function judgeReadme(readme: string): Judgement {
  if (readme.trim() === "") return missed("The profile has no README.", REGISTER);
  const characters = [...readme].length;
  const sections = readme.match(/^#{2,6} /gm)?.length ?? 0;
  const measures = `${characters} characters, ${sections} sections`;
  return characters >= README_CHARACTERS && sections >= README_SECTIONS
    ? met(`${measures}; how clear it is, Agentverse judges`)
    : missed(
        `The README is thin: ${measures}.`,
        `Say in docs/agentverse-readme.md what the agent does, how to ask and what comes back. ${REPLACE}`,
      );
}

/** Judges the words that a search may find besides the prose: listed in the README, on its badges, tags of the metadata. */
function judgeKeywords({ readme, metadata }: SearchRecord): Judgement {
  const listed = sectionOf(readme ?? "", /^#{1,6} +keywords\b/i).join(",");
  const words = listed.split(",").filter((word) => word.trim() !== "").length;
  const badges = readme?.match(/!\[(?:tag|domain):[^\]]+\]/g)?.length ?? 0;
  const tags = Array.isArray(metadata?.tags) ? metadata.tags.length : 0;
  return words + badges + tags === 0
    ? missed(
        "Neither the README nor the metadata has keywords.",
        `Add a section "Keywords" to docs/agentverse-readme.md. ${REPLACE}`,
      )
    : met(
        `${words} in the README, ${badges} badges, ${tags} tags; those of Agentverse's Discovery tab only its owner sees`,
      );
}

/** The lines under a heading. */
function sectionOf(markdown: string, heading: RegExp): string[] {
  const lines = markdown.split("\n");
  const start = lines.findIndex((line) => heading.test(line));
  if (start < 0) return [];
  const below = lines.slice(start + 1);
  const end = below.findIndex((line) => line.startsWith("#"));
  return end < 0 ? below : below.slice(0, end);
}

function judgeHandle(handle: string): Judgement {
  if (handle === "") return missed("The profile has no handle.", `Set AGENT_HANDLE. ${REGISTER}`);
  const length = [...handle].length;
  return length <= LONGEST_HANDLE
    ? met(`@${handle}`)
    : missed(
        `@${handle} has ${length} characters, and ${LONGEST_HANDLE} are the limit.`,
        `Set a shorter AGENT_HANDLE. ${REPLACE}`,
      );
}

function judgeName(name: string): Judgement {
  const length = [...name].length;
  if (length === 0) return missed("The profile has no name.", REGISTER);
  return length <= LONGEST_SHOWN_NAME
    ? met(name)
    : missed(
        `"${name}" has ${length} characters, and ${LONGEST_SHOWN_NAME} show whole.`,
        `Set a shorter AGENT_NAME. ${REPLACE}`,
      );
}

function judgeDescription(description: string): Judgement {
  return description === ""
    ? missed("The profile has no description.", REGISTER)
    : met(`${[...description].length} characters`);
}

function judgePicture(url: string, shows: boolean, name: string): Judgement {
  if (url === "") return missed(`The profile has no ${name}.`, REGISTER);
  return shows
    ? met(url)
    : missed(
        `${url} shows no picture.`,
        `The ${name}'s address must lead to a PNG, JPEG or WebP. ${REPLACE}`,
      );
}
