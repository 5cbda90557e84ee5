import type { ReservationRequest } from "../../src/durable/daily-budget.ts";
import { NOON } from "../noon.ts";

/** A request for one picture without a price, of a sender who is on a list. */
export function reservationOf(key: string): ReservationRequest {
  const limits = { count: 2, micros: 0 };
  return { task: "draw", keys: [key], call: 0, micros: 0, limits, standing: "listed", now: NOON };
}
