import type { ThingName } from "../vocabulary.ts";
import { buildings } from "./buildings.ts";
import { objects } from "./objects.ts";
import { otherAnimals } from "./other-animals.ts";
import { people } from "./people.ts";
import { plants } from "./plants.ts";
import { sittingAnimals } from "./sitting-animals.ts";
import { skyThings } from "./sky-things.ts";
import { standingAnimals } from "./standing-animals.ts";
import { tableware } from "./tableware.ts";
import type { Thing } from "./thing.ts";
import { vehicles } from "./vehicles.ts";

/** The sky itself draws these: they are light or weather rather than things in a place. */
type PaintedBySky = "sun" | "moon" | "crescent" | "cloud" | "rainbow" | "lightning" | "aurora";

const CATALOGUE: Record<Exclude<ThingName, PaintedBySky>, Thing> = {
  ...sittingAnimals,
  ...standingAnimals,
  ...otherAnimals,
  ...people,
  ...buildings,
  ...vehicles,
  ...plants,
  ...objects,
  ...tableware,
  ...skyThings,
};

const BY_NAME: ReadonlyMap<string, Thing> = new Map(Object.entries(CATALOGUE));

/** The drawing of a thing; none for what the sky paints. */
export function thingNamed(name: ThingName): Thing | undefined {
  return BY_NAME.get(name);
}
