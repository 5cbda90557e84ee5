import type { Colour } from "./colour.ts";
import { hashText, Random } from "./random.ts";
import { readWords, type Word, type WordMeaning } from "./read-words.ts";
import {
  type PlaceName,
  type Relation,
  type Season,
  type Style,
  THINGS,
  type ThingName,
  type Time,
  type Weather,
} from "./vocabulary.ts";

export interface SceneThing {
  name: ThingName;
  /** The number of them, 1 to 7. */
  count: number;
  colour?: Colour;
  /** The relation to another thing of the list: a cat `on` a house, a robot that `holds` a cup. */
  relation?: { how: Relation; to: number };
}

/** The scene that a prompt asks for, as far as a small painter can tell. */
export interface Scene {
  seed: number;
  time: Time;
  weather: Weather;
  place: PlaceName;
  /** Mountains behind another place: "a lake in the mountains". */
  mountainsBehind: boolean;
  style: Style;
  season?: Season;
  /** A colour word that belongs to no thing: the mood of the whole picture. */
  mood?: Colour;
  things: SceneThing[];
  /** The prompt named nothing to draw: the things are small finds in a landscape, not its subject. */
  landscape: boolean;
}

/** The most different things in a scene: more would be marks, not a picture. */
const MAX_THINGS = 8;
const MAX_COUNT = 7;

/**
 * Reads any text into a scene. What the text leaves open is chosen by the seed, without one by the text's hash: the same
 * words and the same seed give the same scene.
 */
export function readScene(prompt: string, seed = hashText(prompt)): Scene {
  // Each question has chances of its own: an answer that the words give changes none of the others.
  const chances = (question: number) => new Random(seed + Math.imul(question, 0x9e3779b1));
  const words = withoutAbsent(readWords(prompt));
  const things = readThings(words);
  const named = new Set(things.map((thing) => thing.name));
  const places = meanings(words, "place");
  const place = choosePlace(places, things, chances(0));
  const mood = looseColour(words);
  const season = meanings(words, "season")[0];
  return {
    seed,
    time: meanings(words, "time")[0] ?? chooseTime(named, place, chances(1)),
    weather: chooseWeather(meanings(words, "weather"), named, words.length > 0, chances(2)),
    place,
    mountainsBehind:
      place !== "mountains" && (places.includes("mountains") || (place === "lake" && chances(3).chance(0.7))),
    style: meanings(words, "style")[0] ?? "gouache",
    ...(season === undefined ? {} : { season }),
    ...(mood === undefined ? {} : { mood }),
    things: things.length > 0 ? things : decoration(place, chances(4)),
    landscape: things.length === 0,
  };
}

/** The words of what is to be seen: what is left out somewhere in the text is left out wherever else it stands. */
function withoutAbsent(words: readonly Word[]): Word[] {
  const absent = new Set(words.flatMap(({ absent, meaning }) => (absent ? [meaning.value] : [])));
  return words.filter(
    (word) => !word.absent && !(word.meaning.is === "thing" && absent.has(word.meaning.value)),
  );
}

type ValueOf<Kind extends WordMeaning["is"]> =
  Extract<WordMeaning, { is: Kind }> extends { value: infer V } ? V : never;

function meanings<Kind extends WordMeaning["is"]>(words: readonly Word[], kind: Kind): ValueOf<Kind>[] {
  const found: ValueOf<Kind>[] = [];
  for (const { meaning } of words) if (isOf(meaning, kind)) found.push(meaning.value as ValueOf<Kind>);
  return found;
}

function isOf<Kind extends WordMeaning["is"]>(
  meaning: WordMeaning,
  kind: Kind,
): meaning is Extract<WordMeaning, { is: Kind }> {
  return meaning.is === kind;
}

/** Walks the words once: colours and numbers wait for the next thing, relations join two things. */
function readThings(words: readonly Word[]): SceneThing[] {
  const things: SceneThing[] = [];
  let colour: { value: Colour; at: number } | undefined;
  let count: { value: number; at: number } | undefined;
  let how: Relation | undefined;
  for (const word of words) {
    const { meaning, at } = word;
    if (meaning.is === "colour") {
      const last = things.at(-1);
      // "renard rouge": the colour right after its thing, in the languages that say it so.
      if (last && word.afterThing && last.colour === undefined) last.colour = meaning.value;
      else colour = { value: meaning.value, at };
    } else if (meaning.is === "count") count = { value: meaning.value, at };
    else if (meaning.is === "relation") how = meaning.value;
    else if (meaning.is === "place") {
      // "Flying over a city": there is nothing to be over but the place itself.
      const last = things.at(-1);
      if (how === "over" && last && !last.relation) last.relation = { how, to: things.length - 1 };
      how = undefined;
    } else if (meaning.is === "thing") {
      const known = things.findIndex((thing) => thing.name === meaning.value);
      if (known >= 0 || things.length >= MAX_THINGS) continue;
      const thing: SceneThing = { name: meaning.value, count: word.plural ? 3 : 1 };
      if (colour && at - colour.at <= 3) thing.colour = colour.value;
      if (count && at - count.at <= 3) thing.count = Math.min(MAX_COUNT, count.value);
      const before = things.at(-1);
      if (how && before && !before.relation) before.relation = { how, to: things.length };
      else if (how === "over" && before === undefined) thing.relation = { how, to: 0 };
      things.push(thing);
      colour = undefined;
      count = undefined;
      how = undefined;
    }
  }
  return things;
}

function looseColour(words: readonly Word[]): Colour | undefined {
  for (const [index, { meaning, at, afterThing }] of words.entries()) {
    if (meaning.is !== "colour" || afterThing) continue;
    const next = words.slice(index + 1).find((word) => word.meaning.is === "thing");
    if (!next || next.at - at > 3) return meaning.value;
  }
  return undefined;
}

function choosePlace(named: readonly PlaceName[], things: readonly SceneThing[], random: Random): PlaceName {
  // "A lake in the mountains" is a lake with mountains behind it; "a desert in space" goes by what is named first.
  const first = named.find((place) => place !== "mountains") ?? named[0];
  if (first) return first;
  const suggested = things.map((thing) => placeOf(thing.name));
  const indoors =
    suggested.includes("room") && !things.some((thing) => THINGS[thing.name].home === "landmark");
  if (indoors) return "room";
  // A building tells more about where we are than an animal does.
  const landmark = things.find((thing) => THINGS[thing.name].home === "landmark");
  const water = things.find((thing) => THINGS[thing.name].home === "water");
  const strongest = placeOf(water?.name) ?? placeOf(landmark?.name);
  const found = strongest ?? suggested.find((place) => place !== undefined);
  if (found) return found;
  if (things.some((thing) => THINGS[thing.name].home === "hero"))
    return random.pick("field", "field", "forest", "lake");
  return random.pick("mountains", "lake", "lake", "sea", "forest", "desert", "field", "field");
}

function placeOf(name: ThingName | undefined): PlaceName | undefined {
  if (name === undefined) return undefined;
  const words = THINGS[name];
  return "place" in words ? words.place : undefined;
}

function chooseTime(named: ReadonlySet<ThingName>, place: PlaceName, random: Random): Time {
  const nightly: readonly ThingName[] = [
    "moon",
    "crescent",
    "star",
    "comet",
    "aurora",
    "lantern",
    "campfire",
    "ghost",
    "owl",
  ];
  if (place === "space" || place === "moon" || nightly.some((name) => named.has(name))) return "night";
  if (named.has("sun") || named.has("rainbow") || named.has("kite") || named.has("butterfly")) return "day";
  if (place === "room" || place === "underwater") return random.pick("day", "day", "sunset", "dawn");
  return named.size > 0
    ? random.pick("day", "day", "day", "dawn", "sunset")
    : random.pick("day", "dawn", "sunset", "sunset", "night");
}

function chooseWeather(
  named: readonly Weather[],
  things: ReadonlySet<ThingName>,
  anyWord: boolean,
  random: Random,
): Weather {
  // "A storm with rain" is a storm; "rain at a clear lake" rains.
  const worst = (["storm", "snow", "rain", "fog", "cloudy"] as const).find((weather) =>
    named.includes(weather),
  );
  if (worst) return worst;
  if (named.includes("clear")) return "clear";
  if (things.has("lightning")) return "storm";
  if (things.has("snowman") || things.has("penguin")) return "snow";
  if (things.has("umbrella")) return "rain";
  return anyWord ? "clear" : random.pick("clear", "clear", "cloudy", "fog");
}

/** A landscape that nobody asked anything of still has something small to find in it. */
function decoration(place: PlaceName, random: Random): SceneThing[] {
  const one = (name: ThingName, count = 1): SceneThing => ({ name, count });
  switch (place) {
    case "lake":
      return random.pick([one("boat")], [one("house")], [one("bird", 5)], [one("sailboat")]);
    case "sea":
      return random.pick([one("sailboat", 2)], [one("lighthouse")], [one("sailboat"), one("bird", 4)]);
    case "desert":
      return random.pick([one("cactus", 3)], [one("balloon", 2), one("cactus", 2)]);
    case "field":
      return random.pick(
        [one("house"), one("tree", 3)],
        [one("windmill")],
        [one("tree")],
        [one("balloon", 3)],
      );
    case "mountains":
      return random.pick([one("house")], [one("bird", 5)], [one("balloon", 2)]);
    case "forest":
      return random.pick([one("deer")], [one("house")], [one("tent"), one("campfire")]);
    default:
      return [];
  }
}
