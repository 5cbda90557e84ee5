import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { choosePorts, isPortFree } from "../../../cli/ports.ts";

const allBut =
  (...taken: number[]) =>
  async (port: number) =>
    !taken.includes(port);

describe("choosing ports", () => {
  it("takes 8787 and the port after it", async () => {
    expect(await choosePorts(null, true, allBut())).toEqual({ ok: true, agent: 8787, agentverse: 8788 });
  });

  it("goes on to the next free ones", async () => {
    expect(await choosePorts(null, true, allBut(8787, 8788, 8790))).toEqual({
      ok: true,
      agent: 8789,
      agentverse: 8791,
    });
  });

  it("takes no port for an Agentverse that is elsewhere", async () => {
    expect(await choosePorts(9000, false, allBut())).toEqual({ ok: true, agent: 9000, agentverse: null });
  });

  it("does not replace a port that was asked for", async () => {
    const result = await choosePorts(9000, true, allBut(9000));
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining("9000 is in use") });
  });

  it("says so when no port is free", async () => {
    expect(await choosePorts(65_535, true, allBut())).toMatchObject({ ok: false });
  });
});

describe("a port", () => {
  it("is free until somebody listens on it", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    expect(await isPortFree(port)).toBe(false);
    await new Promise((resolve) => server.close(resolve));
    expect(await isPortFree(port)).toBe(true);
  });
});
