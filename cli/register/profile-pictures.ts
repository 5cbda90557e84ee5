import { PROFILE_PICTURES, type ProfilePicture } from "../../src/agentverse/profile-form.ts";
import { sniffPicture } from "../../src/imagegen/picture-type.ts";
import { readBounded } from "../../src/net/read-bounded.ts";

const TIMEOUT_MS = 15_000;
/** Agentverse publishes no limit; what is larger than this keeps whoever looks at the profile waiting. */
const MOST_BYTES = 5 * 1024 * 1024;
/** What the website asks for: github.com/fetchai/agentverse/issues/114. */
const BANNER = { width: 1200, height: 400 };

export interface CheckedPictures {
  /** The pictures that the profile may name. */
  readonly usable: readonly ProfilePicture[];
  /** Sentences for the operator about what is left out, or will not look well. */
  readonly notes: readonly string[];
}

/** Looks at the profile's pictures where Agentverse will look for them: at the agent. */
export async function checkPictures(publicUrl: string): Promise<CheckedPictures> {
  const names: readonly ProfilePicture[] = ["avatar", "banner"];
  const looks = await Promise.all(names.map((name) => look(name, `${publicUrl}${PROFILE_PICTURES[name]}`)));
  return {
    usable: names.filter((_, index) => looks[index]?.usable),
    notes: looks.flatMap(({ note }) => (note === null ? [] : [note])),
  };
}

interface Look {
  readonly usable: boolean;
  readonly note: string | null;
}

async function look(name: ProfilePicture, url: string): Promise<Look> {
  const leftOut = (why: string) => ({
    usable: false,
    note: `The profile goes without ${name}: ${url} ${why}.`,
  });
  let bytes: Uint8Array | null;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) return leftOut(`answers ${response.status}`);
    bytes = await readBounded(response.body, MOST_BYTES);
  } catch {
    return leftOut("does not answer");
  }
  if (bytes === null) return leftOut(`has more than ${MOST_BYTES / 1024 / 1024} MiB`);
  if (sniffPicture(bytes) === null) return leftOut("is no PNG, JPEG, WebP or GIF");
  const size = pngSize(bytes);
  const problem = size === null ? null : shapeProblem(name, size);
  return { usable: true, note: problem };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size in the header of a PNG; null: it is another kind of picture. */
function pngSize(bytes: Uint8Array): Size | null {
  if (sniffPicture(bytes)?.extension !== "png") return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function shapeProblem(name: ProfilePicture, { width, height }: Size): string | null {
  const size = `${width} × ${height}`;
  if (name === "avatar")
    return width === height ? null : `The avatar is ${size}: it is shown as a square, or a circle.`;
  const fits = width * BANNER.height === height * BANNER.width && width >= BANNER.width;
  return fits ? null : `The banner is ${size}: Agentverse asks for ${BANNER.width} × ${BANNER.height}.`;
}
