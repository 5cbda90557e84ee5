import { type Colour, darker, lighter, mix } from "../colour.ts";
import type { Pen } from "../paint/pen.ts";
import { blob, curve, oval } from "../paint/shapes.ts";
import type { Look, Thing } from "./thing.ts";

interface Coat {
  fur: Colour;
  pale: Colour;
  dark: Colour;
  ears: "pointed" | "round" | "long" | "floppy";
  head: "pointed" | "round";
  tail: "bushy" | "thin" | "stub";
  legs?: Colour;
  mask?: "stripes" | "mane" | "panda" | "patch" | "tabby";
}

/** An animal that sits and looks at us: one drawing, many coats. */
function sittingAnimal(coat: Coat, size: number): Thing {
  return {
    size,
    width: 0.9,
    hand: [25, -30],
    head: [0, -87],
    perch: [0, -96],
    draw(pen, look) {
      const painted = look.colour === undefined ? coat : recoloured(coat, look.colour);
      drawTail(pen, painted);
      drawBody(pen, painted);
      drawEars(pen, painted);
      drawHead(pen, painted);
      drawFace(pen, painted);
    },
  };
}

function recoloured(coat: Coat, colour: Colour): Coat {
  return {
    ...coat,
    fur: colour,
    dark: darker(colour, 0.55),
    pale: lighter(colour, 0.72),
    ...(coat.legs === undefined ? {} : { legs: darker(colour, 0.5) }),
  };
}

function drawTail(pen: Pen, { tail, fur, pale, dark, mask }: Coat): void {
  if (tail === "bushy") {
    pen.fill(
      blob([14, -2, 34, -1, 50, -10, 58, -30, 52, -52, 44, -60, 42, -44, 36, -28, 22, -16, 12, -12]),
      fur,
      1,
      1.4,
    );
    pen.fill(blob([53.5, -34, 53, -50, 44, -60, 41, -46, 44, -38]), pale);
  } else if (tail === "thin") {
    pen.line(curve([14, -5, 32, -2, 44, -10, 45, -26, 38, -36, 43, -45]), 7.5, fur, 1, 5.5);
    if (mask === "mane") pen.fill(oval(43, -47, 6, 8), dark);
  } else {
    pen.fill(oval(23, -9, 8), mix(fur, pale, 0.5));
  }
}

function drawBody(pen: Pen, { fur, pale, dark, legs, mask }: Coat): void {
  const leg = legs ?? fur;
  pen.fill(
    blob([0, -60, 15, -52, 22, -34, 29, -16, 26, -2, 12, 0, -12, 0, -26, -2, -29, -16, -22, -34, -15, -52]),
    fur,
    1,
    1.4,
  );
  pen.fill(oval(-20, -11, 12, 11.5), darker(fur, 0.06), 1, 0.6);
  pen.fill(oval(20, -11, 12, 11.5), darker(fur, 0.1), 1, 0.6);
  if (mask === "panda") pen.fill(blob([-17, -52, 0, -58, 17, -52, 21, -36, 0, -40, -21, -36]), dark);
  pen.fill(blob([0, -56, 10, -46, 12, -32, 7, -19, 0, -14, -7, -19, -12, -32, -10, -46]), pale, 0.95);
  for (const x of [-8, 8]) {
    pen.fill(
      blob([x - 6, -34, x + 6, -34, x + 6.5, -8, x + 8, -1, x, 1, x - 8, -1, x - 6.5, -8]),
      leg,
      1,
      0.7,
    );
    pen.fill(oval(x, -2, 7.5, 4), legs === undefined ? mix(fur, pale, 0.55) : leg);
  }
  pen.line([0, -28, 0, -3], 1.3, dark, 0.55);
  for (const x of [-24, 24]) pen.fill(oval(x, -2.5, 9, 4), mix(leg, pale, legs === undefined ? 0.3 : 0));
  if (mask === "stripes" || mask === "tabby") {
    for (const side of [-1, 1])
      for (const y of [-42, -33, -24])
        pen.line(
          curve([side * (19 - (y + 42) * -0.25), y, side * 15, y + 3, side * 11, y + 2]),
          3.2,
          dark,
          0.85,
          1,
        );
  }
}

function drawEars(pen: Pen, { ears, fur, dark, pale, mask }: Coat): void {
  for (const side of [-1, 1]) {
    if (ears === "pointed") {
      pen.fill(
        [side * 25, -74, side * 24, -98, side * 22.5, -102, side * 20, -101, side * 4, -85],
        mask === undefined && dark !== fur ? mix(fur, dark, 0.15) : fur,
      );
      pen.fill(
        [side * 21, -80, side * 20.5, -95, side * 9, -85],
        mix(dark, 0xd98f88, mask === undefined ? 0.2 : 0.55),
      );
    } else if (ears === "round") {
      pen.fill(oval(side * 19, -87, 9.5), mask === "panda" ? dark : fur);
      pen.fill(oval(side * 19, -86, 5.5), mask === "panda" ? darker(dark, 0.2) : mix(pale, 0xd9938a, 0.45));
    } else if (ears === "long") {
      pen.fill(
        blob([
          side * 4,
          -82,
          side * 5,
          -104,
          side * 12,
          -122,
          side * 19,
          -116,
          side * 18,
          -98,
          side * 13,
          -80,
        ]),
        fur,
      );
      pen.fill(
        blob([side * 8, -86, side * 9, -103, side * 13, -115, side * 15.5, -104, side * 12, -86]),
        0xe3a49c,
      );
    }
  }
}

function drawHead(pen: Pen, { head, ears, fur, pale, dark, mask }: Coat): void {
  if (mask === "mane")
    for (let i = 0; i < 16; i++) {
      const angle = (i / 16) * Math.PI * 2;
      pen.fill(
        oval(Math.cos(angle) * 25, -70 + Math.sin(angle) * 22, 11),
        i % 2 ? dark : mix(dark, fur, 0.25),
      );
    }
  if (head === "pointed") {
    pen.fill(
      blob([
        0, -89, 14, -88, 24, -80, 30, -66, 20, -58, 8, -50, 0, -48, -8, -50, -20, -58, -30, -66, -24, -80,
        -14, -88,
      ]),
      fur,
      1,
      1.2,
    );
    for (const side of [-1, 1])
      pen.fill(
        blob([
          side * 29,
          -66.5,
          side * 19,
          -58,
          side * 8,
          -50,
          side * 1,
          -49,
          side * 3,
          -60,
          side * 9,
          -68,
          side * 19,
          -70,
        ]),
        pale,
        1,
        0.6,
      );
  } else {
    pen.fill(
      blob([0, -90, 16, -87, 25, -75, 25, -63, 15, -53, 0, -50, -15, -53, -25, -63, -25, -75, -16, -87]),
      fur,
      1,
      1.2,
    );
    pen.fill(oval(0, -59, 12.5, 8.5), pale, 1, 0.6);
  }
  if (mask === "patch") pen.fill(blob([4, -87, 17, -85, 23, -74, 18, -63, 8, -66, 4, -76]), dark);
  if (ears === "floppy")
    for (const side of [-1, 1])
      pen.fill(
        blob([
          side * 13,
          -88,
          side * 23,
          -85,
          side * 31,
          -70,
          side * 29,
          -56,
          side * 22,
          -55,
          side * 18,
          -70,
        ]),
        dark,
        1,
        1.2,
      );
}

function drawFace(pen: Pen, { head, dark, mask }: Coat): void {
  const noseY = head === "pointed" ? -56 : -62;
  const eyeY = -70;
  for (const side of [-1, 1]) {
    if (mask === "panda") pen.fill(oval(side * 10.5, -69, 6.8, 8.2, side * 0.5), dark);
    pen.fill(oval(side * 10, eyeY, 3.5, 4.3), 0x1d1a22, 1, 0);
    pen.glowing(oval(side * 10 + 1.2, eyeY - 1.6, 1.2), 0xffffff);
    if (head === "round") {
      pen.fill(oval(side * 16.5, -61.5, 4, 2.6), 0xe58f85, 0.45, 0);
      for (const dy of [-2, 2])
        if (mask !== "panda")
          pen.line(
            [side * 12, noseY + 4 + dy * 0.6, side * 29, noseY + 2 + dy * 2.2],
            0.7,
            lighter(dark, 0.5),
            0.7,
          );
    }
  }
  pen.fill(
    blob([-4, noseY - 2, 4, noseY - 2, 1, noseY + 3, -1, noseY + 3]),
    head === "pointed" || mask === "panda" ? 0x231f28 : 0x4a2f34,
    1,
    0,
  );
  pen.line(
    curve([-5, noseY + 4.6, -2.6, noseY + 6, 0, noseY + 3.5, 2.6, noseY + 6, 5, noseY + 4.6]),
    1.1,
    0x3a2a30,
    0.9,
  );
  if (mask === "stripes" || mask === "tabby") {
    for (const x of [-6, 0, 6]) pen.line([x * 0.8, -80, x, -88], 2.6, dark, 0.9, 1.4);
    for (const side of [-1, 1])
      for (const y of [-68, -63]) pen.line([side * 24.5, y, side * 18.5, y + 1], 2.4, dark, 0.85, 1);
  }
}

const CATS: readonly Colour[] = [0xd98a45, 0x7c7f8c, 0x3a3640, 0xe9dcc4, 0xa87850];

const cat: Thing = {
  ...sittingAnimal(
    {
      fur: 0xd98a45,
      pale: 0xf9ecd8,
      dark: 0x9a5528,
      ears: "pointed",
      head: "round",
      tail: "thin",
      mask: "tabby",
    },
    0.62,
  ),
  draw(pen: Pen, look: Look) {
    const fur = look.colour ?? look.random.pick(0xd98a45, ...CATS);
    const dim = fur === 0x3a3640 || fur === 0x2d2b36;
    sittingAnimal(
      {
        fur,
        pale: lighter(fur, dim ? 0.25 : 0.75),
        dark: darker(fur, 0.42),
        ears: "pointed",
        head: "round",
        tail: "thin",
        mask: "tabby",
      },
      0.62,
    ).draw(pen, { random: look.random, dark: look.dark });
    // A dark cat needs eyes that show.
    if (dim)
      for (const side of [-1, 1]) {
        pen.fill(oval(side * 10, -70, 5, 5), 0xf2cf5b, 1, 0);
        pen.fill(oval(side * 10, -70, 2, 4.2), 0x1d1a22, 1, 0);
      }
  },
};

export const sittingAnimals = {
  fox: sittingAnimal(
    {
      fur: 0xd9692f,
      pale: 0xfdf2e2,
      dark: 0x4a2a22,
      ears: "pointed",
      head: "pointed",
      tail: "bushy",
      legs: 0x4a2f2a,
    },
    0.74,
  ),
  wolf: sittingAnimal(
    {
      fur: 0x7d8492,
      pale: 0xe6e6e2,
      dark: 0x3a3d4a,
      ears: "pointed",
      head: "pointed",
      tail: "bushy",
      legs: 0x676d7c,
    },
    0.86,
  ),
  cat,
  tiger: sittingAnimal(
    {
      fur: 0xe58a3a,
      pale: 0xfdf3e4,
      dark: 0x33242a,
      ears: "round",
      head: "round",
      tail: "thin",
      mask: "stripes",
    },
    0.9,
  ),
  lion: sittingAnimal(
    {
      fur: 0xdca85a,
      pale: 0xf8e6c4,
      dark: 0x94522a,
      ears: "round",
      head: "round",
      tail: "thin",
      mask: "mane",
    },
    0.95,
  ),
  dog: sittingAnimal(
    {
      fur: 0xc99a62,
      pale: 0xfaf0df,
      dark: 0x80543a,
      ears: "floppy",
      head: "round",
      tail: "bushy",
      mask: "patch",
    },
    0.7,
  ),
  bear: sittingAnimal(
    { fur: 0x8a5c3e, pale: 0xd9b48c, dark: 0x4a3026, ears: "round", head: "round", tail: "stub" },
    1,
  ),
  panda: sittingAnimal(
    {
      fur: 0xf6f1e8,
      pale: 0xffffff,
      dark: 0x2c2a33,
      legs: 0x2c2a33,
      ears: "round",
      head: "round",
      tail: "stub",
      mask: "panda",
    },
    0.95,
  ),
  mouse: sittingAnimal(
    { fur: 0xa8a2a4, pale: 0xf3e6e0, dark: 0x6f666c, ears: "round", head: "round", tail: "thin" },
    0.42,
  ),
  rabbit: sittingAnimal(
    { fur: 0xc9b49a, pale: 0xfdf6ea, dark: 0x7d6450, ears: "long", head: "round", tail: "stub" },
    0.58,
  ),
} satisfies Record<string, Thing>;
