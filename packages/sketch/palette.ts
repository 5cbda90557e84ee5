import { brightness, type Colour, mix, multiply } from "./colour.ts";
import { Random } from "./random.ts";
import type { Scene } from "./scene.ts";
import type { PlaceName, Time } from "./vocabulary.ts";

/** The colours of a whole picture. Everything in it is mixed from these, which is what keeps it in one key. */
export interface Palette {
  skyTop: Colour;
  skyMid: Colour;
  skyLow: Colour;
  /** The disc and the light of the sun, or of the moon. */
  sun: Colour;
  cloud: Colour;
  cloudShade: Colour;
  /** The colour that distance fades into. */
  haze: Colour;
  hillFar: Colour;
  hillNear: Colour;
  water: Colour;
  waterDeep: Colour;
  ground: Colour;
  groundNear: Colour;
  /** The light on things: multiplied in, then a share of a second colour mixed over. */
  lightColour: Colour;
  veil: Colour;
  veilShare: number;
}

type SkyColours = Omit<Palette, "ground" | "groundNear">;

const SKIES: Record<Time, readonly [SkyColours, ...SkyColours[]]> = {
  dawn: [
    sky([
      0x7d9cc0, 0xe5bfc0, 0xfce3b6, 0xfff3d0, 0xfbdfd2, 0xb7a2bd, 0xb9a9c4, 0x5d7381, 0xa9bccb, 0x6d8aa6,
      0xffe9da, 0xe9b9b4, 0.1,
    ]),
    sky([
      0x8fb6c2, 0xf0d0b4, 0xffe9c4, 0xfffbe4, 0xfff0de, 0xc9b6b6, 0xb5bcc0, 0x56786f, 0xb3cac8, 0x7398a0,
      0xfff0dc, 0xf0c9a8, 0.08,
    ]),
  ],
  day: [
    sky([
      0x5fa6c4, 0xa4d0d6, 0xf1ebd2, 0xfff4c4, 0xfdf9ee, 0xc3d5dc, 0xa3c3cb, 0x5f8f72, 0x7fbac4, 0x3f86a2,
      0xffffff, 0xffffff, 0,
    ]),
    sky([
      0x4d9bb5, 0x93cbc9, 0xfbe6c3, 0xfff0b8, 0xfffaf0, 0xc7d8d2, 0x9ec1bb, 0x4f8468, 0x6fb6b8, 0x2f7d92,
      0xfffdf4, 0xffffff, 0,
    ]),
    sky([
      0x79b3d6, 0xbfdde6, 0xf7f1e0, 0xfff6d2, 0xffffff, 0xcddbe6, 0xaec6d8, 0x6b9a8a, 0x8fc3d6, 0x4e8fb4,
      0xffffff, 0xffffff, 0,
    ]),
  ],
  sunset: [
    sky([
      0x3f4c82, 0xd97b78, 0xfbc772, 0xfff0b8, 0xf6a88a, 0x9a6a8e, 0xb37890, 0x3d3560, 0xd98f7c, 0x4c4a80,
      0xf4c6b0, 0x5c3468, 0.2,
    ]),
    sky([
      0x6b4a80, 0xee8a66, 0xffdc8c, 0xfff6cc, 0xffc49a, 0xb0708a, 0xc88a86, 0x4a3550, 0xe8a27c, 0x6a4a78,
      0xf8ccaa, 0x6a3858, 0.18,
    ]),
    sky([
      0x2f5d7c, 0xe39a78, 0xfdd893, 0xfff4cc, 0xf8c0a0, 0x87788f, 0xa08a98, 0x2f4658, 0xd9a888, 0x3c6078,
      0xf2cdb2, 0x44406c, 0.18,
    ]),
  ],
  night: [
    sky([
      0x0f1838, 0x1f3764, 0x4c6a96, 0xfdf4d6, 0x40578a, 0x22315c, 0x3a5684, 0x141f3e, 0x2c4a7a, 0x12203f,
      0xa3b4e6, 0x16244e, 0.3,
    ]),
    sky([
      0x0a2030, 0x15464f, 0x4a8a86, 0xfff6da, 0x3c7478, 0x1a4450, 0x2f6468, 0x0e2832, 0x276068, 0x0c2a36,
      0x9cc4d0, 0x0e2c3c, 0.3,
    ]),
    sky([
      0x1c1638, 0x3d2f6a, 0x7a5c94, 0xfff0d8, 0x5f4c8a, 0x2f2658, 0x54447e, 0x1c1638, 0x4a3c78, 0x1d1740,
      0xb8a8e2, 0x241a4c, 0.3,
    ]),
  ],
};

const GROUNDS: Record<PlaceName, readonly [Colour, Colour]> = {
  mountains: [0x93ab68, 0x64804f],
  sea: [0xe9d3a4, 0xc9a877],
  lake: [0x8fab63, 0x5f7d4b],
  forest: [0x819c5c, 0x4f6b45],
  city: [0xa5a5ae, 0x6f707e],
  desert: [0xe8c386, 0xcf9a5f],
  field: [0xa3b966, 0x6e9150],
  space: [0x3a3560, 0x24204a],
  moon: [0xc6c3be, 0x8d8a90],
  underwater: [0xd9c79a, 0x9db09a],
  room: [0xc4935f, 0x9a6b45],
};

/** The palette of a scene: by its time of day, then bent by weather, place, season and mood. */
export function choosePalette(scene: Scene): Palette {
  const random = new Random(scene.seed ^ 0x5eed);
  const [first, ...rest] = SKIES[scene.time];
  const [ground, groundNear] = GROUNDS[scene.place];
  const light = random.pick(first, ...rest);
  // In the dark the ground takes the colour of the hills rather than a dull green of its own.
  const dusk = { dawn: 0.08, day: 0, sunset: 0.22, night: 0.38 }[scene.time];
  let palette: Palette = {
    ...light,
    ground: mix(ground, mix(light.hillNear, light.hillFar, 0.5), dusk),
    groundNear: mix(groundNear, light.hillNear, dusk),
  };
  if (scene.season === "autumn" && ground !== GROUNDS.city[0]) {
    palette = {
      ...palette,
      ground: 0xd2a850,
      groundNear: 0xa8743c,
      hillNear: mix(palette.hillNear, 0xb0683a, 0.5),
    };
  }
  if (scene.weather === "snow" && scene.place !== "room") palette = snowed(palette);
  palette = weathered(palette, scene);
  return scene.mood === undefined ? palette : inMood(palette, scene.mood);
}

/** The light of the scene as a function of a thing's own colour. */
export function lightOf(palette: Palette, share = 1): (colour: Colour) => Colour {
  return (colour) => {
    const lit = mix(colour, multiply(colour, palette.lightColour), share);
    return mix(lit, palette.veil, palette.veilShare * share);
  };
}

function snowed(palette: Palette): Palette {
  return {
    ...palette,
    ground: 0xf4f6f8,
    groundNear: 0xd3e0ea,
    hillFar: mix(palette.hillFar, 0xe6eef4, 0.35),
    hillNear: mix(palette.hillNear, 0xdfe8f0, 0.5),
  };
}

function weathered(palette: Palette, { weather, time }: Scene): Palette {
  const dull = { clear: 0, cloudy: 0.25, rain: 0.5, storm: 0.72, snow: 0.25, fog: 0.45 }[weather];
  if (dull === 0) return palette;
  const night = time === "night";
  const grey = {
    clear: 0xffffff,
    cloudy: night ? 0x3a4560 : 0xb4c0c8,
    rain: night ? 0x2a3850 : 0x8499a8,
    storm: night ? 0x1c2638 : 0x4a586a,
    snow: night ? 0x42527a : 0xc9d6e2,
    fog: night ? 0x4a5a74 : 0xdad9d2,
  }[weather];
  const towards = (colour: Colour, share = 1) => mix(colour, grey, dull * share);
  return {
    ...palette,
    skyTop: towards(palette.skyTop),
    skyMid: towards(palette.skyMid, 0.9),
    skyLow: towards(palette.skyLow, 0.6),
    cloud: towards(palette.cloud, 0.75),
    cloudShade: towards(palette.cloudShade, 0.9),
    haze: towards(palette.haze, 0.8),
    hillFar: towards(palette.hillFar, 0.8),
    hillNear: towards(palette.hillNear, 0.5),
    water: towards(palette.water, 0.8),
    waterDeep: towards(palette.waterDeep, 0.7),
    veil: mix(palette.veil, grey, 0.6),
    veilShare: Math.max(palette.veilShare, dull * 0.3),
  };
}

/**
 * A palette in a mood ("in shades of purple"): sky, distance and water lean to the colour, keeping their own
 * brightness.
 */
function inMood(palette: Palette, mood: Colour): Palette {
  const lean = (colour: Colour, share: number) => {
    const shade = brightness(mood) + 0.05;
    const value = brightness(colour) / shade;
    const same =
      value > 1 ? mix(mood, 0xfff6ea, Math.min(0.85, (value - 1) * 0.9)) : multiply(mood, grey(value));
    return mix(colour, same, share);
  };
  return {
    ...palette,
    skyTop: lean(palette.skyTop, 0.75),
    skyMid: lean(palette.skyMid, 0.65),
    skyLow: lean(palette.skyLow, 0.4),
    cloud: lean(palette.cloud, 0.3),
    cloudShade: lean(palette.cloudShade, 0.5),
    haze: lean(palette.haze, 0.5),
    hillFar: lean(palette.hillFar, 0.65),
    hillNear: lean(palette.hillNear, 0.55),
    water: lean(palette.water, 0.65),
    waterDeep: lean(palette.waterDeep, 0.65),
    ground: lean(palette.ground, 0.5),
    groundNear: lean(palette.groundNear, 0.55),
  };
}

function grey(value: number): Colour {
  const level = Math.max(0, Math.min(255, Math.round(value * 255)));
  return (level << 16) | (level << 8) | level;
}

/** One row of the table, in the order of the fields of Palette; the haze is mixed from the lower sky. */
function sky(row: SkyRow): SkyColours {
  const [
    skyTop,
    skyMid,
    skyLow,
    sun,
    cloud,
    cloudShade,
    hillFar,
    hillNear,
    water,
    waterDeep,
    lightColour,
    veil,
    veilShare,
  ] = row;
  const haze = mix(skyLow, skyMid, 0.35);
  return {
    skyTop,
    skyMid,
    skyLow,
    sun,
    cloud,
    cloudShade,
    haze,
    hillFar,
    hillNear,
    water,
    waterDeep,
    lightColour,
    veil,
    veilShare,
  };
}

type SkyRow = readonly [
  skyTop: Colour,
  skyMid: Colour,
  skyLow: Colour,
  sun: Colour,
  cloud: Colour,
  cloudShade: Colour,
  hillFar: Colour,
  hillNear: Colour,
  water: Colour,
  waterDeep: Colour,
  lightColour: Colour,
  veil: Colour,
  veilShare: number,
];
