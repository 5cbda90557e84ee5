import type { Scene, SceneThing } from "./scene.ts";
import { thingNamed } from "./things/catalogue.ts";
import type { Thing } from "./things/thing.ts";
import { THINGS } from "./vocabulary.ts";

/** One thing to draw, with what it carries, wears or bears. */
export interface Unit {
  thing: Thing;
  wanted: SceneThing;
  /** Drawn at this unit's hand, head or perch, or held over it. */
  attached: { how: "hand" | "head" | "perch" | "cover"; unit: Unit }[];
}

/** The units of a scene by where they go. */
export interface Cast {
  front: Unit[];
  landmarks: Unit[];
  water: Unit[];
  sky: Unit[];
}

/** The most units in one picture: more would be a pattern. */
const MAX_UNITS = 18;

/** Sorts the things of a scene into front, middle distance, water and sky; joined things become one unit. */
export function castScene(scene: Scene): Cast {
  const cast: Cast = { front: [], landmarks: [], water: [], sky: [] };
  const units = scene.things.map((wanted): Unit | undefined => {
    const thing = thingNamed(wanted.name);
    return thing ? { thing, wanted, attached: [] } : undefined;
  });
  const joined = joinRelated(scene.things, units);
  let left = MAX_UNITS;
  for (const [index, unit] of units.entries()) {
    if (!unit || joined.has(index)) continue;
    const count = Math.min(unit.wanted.count, left);
    left -= count;
    for (let i = 0; i < count; i++) cast[roleOf(scene, unit)].push(unit);
  }
  return cast;
}

/** Attaches each thing that belongs to another; returns the indexes that are no longer units of their own. */
function joinRelated(things: readonly SceneThing[], units: readonly (Unit | undefined)[]): Set<number> {
  const joined = new Set<number>();
  for (const [index, { relation }] of things.entries()) {
    if (!relation) continue;
    const one = units[index];
    const other = units[relation.to];
    if (!other || one === undefined || one === other || joined.has(relation.to)) continue;
    const how = relation.how;
    if (how === "on" && other.thing.perch && !joined.has(index)) {
      other.attached.push({ how: "perch", unit: one });
      joined.add(index);
    } else if ((how === "holds" || how === "wears") && isHeadwear(other)) {
      joined.add(relation.to);
      if (one.wanted.name === "wizard" || !one.thing.head) {
        // Who already wears a hat takes its colour only.
        if (other.wanted.colour !== undefined) one.wanted.colour ??= other.wanted.colour;
        continue;
      }
      one.attached.push({ how: "head", unit: other });
    } else if (other.wanted.name === "umbrella" && (how === "under" || how === "holds")) {
      const standing = [one, ...units].find((unit) => unit && THINGS[unit.wanted.name].home === "hero");
      (standing ?? one).attached.push({ how: "cover", unit: other });
      joined.add(relation.to);
    } else if (how === "holds" && one.thing.hand && THINGS[other.wanted.name].home === "object") {
      one.attached.push({ how: "hand", unit: other });
      joined.add(relation.to);
    }
  }
  return joined;
}

function isHeadwear({ wanted: { name } }: Unit): boolean {
  return name === "hat" || name === "crown" || name === "scarf";
}

function roleOf(scene: Scene, unit: Unit): keyof Cast {
  const { name, relation } = unit.wanted;
  const home = THINGS[name].home;
  if (name === "dragon" || (relation?.how === "over" && (home === "hero" || home === "water"))) return "sky";
  if (scene.place === "space") return "sky";
  if (scene.place === "underwater" && name === "fish") return "water";
  const wet = scene.place === "sea" || scene.place === "lake" || scene.place === "underwater";
  switch (home) {
    case "water":
      return wet ? "water" : name === "whale" ? "sky" : "front";
    case "sky":
      return "sky";
    case "landmark":
      return "landmarks";
    case "object":
    case "hero":
      return "front";
  }
}
