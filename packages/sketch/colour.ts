/** A colour as 0xRRGGBB. */
export type Colour = number;

export function red(colour: Colour): number {
  return (colour >> 16) & 255;
}

export function green(colour: Colour): number {
  return (colour >> 8) & 255;
}

export function blue(colour: Colour): number {
  return colour & 255;
}

export function rgb(r: number, g: number, b: number): Colour {
  return (channel(r) << 16) | (channel(g) << 8) | channel(b);
}

/** A colour between a (t = 0) and b (t = 1). */
export function mix(a: Colour, b: Colour, t: number): Colour {
  return rgb(
    red(a) + (red(b) - red(a)) * t,
    green(a) + (green(b) - green(a)) * t,
    blue(a) + (blue(b) - blue(a)) * t,
  );
}

/** `over` laid on `under` with a weight of 0 to 256, two channels at a time: for loops over pixels. */
export function laid(under: Colour, over: Colour, weight: number): Colour {
  const rest = 256 - weight;
  const redBlue = Math.imul(under & 0xff00ff, rest) + Math.imul(over & 0xff00ff, weight) + 0x800080;
  const middle = Math.imul(under & 0x00ff00, rest) + Math.imul(over & 0x00ff00, weight) + 0x008000;
  return ((redBlue >>> 8) & 0xff00ff) | ((middle >>> 8) & 0x00ff00);
}

export function multiply(a: Colour, b: Colour): Colour {
  return rgb((red(a) * red(b)) / 255, (green(a) * green(b)) / 255, (blue(a) * blue(b)) / 255);
}

/** Towards a warm white: the lit side of a thing. */
export function lighter(colour: Colour, t: number): Colour {
  return mix(colour, 0xfff8e8, t);
}

/** Towards a deep blue rather than black, as a painter shades. */
export function darker(colour: Colour, t: number): Colour {
  return mix(colour, 0x17162c, t);
}

/** Perceived brightness in [0, 1]. */
export function brightness(colour: Colour): number {
  return (red(colour) * 0.3 + green(colour) * 0.59 + blue(colour) * 0.11) / 255;
}

function channel(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : Math.round(value);
}
