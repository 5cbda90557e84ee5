import { stripEnd } from "@asi-image-agent/protocol";

/**
 * How an instruction changes a description. The words around it that only say "change" go; what is left joins the
 * description as a part of it. Instructions that no rule knows are added as a sentence of their own, which image
 * services understand in whatever language.
 */

type Rewrite = (description: string, found: readonly string[]) => string;

const joined: Rewrite = (description, [what = ""]) => `${description}, ${what}`;
const added: Rewrite = (description, [what = ""]) => `${description}, with ${what}`;
const removed: Rewrite = (description, [what = ""]) => withoutThing(description, what);
const coloured: Rewrite = (description, [thing = "", how = ""]) => `${description}, ${thing} ${how}`;

/** Lower-case beginnings of lines; the first that fits counts. Courtesy and references are gone already. */
const REWRITES: readonly (readonly [RegExp, Rewrite])[] = [
  [/^(?:please )?(?:add|put|include|place|insert) (.+?)(?: to it| in it| there| please)?$/i, added],
  [
    /^(?:please )?(?:remove|delete|erase|take (?:away|out)|get rid of|drop|lose) (.+?)(?: from it| please)?$/i,
    removed,
  ],
  [/^(?:the )?(?:same|same thing|same one|this|that|it)?(?:,? but)? ?(?:without|no) (.+)$/i, removed],
  [/^(?:the )?(?:same|same thing|same one|this|that|it)?(?:,? but)? ?with (.+)$/i, added],
  [/^(?:the )?same(?: thing| one| picture)?,?(?: but| only| just)? (.+)$/i, joined],
  [/^(?:but|aber|pero|mais|mas|ma|però|लेकिन|मगर),? (.+)$/i, joined],
  [/^(?:但是?|不过|でも|ただし)[，、,\s]?(.+)$/, joined],
  [
    /^(?:make|turn|change|paint|colou?r) (?:it|this|that|them)(?: look)?(?: like| into| to)? (?:an? )?(.+)$/i,
    joined,
  ],
  [/^(?:make|turn|change|paint|colou?r) (?:the|its|his|her|their) (\S+(?: \S+)?) (?:in)?to (.+)$/i, coloured],
  [
    /^(?:make|turn|paint|colou?r) (?:the|its|his|her|their) (\S+) (.+)$/i,
    (all, [thing, how]) => `${all}, with a ${how} ${thing}`,
  ],
  [
    /^(?:füge|setz|setze|ergänze) (.+?)(?: hinzu| dazu| hinein| ein)?$/i,
    (all, [what]) => `${all}, mit ${what}`,
  ],
  [/^(?:entferne|lösche|nimm) (.+?)(?: weg| raus| heraus)?$/i, (all, [what]) => `${all}, ohne ${what}`],
  [/^(?:das gleiche|dasselbe|gleich),? (?:aber|nur|bloß) (.+)$/i, joined],
  [/^(?:añade|agrega|pon|ponle|añádele|agrégale) (.+)$/i, (all, [what]) => `${all}, con ${what}`],
  [/^(?:quita|elimina|borra) (.+)$/i, (all, [what]) => `${all}, sin ${what}`],
  [/^(?:lo mismo|igual|el mismo|la misma),? (?:pero|solo) (.+)$/i, joined],
  [/^(?:ajoute|rajoute|mets) (.+)$/i, (all, [what]) => `${all}, avec ${what}`],
  [/^(?:enlève|retire|supprime) (.+)$/i, (all, [what]) => `${all}, sans ${what}`],
  [/^(?:la même chose|pareil|le même|la même),? (?:mais|en) (.+)$/i, joined],
  [/^(?:adicione|adiciona|coloque|põe) (.+)$/i, (all, [what]) => `${all}, com ${what}`],
  [/^(?:remova|remove|tire|tira) (.+)$/i, (all, [what]) => `${all}, sem ${what}`],
  [/^(?:o mesmo|a mesma coisa|igual),? (?:mas|só que) (.+)$/i, joined],
  [/^(?:aggiungi|metti|mettici) (.+)$/i, (all, [what]) => `${all}, con ${what}`],
  [/^(?:togli|rimuovi|elimina) (.+)$/i, (all, [what]) => `${all}, senza ${what}`],
  [/^(?:lo stesso|la stessa|uguale),? (?:ma|però) (.+)$/i, joined],
];

/** A whole description may have so many characters after a change; of a longer one the beginning is left out last. */
const LONGEST = 4_000;
/** An instruction that is looked at by the rules is one line. */
const LONGEST_LINE = 400;

/** The whole picture in words after a change of it. Pure, and linear in the length of both. */
export function rewrite(description: string, instruction: string): string {
  const line = stripEnd(instruction.trim(), ".!。！");
  const whole = stripEnd(description.trim(), ".,; \n\t");
  if (line === "") return whole;
  return shortened(rewritten(whole, line), line);
}

function rewritten(whole: string, line: string): string {
  if (line.length > LONGEST_LINE) return `${whole}. ${line}`;
  for (const [pattern, change] of REWRITES) {
    const found = pattern.exec(line);
    if (found !== null) return change(whole, found.slice(1));
  }
  return isClause(line) ? `${whole}, ${line}` : `${whole}. ${capital(line)}`;
}

/** Whether a text is a part of a sentence that stands alone: "at night", "in winter", "as a woodcut". */
function isClause(line: string): boolean {
  return /^(?:at|in|on|as|by|under|during|from|while|more|less|bei|im|als|am|en|de|com|con|à|au|di|a)\s/i.test(
    line,
  );
}

function capital(line: string): string {
  return line.charAt(0).toUpperCase() + line.slice(1);
}

/**
 * A description without a thing. Words that an earlier change had added go again; anything else is named as not being
 * there.
 */
function withoutThing(description: string, thing: string): string {
  const bare = thing.replace(/^(?:the|a|an|that|this|its|any)\s+/i, "");
  if (bare === "") return description;
  const parts = description.split(", ");
  const kept = parts.filter((part, index) => index === 0 || !isAbout(part, bare));
  if (kept.length < parts.length) return kept.join(", ");
  return `${description}, without ${bare}`;
}

function isAbout(part: string, thing: string): boolean {
  const [, what] = /^with (?:(?:the|an?) )?(.+)$/.exec(part.toLowerCase()) ?? [];
  return what === thing.toLowerCase();
}

function shortened(text: string, line: string): string {
  if (text.length <= LONGEST) return text;
  const room = Math.max(0, LONGEST - line.length - 2);
  return `${text.slice(0, room).trimEnd()}. ${line.slice(0, LONGEST)}`;
}
