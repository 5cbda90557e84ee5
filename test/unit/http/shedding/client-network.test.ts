import { describe, expect, it } from "vitest";
import { clientNetwork } from "../../../../src/http/shedding/client-network.ts";

const networkOf = (address: string) => clientNetwork(new Headers({ "cf-connecting-ip": address }));

describe("the network of a client", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8:1:2::", "2001:db8:1:2"],
    ["2001:DB8:0001:2::9", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["2001:db8:1::5:6", "2001:db8:1:0"],
    ["::1", "0:0:0:0"],
    ["::", "0:0:0:0"],
    ["1:2:3:4:5:6:7::", "1:2:3:4"],
  ])("%s is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it("is one for all where nobody says", () => {
    expect(clientNetwork(new Headers())).toBe("");
  });
});
