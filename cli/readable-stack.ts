import type { SourceMap } from "node:module";

/** A place in the bundle as the platform's stacks have it. */
const PLACE = /(?:file:\/\/\/)?\bworker\.js:(\d{1,9}):(\d{1,9})/g;
/** Paths in the source map begin in the folder that was built into. */
const ABOVE = /^(?:\.\.?\/|file:\/\/)+/;

/** The text with every place in the bundle replaced by the one in the source that it comes from. */
export function readableStack(text: string, map: Pick<SourceMap, "findOrigin">): string {
  return text.replaceAll(PLACE, (place, line: string, column: string) => {
    const origin = map.findOrigin(Number(line), Number(column));
    if (!("fileName" in origin) || origin.columnNumber < 1) return place;
    const file = origin.fileName.replace(ABOVE, "");
    const within = origin.name === undefined ? "" : ` ${origin.name}`;
    return `${fromRoot(file)}:${origin.lineNumber}:${origin.columnNumber}${within}`;
  });
}

/** The path from the root of the repository, as far as the name of a top folder tells where that is. */
function fromRoot(file: string): string {
  return /(?:^|\/)((?:src|packages|node_modules)\/.*)$/.exec(file)?.[1] ?? file;
}
