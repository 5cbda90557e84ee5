import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { nodeVersionProblem, stopProcess } from "../../../cli/wrangler-dev.ts";

describe("the Node that runs npm start", () => {
  it("has to be new enough for wrangler", () => {
    expect(nodeVersionProblem("20.20.2")).toContain("npm start");
    expect(nodeVersionProblem("22.18.0")).toBeNull();
    expect(nodeVersionProblem("24.21.0")).toBeNull();
  });
});

describe("stopping a process", () => {
  it("asks first, then insists", async () => {
    const deaf = 'process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1000)';
    const child = spawn(process.execPath, ["-e", deaf]);
    await once(child.stdout, "data");
    await stopProcess(child, 50);
    expect(child.signalCode).toBe("SIGKILL");
    await stopProcess(child);
  });
});
