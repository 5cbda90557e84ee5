import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { RankingFacts } from "../../../../cli/doctor/criterion.ts";
import { bad, ok } from "../../../../cli/doctor/finding.ts";
import { judgeRanking, RANKING_CHECKS } from "../../../../cli/doctor/ranking.ts";
import type { SearchRecord } from "../../../../cli/doctor/search-record.ts";
import { chatProtocol } from "../../../../src/protocol/protocols.ts";

const ROOT = resolve(import.meta.dirname, "../../../..");
const ours = readFileSync(resolve(ROOT, "docs/agentverse-readme.md"), "utf8");

const listing: SearchRecord = {
  address: "agent1q",
  name: "Painter",
  handle: "painter",
  description: "Paints.",
  readme: ours,
  avatar_href: "https://pictures.example.com/avatar.png",
  status: "active",
  domain: "pictures.example.com",
  protocols: [{ digest: chatProtocol.digest }],
  metadata: { tags: ["art"] },
  total_interactions: 10,
  recent_interactions: 4,
  rating: 4.5,
};
const best: RankingFacts = {
  listing,
  own: { bannerUrl: "https://pictures.example.com/banner.png", prompts: 4 },
  avatarShows: true,
  bannerShows: true,
  unpublished: [],
  reportsEvents: true,
  chat: ok("chat", "acknowledged, drawn and ended in 2.0 s"),
};

function judge(changes: Partial<RankingFacts>, ofListing: Partial<SearchRecord> = {}) {
  const findings = judgeRanking({ ...best, ...changes, listing: { ...listing, ...ofListing } });
  return Object.fromEntries(findings.map((finding) => [finding.check, finding]));
}

describe("what Agentverse ranks by", () => {
  it("is all met by an agent that does everything, but for what only Agentverse knows", () => {
    const states = Object.fromEntries(judgeRanking(best).map(({ check, state }) => [check, state]));
    expect(states).toEqual({
      ...Object.fromEntries(RANKING_CHECKS.map((check) => [check, "ok"])),
      success: "skipped",
    });
  });

  it("names the page of each criterion", () => {
    for (const { source } of judgeRanking(best))
      expect(source).toMatch(/^https:\/\/docs\.agentverse\.ai\/documentation\//);
  });

  it.each<[string, Partial<RankingFacts>, Partial<SearchRecord>, string]>([
    ["protocol", {}, { protocols: [{ digest: "proto:1" }] }, "npm run register"],
    ["manifests", { unpublished: ["HealthProtocol"] }, {}, "registration"],
    ["readme", {}, { readme: "" }, "npm run register"],
    ["readme", {}, { readme: `# Painter\n\n${"It paints. ".repeat(200)}` }, "docs/agentverse-readme.md"],
    ["readme", {}, { readme: "# Painter\n\n## What\n\n## How\n\n## Why" }, "docs/agentverse-readme.md"],
    ["keywords", {}, { readme: "# Painter", metadata: null }, "Keywords"],
    ["handle", {}, { handle: null }, "AGENT_HANDLE"],
    ["handle", {}, { handle: "image-generator-agent" }, "AGENT_HANDLE"],
    ["name", {}, { name: "" }, "npm run register"],
    ["name", {}, { name: "Image Generator Agent" }, "AGENT_NAME"],
    ["description", {}, { description: " " }, "npm run register"],
    ["avatar", {}, { avatar_href: null }, "npm run register"],
    ["avatar", { avatarShows: false }, {}, "PNG, JPEG or WebP"],
    ["banner", { own: { bannerUrl: "", prompts: 1 } }, {}, "npm run register"],
    ["banner", { bannerShows: false }, {}, "PNG, JPEG or WebP"],
    ["prompts", { own: { bannerUrl: "x", prompts: 0 } }, {}, "npm run register"],
    ["active", {}, { status: "inactive" }, "npm run register"],
    ["interactions", {}, { total_interactions: 9 }, "ASI:One"],
    ["events", { reportsEvents: false }, {}, "REPORT_EVENTS=true"],
    ["website", {}, { domain: null }, "npm run verify"],
    ["responsive", { chat: bad("chat", "silence", "") }, {}, "chat"],
  ])("has %s as a criterion, with what to do (%#)", (check, facts, ofListing, advice) => {
    const finding = judge(facts, ofListing)[check];
    expect(finding).toMatchObject({ state: "unmet", advice: expect.stringContaining(advice) });
  });

  it("says so of what cannot be known", () => {
    const blind = judge(
      { own: null, unpublished: null, reportsEvents: null, chat: null },
      { total_interactions: null, rating: null },
    );
    for (const check of ["banner", "prompts", "manifests", "events", "responsive", "interactions", "rating"])
      expect(blind[check]).toMatchObject({ state: "skipped", detail: expect.stringMatching(/\w/) });
  });

  it("counts characters as people do, and reads a digest without its prefix", () => {
    expect(judge({}, { handle: "🎨".repeat(20) }).handle?.state).toBe("ok");
    const bare = chatProtocol.digest.replace("proto:", "");
    expect(judge({}, { protocols: [{ digest: bare }] }).protocol?.state).toBe("ok");
  });
});
