import {
  BANNER,
  CUT_OUT,
  FINE,
  HD,
  hints,
  LYING,
  MIXED,
  type OptionWords,
  optionTable,
  ROUGH,
  romance,
  SHARPER,
  SITE,
  SQUARE,
  STORY,
  THUMBNAIL,
  UPRIGHT,
} from "./option-words.ts";

export const spanishOptions: OptionWords = {
  lacking: " sin #",
  hints: hints(
    "movil|celular|telefono|escritorio|ordenador|computadora|calidad|resolucion|borrador|boceto|fondo|horizontal|miniatura|historia",
  ),
  words: optionTable(
    ["(?:en|con) (?:mayor|más|mejor) resolución", SHARPER],
    [romance("un[ao]?", "en", "y", "horizontal|vertical|cuadrad[oa]"), MIXED],
    ["(?:en )?formato cuadrado", SQUARE],
    ["(?:en )?formato (?:vertical|retrato)|en vertical", UPRIGHT],
    ["(?:en )?formato (?:horizontal|apaisado|panorámico)|en horizontal", LYING],
    ["(?:como )?(?:fondo (?:de pantalla )?)?para (?:el |mi |un )?(?:movil|celular|telefono|iphone)", UPRIGHT],
    [
      "(?:como )?(?:fondo (?:de pantalla )?)?para (?:el |la |mi |un )?(?:escritorio|ordenador|computadora|pc|portatil)",
      LYING,
    ],
    ["(?:como|para|en) (?:un |mi |formato )?(?:de )?banner", BANNER],
    [
      `(?:como|para|en) (?:una? |mi |formato )?(?:de )?(?:(?:historia|story|reel)(?: de ${SITE})?|${SITE} story)`,
      STORY,
    ],
    ["(?:como|para) (?:una |mi )?(?:miniatura(?: de youtube)?|thumbnail)", THUMBNAIL],
    [`(?:como|para) (?:un |una |mi )?(?:post|publicacion) de ${SITE}`, SQUARE],
    [
      `(?:en|con|de) (?:muy )?(?:alta|maxima|la mejor) (?:calidad|resolucion|definicion)|alta calidad|en ${HD}`,
      FINE,
    ],
    ["(?:solo )?(?:como )?un borrador(?: rapido)?|borrador rapido|en baja calidad", ROUGH],
    ["sin (?:el )?fondo|(?:con |y )?fondo transparente", CUT_OUT],
  ),
};
