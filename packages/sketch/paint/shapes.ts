/** A closed outline or an open line as flat coordinates: x0, y0, x1, y1, … with y downwards. */
export type Points = readonly number[];

export function oval(cx: number, cy: number, rx: number, ry = rx, turn = 0): number[] {
  return arc(cx, cy, rx, ry, 0, Math.PI * 2, turn);
}

/** Part of an oval, from one angle to another in radians; 0 is to the right, π/2 is down. */
export function arc(
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  from: number,
  to: number,
  turn = 0,
): number[] {
  const steps = Math.max(6, Math.ceil((Math.abs(to - from) / (Math.PI * 2)) * 56));
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const points: number[] = [];
  for (let i = 0; i <= steps; i++) {
    const angle = from + ((to - from) * i) / steps;
    const x = Math.cos(angle) * rx;
    const y = Math.sin(angle) * ry;
    points.push(cx + x * cos - y * sin, cy + x * sin + y * cos);
  }
  return points;
}

/** A box from its left upper corner, with rounded corners if asked. */
export function box(x: number, y: number, w: number, h: number, round = 0): number[] {
  if (round <= 0) return [x, y, x + w, y, x + w, y + h, x, y + h];
  const r = Math.min(round, w / 2, h / 2);
  const quarter = Math.PI / 2;
  return [
    ...arc(x + w - r, y + r, r, r, -quarter, 0),
    ...arc(x + w - r, y + h - r, r, r, 0, quarter),
    ...arc(x + r, y + h - r, r, r, quarter, quarter * 2),
    ...arc(x + r, y + r, r, r, quarter * 2, quarter * 3),
  ];
}

/** A door or window with a round top: base centre, width, height. */
export function archway(cx: number, base: number, w: number, h: number): number[] {
  const r = w / 2;
  return [cx - r, base, ...arc(cx, base - h + r, r, r, Math.PI, Math.PI * 2), cx + r, base];
}

/** A smooth closed outline through the points (Catmull-Rom). */
export function blob(points: Points): number[] {
  return throughPoints(points, true);
}

/** A smooth open line through the points (Catmull-Rom). */
export function curve(points: Points): number[] {
  return throughPoints(points, false);
}

export function star(cx: number, cy: number, outer: number, inner: number, spikes = 5, turn = 0): number[] {
  const points: number[] = [];
  for (let i = 0; i < spikes * 2; i++) {
    const r = i % 2 === 0 ? outer : inner;
    const angle = turn - Math.PI / 2 + (i * Math.PI) / spikes;
    points.push(cx + Math.cos(angle) * r, cy + Math.sin(angle) * r);
  }
  return points;
}

/** A waning moon: a round from which a smaller round, half a radius aside, is cut. */
export function crescent(cx: number, cy: number, r: number): number[] {
  const turn = -0.45;
  const outer = Math.acos(0.61);
  const inner = Math.atan2(Math.sin(outer), 0.11);
  const aside = r * 0.5;
  return [
    ...arc(cx, cy, r, r, outer, Math.PI * 2 - outer, turn),
    ...arc(
      cx + Math.cos(turn) * aside,
      cy + Math.sin(turn) * aside,
      r * 0.8,
      r * 0.8,
      Math.PI * 2 - inner,
      inner,
      turn,
    ),
  ];
}

export function heart(cx: number, cy: number, r: number): number[] {
  const points: number[] = [];
  for (let i = 0; i < 48; i++) {
    const t = (i / 48) * Math.PI * 2;
    const x = 16 * Math.sin(t) ** 3;
    const y = 13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t);
    points.push(cx + (x / 16) * r, cy - (y / 16) * r);
  }
  return points;
}

/** The outline of a round-ended brush stroke along a line; its width goes from `from` to `to`. */
export function stroke(line: Points, from: number, to = from): number[] {
  const count = line.length / 2;
  if (count < 2) return oval(line[0] ?? 0, line[1] ?? 0, from / 2);
  const left: number[] = [];
  const right: number[] = [];
  let headAngle = 0;
  let tailAngle = 0;
  for (let i = 0; i < count; i++) {
    const before = Math.max(0, i - 1) * 2;
    const after = Math.min(count - 1, i + 1) * 2;
    const angle = Math.atan2(
      (line[after + 1] ?? 0) - (line[before + 1] ?? 0),
      (line[after] ?? 0) - (line[before] ?? 0),
    );
    if (i === 0) headAngle = angle;
    tailAngle = angle;
    const half = (from + ((to - from) * i) / (count - 1)) / 2;
    const nx = -Math.sin(angle) * half;
    const ny = Math.cos(angle) * half;
    const x = line[i * 2] ?? 0;
    const y = line[i * 2 + 1] ?? 0;
    left.push(x + nx, y + ny);
    right.unshift(x - nx, y - ny);
  }
  const end = count * 2 - 2;
  const quarter = Math.PI / 2;
  const tail = cap(line[end] ?? 0, line[end + 1] ?? 0, to / 2, tailAngle + quarter);
  const head = cap(line[0] ?? 0, line[1] ?? 0, from / 2, headAngle - quarter);
  return [...left, ...tail, ...right, ...head];
}

function cap(x: number, y: number, r: number, start: number): number[] {
  const points: number[] = [];
  for (let i = 1; i < 6; i++) {
    const angle = start - (Math.PI * i) / 6;
    points.push(x + Math.cos(angle) * r, y + Math.sin(angle) * r);
  }
  return points;
}

function throughPoints(points: Points, closed: boolean): number[] {
  const count = points.length / 2;
  const steps = 8;
  const at = (i: number): [number, number] => {
    const index = closed ? (i + count) % count : Math.min(count - 1, Math.max(0, i));
    return [points[index * 2] ?? 0, points[index * 2 + 1] ?? 0];
  };
  const result: number[] = [];
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [ax, ay] = at(i - 1);
    const [bx, by] = at(i);
    const [cx, cy] = at(i + 1);
    const [dx, dy] = at(i + 2);
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      result.push(spline(ax, bx, cx, dx, t), spline(ay, by, cy, dy, t));
    }
  }
  if (!closed) result.push(...at(count - 1));
  return result;
}

function spline(a: number, b: number, c: number, d: number, t: number): number {
  return (
    0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)
  );
}
