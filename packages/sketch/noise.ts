import { Random } from "./random.ts";

const SIDE = 64;

/** Smooth value noise that repeats every 64 units: hill lines, paper, the wobble of a hand. Values in [-1, 1]. */
export class Noise {
  private readonly lattice: Float32Array;

  constructor(seed: number) {
    const random = new Random(seed);
    this.lattice = Float32Array.from({ length: SIDE * SIDE }, () => random.between(-1, 1));
  }

  at(x: number, y: number): number {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const fx = smooth(x - column);
    const fy = smooth(y - row);
    const c0 = column & (SIDE - 1);
    const c1 = (column + 1) & (SIDE - 1);
    const r0 = (row & (SIDE - 1)) * SIDE;
    const r1 = ((row + 1) & (SIDE - 1)) * SIDE;
    const lattice = this.lattice;
    const a = lattice[r0 + c0] ?? 0;
    const b = lattice[r0 + c1] ?? 0;
    const c = lattice[r1 + c0] ?? 0;
    const d = lattice[r1 + c1] ?? 0;
    const top = a + (b - a) * fx;
    return top + (c + (d - c) * fx - top) * fy;
  }

  /** Several octaves of noise along a line: a ridge of hills. About [-1, 1]. */
  ridge(x: number, lane: number, octaves: number): number {
    let sum = 0;
    let size = 0.55;
    let step = 1;
    for (let i = 0; i < octaves; i++) {
      sum += this.at(x * step, lane * 7.3 + i * 13.7) * size;
      size *= 0.5;
      step *= 2.1;
    }
    return sum;
  }
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}
