import { loadConfig } from "../../src/config.ts";
import { isLoopback } from "../../src/net/loopback.ts";
import { type Overview, overviewSchema } from "../../src/operator/api.ts";
import { dollarsOf } from "../../src/pricing/price.ts";
import { OperatorApi } from "../operator/api.ts";
import type { SettingSources } from "../operator-settings.ts";
import { findSetting } from "../settings.ts";
import { bad, type Finding, ok } from "./finding.ts";

/**
 * What a day may cost: by the agent's own account where there is a token to ask for it, else by the settings of this
 * machine.
 */
export async function checkMoney(url: string, sources: SettingSources): Promise<Finding> {
  const token = findSetting("OPERATOR_TOKEN", sources);
  if (token === null || !(url.startsWith("https://") || isLoopback(url))) return moneyHere(sources);
  const answer = await new OperatorApi(url, token).read("/overview?days=1", overviewSchema);
  return answer.ok ? judgeMoney(answer.value) : moneyHere(sources);
}

/** Judges what the agent itself says of its money. */
export function judgeMoney({
  dailyMoney,
  dailyPictures,
  dailyAnswers,
  providers,
}: Pick<Overview, "dailyMoney" | "dailyPictures" | "dailyAnswers" | "providers">): Finding {
  const { taken, limit } = dailyMoney;
  const spent = `today $${taken.toFixed(2)}`;
  if (limit === null) {
    const most = `${number(dailyPictures)} paid pictures and ${number(dailyAnswers)} answers a day`;
    return ok("money", `${spent}; without DAILY_BUDGET_USD ${most} are the only limit`);
  }
  const dear = providers.find(({ pictureUsd }) => pictureUsd !== null && pictureUsd > limit);
  if (dear !== undefined) {
    const detail = `A picture of ${dear.name} usually costs $${dear.pictureUsd}, the day has $${limit.toFixed(2)}.`;
    return bad(
      "money",
      detail,
      "Nothing can be drawn so: raise DAILY_BUDGET_USD, or say the true price in PRICE_TABLE.",
    );
  }
  return ok("money", `${spent} of $${limit.toFixed(2)}`);
}

function moneyHere(sources: SettingSources): Finding {
  const settings = Object.fromEntries(
    ["DAILY_BUDGET_USD", "DAILY_IMAGE_LIMIT", "DAILY_COMPLETION_LIMIT"].map((name) => [
      name,
      findSetting(name, sources) ?? "",
    ]),
  );
  const loaded = loadConfig({ AGENT_SEED: "a placeholder as long as a seed must be", ...settings });
  // What does not load is the business of the settings' check.
  if (!loaded.ok) return ok("money", "as the settings say, once they are valid");
  const { dailyBudgetMicros, dailyImageLimit, dailyCompletionLimit } = loaded.config;
  const here = "by the settings of this machine";
  if (dailyBudgetMicros > 0) return ok("money", `$${dollarsOf(dailyBudgetMicros).toFixed(2)} a day, ${here}`);
  const most = `${number({ limit: dailyImageLimit })} paid pictures and ${number({ limit: dailyCompletionLimit })} answers a day`;
  return ok("money", `${most}, no DAILY_BUDGET_USD, ${here}`);
}

function number({ limit }: { readonly limit: number | null }): string {
  return limit === null || limit === 0 ? "any number of" : String(limit);
}
