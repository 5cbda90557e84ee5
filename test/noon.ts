const DAY = 86_400_000;

/**
 * Noon (UTC) of a day a month ahead, whatever day it is: a time for tests whose objects keep an alarm or a row at it.
 * The runtime moves an alarm in the past to now, and fires what is due; at NOON nothing is due while the tests run.
 */
export const NOON = Math.floor(Date.now() / DAY) * DAY + 30 * DAY + DAY / 2;
