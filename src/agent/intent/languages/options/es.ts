import * as asked from "./asked.ts";
import { HD, hints, type OptionWords, optionTable, romance, SITE } from "./option-words.ts";

export const spanishOptions: OptionWords = {
  lacking: " sin #",
  hints: hints(
    "movil|celular|telefono|escritorio|ordenador|computadora|calidad|resolucion|borrador|boceto|fondo|horizontal|miniatura|historia",
  ),
  words: optionTable(
    ["(?:en|con) (?:mayor|más|mejor) resolución", asked.SHARPER],
    [romance("un[ao]?", "en", "y", "horizontal|vertical|cuadrad[oa]"), asked.MIXED],
    ["(?:en )?formato cuadrado", asked.SQUARE],
    ["(?:en )?formato (?:vertical|retrato)|en vertical", asked.UPRIGHT],
    ["(?:en )?formato (?:horizontal|apaisado|panorámico)|en horizontal", asked.LYING],
    [
      "(?:como )?(?:fondo (?:de pantalla )?)?para (?:el |mi |un )?(?:movil|celular|telefono|iphone)",
      asked.UPRIGHT,
    ],
    [
      "(?:como )?(?:fondo (?:de pantalla )?)?para (?:el |la |mi |un )?(?:escritorio|ordenador|computadora|pc|portatil)",
      asked.LYING,
    ],
    ["(?:como|para|en) (?:un |mi |formato )?(?:de )?banner", asked.BANNER],
    [
      `(?:como|para|en) (?:una? |mi |formato )?(?:de )?(?:(?:historia|story|reel)(?: de ${SITE})?|${SITE} story)`,
      asked.STORY,
    ],
    ["(?:como|para) (?:una |mi )?(?:miniatura(?: de youtube)?|thumbnail)", asked.THUMBNAIL],
    [`(?:como|para) (?:un |una |mi )?(?:post|publicacion) de ${SITE}`, asked.SQUARE],
    [
      `(?:en|con|de) (?:muy )?(?:alta|maxima|la mejor) (?:calidad|resolucion|definicion)|alta calidad|en ${HD}`,
      asked.FINE,
    ],
    ["(?:solo )?(?:como )?un borrador(?: rapido)?|borrador rapido|en baja calidad", asked.ROUGH],
    ["sin (?:el )?fondo|(?:con |y )?fondo transparente", asked.CUT_OUT],
  ),
};
