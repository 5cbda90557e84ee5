import * as asked from "./asked.ts";
import { HD, hints, type OptionWords, optionTable, romance, SITE } from "./option-words.ts";

export const italianOptions: OptionWords = {
  lacking: " senza #",
  hints: hints(
    "telefono|cellulare|computer|desktop|qualita|risoluzione|definizione|bozza|sfondo|scontornat|orizzontale|copertina|storia|miniatura",
  ),
  words: optionTable(
    ["(?:in|con) (?:risoluzione (?:più alta|maggiore|migliore)|maggiore risoluzione)", asked.SHARPER],
    [romance("un[ao]?", "in", "e", "orizzontale|verticale|quadrat[oa]"), asked.MIXED],
    ["(?:in )?formato quadrato", asked.SQUARE],
    ["(?:in )?formato (?:verticale|ritratto)|in verticale", asked.UPRIGHT],
    ["(?:in )?formato (?:orizzontale|panoramico)|in orizzontale", asked.LYING],
    ["(?:come )?(?:sfondo )?per (?:il mio |il |un )?(?:telefono|cellulare|smartphone|iphone)", asked.UPRIGHT],
    ["(?:come )?(?:sfondo )?per (?:il mio |il |un )?(?:computer|desktop|pc|monitor)", asked.LYING],
    ["(?:come|per|in) (?:un |il mio |formato )?banner", asked.BANNER],
    [`(?:come|per|in) (?:una |la mia |formato )?(?:storia|story|reel)(?: (?:di )?${SITE})?`, asked.STORY],
    ["(?:come|per) (?:una |la mia )?miniatura(?: (?:di )?youtube)?", asked.THUMBNAIL],
    [`(?:come|per) (?:un |il mio )?post (?:di |su )?${SITE}`, asked.SQUARE],
    [
      `(?:in|ad|di) (?:altissima|alta|massima) (?:qualita|risoluzione|definizione)|alta qualita|in ${HD}`,
      asked.FINE,
    ],
    ["(?:solo )?(?:come )?una bozza(?: veloce)?|bozza veloce|in bassa qualita", asked.ROUGH],
    ["senza (?:lo )?sfondo|scontornat[oa]|(?:con |su )?(?:lo )?sfondo trasparente", asked.CUT_OUT],
  ),
};
