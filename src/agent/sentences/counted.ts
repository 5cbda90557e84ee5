/** A number with its noun: "1 picture", "3 pictures". `#` stands for the number; languages differ in what 0 takes. */
export function counted(number: number, one: string, many: string): string {
  return (number === 1 ? one : many).replace("#", String(number));
}

const LONGEST_IN_MINUTES = 90;

/** A time to wait, in minutes up to an hour and a half, then in hours, rounded up. */
export function waitingTime(
  minutes: number,
  inMinutes: (minutes: number) => string,
  inHours: (hours: number) => string,
): string {
  const whole = Math.max(1, Math.ceil(minutes));
  return whole <= LONGEST_IN_MINUTES ? inMinutes(whole) : inHours(Math.ceil(whole / 60));
}

/** How long a picture usually takes: in seconds up to a minute and a half, then in minutes. */
export function usualTimeInWords(
  seconds: number,
  inSeconds: (seconds: number) => string,
  inMinutes: (minutes: number) => string,
): string {
  const whole = Math.max(1, Math.round(seconds));
  return whole <= 90 ? inSeconds(whole) : inMinutes(Math.round(whole / 60));
}
