// Cuts a WebAssembly module (MVP) down to what some of its exports can reach: the body of every other function becomes
// one `unreachable`, so that indices stay as they are. https://webassembly.github.io/spec/core/binary/

const HEADER = 8;
const SECTION = { import: 2, export: 7, element: 9, code: 10 };
const FUNCTION = 0;
/** A body of three bytes: no locals, `unreachable`, `end`. */
const NOTHING = Uint8Array.of(3, 0, 0, 0x0b);

interface Section {
  readonly id: number;
  readonly content: Uint8Array;
}

/**
 * The module with the exports of these names alone, and without the code that they never reach. `never`: indices of
 * functions that count as not called, although there are calls of them or the table names them.
 */
export function reachableCode(
  module: Uint8Array,
  names: ReadonlySet<string>,
  never: ReadonlySet<number>,
): Uint8Array {
  const sections = readSections(module);
  const contentOf = (wanted: number) => sections.find(({ id }) => id === wanted)?.content ?? Uint8Array.of(0);
  const imported = countImportedFunctions(contentOf(SECTION.import));
  const bodies = readBodies(contentOf(SECTION.code));
  const exports = readExports(contentOf(SECTION.export)).filter(({ name }) => names.has(name));
  const roots = [...exports.map(({ index }) => index), ...readElements(contentOf(SECTION.element))];

  const reached = new Set<number>();
  for (const waiting = [...roots]; ; ) {
    const index = waiting.pop();
    if (index === undefined) break;
    const body = bodies[index - imported];
    if (body === undefined || never.has(index) || reached.has(index)) continue;
    reached.add(index);
    waiting.push(...callsIn(body));
  }
  const code = bodies.map((body, at) => (reached.has(at + imported) ? sized(body) : NOTHING));
  return join([
    module.subarray(0, HEADER),
    ...sections.map(({ id, content }) => {
      if (id === SECTION.code) return section(id, vector(code));
      return section(id, id === SECTION.export ? vector(exports.map(({ bytes }) => bytes)) : content);
    }),
  ]);
}

/** Reads a module's bytes one after the other. */
class Reader {
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  byte(): number {
    const byte = this.#bytes[this.at];
    if (byte === undefined) throw new Error("The WebAssembly module ends too soon.");
    this.at += 1;
    return byte;
  }

  /** An integer in LEB128; right for unsigned ones below 2^32, passed over for others. */
  integer(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  bytes(length: number): Uint8Array {
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  many<T>(read: () => T): T[] {
    return Array.from({ length: this.integer() }, read);
  }
}

function readSections(module: Uint8Array): Section[] {
  const reader = new Reader(module.subarray(HEADER));
  const sections: Section[] = [];
  while (!reader.isAtEnd) sections.push({ id: reader.byte(), content: reader.bytes(reader.integer()) });
  return sections;
}

function countImportedFunctions(content: Uint8Array): number {
  const reader = new Reader(content);
  const limits = () => (reader.byte() === 0 ? [reader.integer()] : [reader.integer(), reader.integer()]);
  const kinds = reader.many(() => {
    reader.bytes(reader.integer());
    reader.bytes(reader.integer());
    const kind = reader.byte();
    if (kind === 0) reader.integer();
    else if (kind === 1) void [reader.byte(), limits()];
    else if (kind === 2) limits();
    else reader.bytes(2);
    return kind;
  });
  return kinds.filter((kind) => kind === FUNCTION).length;
}

function readExports(content: Uint8Array) {
  const reader = new Reader(content);
  return reader.many(() => {
    const start = reader.at;
    const name = new TextDecoder().decode(reader.bytes(reader.integer()));
    const kind = reader.byte();
    const index = reader.integer();
    if (kind !== FUNCTION) return { name: "", index, bytes: Uint8Array.of() };
    return { name, index, bytes: content.subarray(start, reader.at) };
  });
}

/** The functions that the table names. */
function readElements(content: Uint8Array): number[] {
  const reader = new Reader(content);
  return reader
    .many(() => {
      reader.integer();
      passConstant(reader);
      return reader.many(() => reader.integer());
    })
    .flat();
}

function readBodies(content: Uint8Array): Uint8Array[] {
  const reader = new Reader(content);
  return reader.many(() => reader.bytes(reader.integer()));
}

/** Passes over the expression that says where an element segment begins. */
function passConstant(reader: Reader): void {
  while (reader.byte() !== END) reader.integer();
}

const END = 0x0b;
const [BR_TABLE, CALL, CALL_INDIRECT] = [0x0e, 0x10, 0x11];

/** Integers that follow an opcode, of those that no other rule knows. */
function integersAfter(opcode: number): number {
  if (opcode >= 0x28 && opcode <= 0x3e) return 2; // loads and stores: alignment, offset
  if (opcode === CALL_INDIRECT) return 2;
  if (opcode >= 0x02 && opcode <= 0x04) return 1; // block, loop, if: their type
  if (opcode === 0x0c || opcode === 0x0d) return 1; // br, br_if
  if (opcode >= 0x20 && opcode <= 0x24) return 1; // local.get … global.set
  if (opcode >= 0x3f && opcode <= 0x42) return 1; // memory.size, memory.grow, i32.const, i64.const
  if (opcode <= 0x1b || (opcode >= 0x45 && opcode <= 0xbf)) return 0;
  throw new Error(`The WebAssembly module has an instruction that is not known here: ${opcode}.`);
}

/** The functions that a body calls by their index. */
function callsIn(body: Uint8Array): number[] {
  const reader = new Reader(body);
  reader.many(() => [reader.integer(), reader.byte()]);
  const called: number[] = [];
  while (!reader.isAtEnd) {
    const opcode = reader.byte();
    if (opcode === CALL) called.push(reader.integer());
    else if (opcode === BR_TABLE) void [reader.many(() => reader.integer()), reader.integer()];
    else if (opcode === 0x43 || opcode === 0x44) reader.bytes(opcode === 0x43 ? 4 : 8);
    else for (let left = integersAfter(opcode); left > 0; left -= 1) reader.integer();
  }
  return called;
}

function integer(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let left = value; ; left >>>= 7) {
    if (left < 0x80) return Uint8Array.of(...bytes, left);
    bytes.push((left & 0x7f) | 0x80);
  }
}

function sized(content: Uint8Array): Uint8Array {
  return join([integer(content.length), content]);
}

function vector(items: readonly Uint8Array[]): Uint8Array {
  return join([integer(items.length), ...items]);
}

function section(id: number, content: Uint8Array): Uint8Array {
  return join([Uint8Array.of(id), sized(content)]);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
