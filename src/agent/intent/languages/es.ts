import type { Language } from "../language.ts";
import { phrases, starts, whole } from "./patterns.ts";

const GREETING =
  "hola|holi|buenas|buenos días|buenas tardes|buenas noches|buen día|saludos|qué tal|que tal|hey|ey";
const PRAISE =
  "genial|bonito|bonita|hermoso|hermosa|precioso|preciosa|perfecto|perfecta|excelente|increíble|guay|chulo|chula|lindo|linda|bueno|buena|buenísimo|fantástico|maravilloso|bello|bella|wow|bien|muy bien|divertido|gracioso|impresionante|espectacular|estupendo";
const PICTURE = "imagen|dibujo|foto|fotografía|pintura|ilustración|versión|variante|variación|cuadro";
const NUMBER =
  "\\d{1,3}|una?|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|varias|varios|algunas|algunos|un par de|unas cuantas";
const ORDINAL = "primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|últim[oa]|anterior|otr[oa]|original";
const IT = `eso|esto|(?:la|el|esa|ese|esta|este|mi) (?:(?:${ORDINAL}) )?(?:${PICTURE})|todo`;
const COMPARATIVE = "más \\S+|menos \\S+|mucho más \\S+|un poco más \\S+|mejor";
const END = "(?![\\p{L}\\p{N}])";
const DRAW =
  "dibuja|dibújame|dibujame|dibujar|pinta|píntame|pintame|pintar|crea|créame|creame|crear|genera|genérame|generame|generar|haz|hazme|hacer|hágame|hazme|muéstrame|muestrame|muestra|mostrar|enséñame|ensename|diseña|diséñame|diseñar|ilustra|dame|imagina|produce";
const ADJUSTED =
  "hazlo|hazla|hazlos|hazlas|ponlo|ponla|ponle|ponles|píntalo|pintalo|píntala|cámbialo|cambialo|cámbiala|cámbiale|cambiale|conviértelo|conviertelo|conviértela|transfórmalo|transfórmala|dibújalo|dibujalo|dibújala|agrégale|agregale|añádele|añadele|quítale|quitale|quítalo|dale|déjalo|dejalo|házmelo|mejóralo|mejórala|muéstralo|gíralo|recórtalo|hacerlo|hacerla|ponerlo|ponerla|ponerle|cambiarlo|cambiarla|cambiarle|convertirlo|añadirle|agregarle|quitarle|quitarlo|pintarlo|pintarla";

export const spanish: Language = {
  code: "es",
  common: new Set(
    "el la los las un una unos unas de del en con y que por para lo al es más mi me tu se no sin pero qué quién cómo gato hazlo haz puedes quiero dibuja como está este esta".split(
      " ",
    ),
  ),
  lines: {
    "talk:greeting": phrases(
      "hola|hola qué tal|hola que tal|cómo estás|como estas|cómo está|qué tal|que tal|estás ahí|estas ahi|hay alguien|qué onda|buenas",
    ),
    "talk:thanks": phrases(
      "gracias|muchas gracias|mil gracias|muchísimas gracias|gracias por todo|te lo agradezco|muy amable",
    ),
    "talk:farewell": phrases(
      "adiós|adios|chao|chau|hasta luego|hasta pronto|hasta mañana|nos vemos|buenas noches|eso es todo|es todo|ya está|listo",
    ),
    "talk:yes": phrases(
      "sí|si|vale|ok|okay|claro|de acuerdo|por supuesto|sí por favor|si por favor|bueno|está bien|esta bien|entendido|exacto|correcto|dale|adelante|perfecto sí",
    ),
    "talk:no": phrases(
      "no|nop|no gracias|no sé|no se|quizás|quizá|tal vez|todavía no|ahora no|me da igual|nada",
    ),
    "talk:praise": phrases(
      "jaja|jajaja|me encanta|me gusta|me gusta mucho|muy bonito|muy bien|qué bonito|que bonito|qué lindo|que lindo|buen trabajo|bien hecho|lo amo|está genial|está muy bien|quedó genial|quedó muy bien|mucho mejor|así está bien|qué chulo|no está mal",
    ),
    "talk:chat": phrases(
      "hmm|ah|oh|perdón|perdona|lo siento|espera|un momento|interesante|en serio|de verdad|estoy aburrido|estoy aburrida|estoy triste",
    ),
    "about:self": phrases(
      "quién eres|quien eres|qué eres|que eres|cómo te llamas|como te llamas|cuál es tu nombre|cual es tu nombre|eres un bot|eres un robot|eres humano|eres una ia|eres real|qué modelo usas|que modelo usas|preséntate|háblame de ti|qué es esto|que es esto",
    ),
    "about:maker": phrases(
      "quién te hizo|quien te hizo|quién te creó|quien te creo|quién te ha creado|quien te ha creado|quién te programó|quien te programó|quién te desarrolló|quién es tu creador|quien es tu creador|quién está detrás de ti|de quién eres",
    ),
    "about:cost": phrases(
      "cuánto cuesta|cuanto cuesta|cuánto cuesta esto|cuánto vale|cuanto vale|es gratis|esto es gratis|es de pago|precio|precios|tengo que pagar|cuánto cuesta una imagen|cuánto cobra",
    ),
    "about:quota": phrases(
      "cuántas imágenes me quedan|cuantas imagenes me quedan|cuántos dibujos me quedan|cuántas me quedan|cuantas me quedan|límite|limite|cuál es mi límite|cuántas imágenes puedo pedir|cuántas puedo pedir",
    ),
    "about:waiting": phrases(
      "cuánto tarda|cuanto tarda|cuánto falta|cuanto falta|cuánto tiempo tarda|ya está lista|ya está listo|está listo|está lista|dónde está mi imagen|donde esta mi imagen|dónde está mi dibujo|donde esta mi dibujo|sigues ahí|todavía nada|estoy esperando|más rápido|date prisa",
    ),
    "about:abilities": phrases(
      "qué puedes hacer|que puedes hacer|qué sabes hacer|que sabes hacer|qué haces|que haces|qué puedes dibujar|que puedes dibujar|sabes dibujar|puedes dibujar|hablas español|puedes hablar español|puedes editar fotos|puedes hacer videos|ejemplos|un ejemplo|dame un ejemplo|muéstrame lo que puedes hacer|qué estilos conoces",
    ),
    help: phrases(
      "ayuda|ayúdame|ayudame|necesito ayuda|puedes ayudarme|me puedes ayudar|cómo funciona|como funciona|cómo funciona esto|como funciona esto|cómo se usa|como se usa|qué puedo hacer|que puedo hacer|qué hago|que hago|qué digo|instrucciones|comandos|menú|menu|no entiendo",
    ),
    history: phrases(
      "historial|mi historial|mis imágenes|mis imagenes|mis dibujos|muéstrame mis imágenes|muestrame mis imagenes|muéstrame mis dibujos|muestra mis imágenes|ver mis imágenes|mis fotos|galería|galeria|qué has dibujado|que has dibujado|qué dibujaste|que dibujaste|lista|enséñame mis imágenes|todas mis imágenes",
    ),
    cancel: phrases(
      "cancela|cancelar|cancélalo|cancelalo|para|parar|detente|detén|alto|basta|olvídalo|olvidalo|déjalo|dejalo|no lo hagas|no dibujes|deja de dibujar|para de dibujar|mejor no|ya no|stop",
    ),
    "delete-data": phrases(
      "borra mis datos|borrar mis datos|elimina mis datos|eliminar mis datos|olvídame|olvidame|borra todo|bórralo todo|elimina todo|borra mis imágenes|elimina mis imágenes|borra mi historial|borra todo lo que sabes de mí|borra mi cuenta|elimina mi cuenta",
    ),
    complaint: phrases(
      "feo|fea|malo|mala|horrible|terrible|mal|está mal|esta mal|es feo|es fea|es horrible|qué feo|que feo|no me gusta|no me gusta nada|no me ha gustado|no es lo que quería|no es lo que pedí|eso no es lo que quería|eso no es lo que pedí|no era eso|eso no|no está bien|te equivocaste|qué es eso|fatal|qué asco",
    ),
    vague: phrases(
      "dibuja|pinta|dibuja algo|píntame algo|dibújame algo|dibujame algo|haz algo|algo|algo bonito|algo lindo|cualquier cosa|lo que quieras|sorpréndeme|sorprendeme|una imagen|imagen|una imagen por favor|un dibujo|quiero una imagen|quiero un dibujo|haz una imagen|crea una imagen|genera una imagen|hazme un dibujo|nueva imagen|otra cosa|algo nuevo|algo diferente|tú eliges",
    ),
    again: phrases(
      "otra vez|de nuevo|otra|otro|una más|uno más|más|más por favor|repite|repítelo|repitelo|repetir|lo mismo|lo mismo otra vez|otra versión|otra version|otra imagen|otro dibujo|inténtalo de nuevo|intentalo de nuevo|inténtalo otra vez|hazlo otra vez|hazlo de nuevo|dibújalo otra vez|dibújalo de nuevo|variaciones|más variaciones|más versiones|otra igual|una vez más|otro intento|prueba otra vez",
    ),
  },
  meanings: [
    [
      whole(
        `(?:${GREETING})(?: (?:${GREETING}|amigo|amiga|bot|agente|a todos|otra vez|de nuevo|cómo estás|como estas|qué tal|que tal))*`,
      ),
      "talk:greeting",
    ],
    [
      whole(
        `(?:(?:ok|vale|${PRAISE}|oh|sí|no) )*(?:gracias|muchas gracias|mil gracias)(?: (?:por|la|el|tu|ayuda|imagen|dibujo|todo|de verdad|amigo|está|es|me|encanta|gusta|quedó|muy|${PRAISE}))*`,
      ),
      "talk:thanks",
    ],
    [
      whole(
        `(?:(?:es|está|esta|quedó|quedo|qué|que|muy|tan|me parece|la imagen|el dibujo|realmente|ha quedado) )*(?:${PRAISE})(?: (?:${PRAISE}|trabajo|imagen|dibujo|así))*`,
      ),
      "talk:praise",
    ],
    [
      whole(
        `(?:(?:eso|esto|es|está|esta|la imagen|el dibujo|qué|que|muy|tan) )+(?:feo|fea|malo|mala|horrible|terrible|mal|raro|rara|aburrido|aburrida|incorrecto|incorrecta)`,
      ),
      "complaint",
    ],
    [whole(`(?:te )?(?:olvidaste|faltó|falta|te has olvidado) .{1,50}`), "complaint"],
    [
      whole(
        `(?:por favor )?(?:borra|elimina|olvida|suprime) (?:todos |todas |todo )?(?:mis|mi|lo que sabes de|sobre) ?(?:datos|imágenes|imagenes|dibujos|historial|mensajes|información|cuenta|mí|mi)(?: por favor)?`,
      ),
      "delete-data",
    ],
    [
      whole(
        `(?:puedes |por favor )*(?:muéstrame|muestrame|muestra|enséñame|ensename|ver|mostrar|lista)(?: (?:todas|todos|mis|las|los|últimas|ultimas|últimos|anteriores))+ (?:imágenes|imagenes|dibujos|fotos)(?: (?:anteriores|por favor|otra vez))*`,
      ),
      "history",
    ],
    [
      whole(
        `(?:cancela|para|detén|deja)(?: (?:de|el|la|mi|dibujar|dibujo|imagen|pedido|por|favor|eso|todo|ya))*`,
      ),
      "cancel",
    ],
    [whole(`cu[aá]nt[oa]s .{0,30}(?:quedan|puedo|tengo|restan).{0,20}`), "about:quota"],
    [whole(`cu[aá]nto (?:tiempo |tarda|falta|demora|tardas|tardará).{0,30}`), "about:waiting"],
    [whole(`cu[aá]nto (?:cuesta|vale|cobras|es).{0,30}`), "about:cost"],
    [whole(`(?:ignora|olvida) (?:todas )?(?:las|tus) (?:instrucciones|reglas).*`), "about:other"],
    [
      whole(
        `(?:cuéntame|cuentame|dime|explícame|explicame|escribe|escríbeme|escribeme|traduce|calcula|canta|recomiéndame)(?: (?:un|una|qué|que|cómo|como|por qué|el|la|esto|los|las|algo))(?: .*)?`,
      ),
      "about:other",
    ],
    [
      whole(
        `(?:qué|que|por qué|cómo|como|quién|quien|cuándo|cuando|dónde|donde|cuál|cual) (?:es|son|está|están|era|hay|hace|haces|puedo|puede|significa|eres|tienes|piensas|te|sabes|pasa|hora)(?: .*)?`,
      ),
      "about:other",
    ],
    [whole(`(?:eres|tienes|sabes|conoces|te gusta|vives|piensas)(?: .*)?`), "about:other"],
    [
      whole(
        `(?:soy|estoy|me llamo|mi nombre es|tengo|creo que|pienso que|me siento|amo|odio|vivo en|trabajo)(?: .*)?`,
      ),
      "talk:chat",
    ],
  ],
  openings: [
    starts(`[¡¿]+\\s*`),
    starts(
      `(?:(?:${GREETING}|por favor|porfa|vale|ok|bueno|bien|oye|${PRAISE}|gracias|muchas gracias|sí|si|no|claro|ah|oh)(?: (?:amigo|bot|por favor))*)\\s?[,!.;:–-]+\\s*(?=\\S)`,
    ),
    starts(
      `(?:hola|vale|ok|oye|bueno|y|ahora|pues|entonces)\\s+(?=(?:por favor|puedes|podrías|me puedes|${DRAW}|quiero|quisiera|necesito)${END})`,
    ),
    starts(`(?:por favor|porfa|porfavor)\\s+`),
    starts(`(?:me )?(?:puedes|podrías|podrias|puede|podría|podria)(?: por favor)?\\s+(?=\\S)`),
    starts(`(?:quiero|quisiera|me gustaría) que(?: me)?\\s+`),
  ],
  closings: [/[\s,.!]+(?:por favor|porfa|gracias|muchas gracias|para mí|por favor gracias|vale)[\s.!?]*$/iu],
  changes: [
    starts(`(?:ahora |luego |pero |y |también |solo |mejor )*(?:${ADJUSTED})${END}`),
    starts(
      `(?:ahora |luego |pero |y |también |por favor )*(?:haz|pon|cambia|convierte|transforma|pinta|dibuja|deja|mejora|edita|modifica|gira|muestra) (?:${IT})${END}`,
    ),
    starts(
      `(?:ahora |luego |pero |y |también |por favor )*(?:añade|anade|agrega|quita|elimina|borra|reemplaza|sustituye|añadir|agregar|quitar|incluye|agrégale|saca)\\s+\\S`,
    ),
    starts(
      `(?:lo mismo|la misma|el mismo|igual)(?: imagen| dibujo)?,?\\s+(?:pero|solo|en|con|sin|de|como|por|al)${END}`,
    ),
    starts(
      `(?:(?:un poco|mucho|aún|algo|pero|y|ahora|todavía)\\s+)*(?:${COMPARATIVE})(?: (?:y|por favor|pero|${COMPARATIVE}))*[.!?]*$`,
    ),
    starts(`(?:pero|ahora|y|luego)\\s+(?:con|sin|en|de|como|más|menos|que|solo|al|por la|a color|no)${END}`),
    starts(
      `(?:es|está|esta)?\\s?(?:muy|demasiado) (?:oscur|clar|grande|pequeñ|brillante|colorid|fr[ií]|simple|lleno|vac[ií])`,
    ),
    starts(`(?:que )?(?:sea|esté|tenga|quede)${END}`),
    starts(`(?:menos|más) \\S+(?:\\s\\S+){0,4}$`),
    starts(`sin (?:el|la|los|las|personas|gente|texto|fondo|un|una)${END}(?:\\s\\S+){0,4}$`),
    starts(
      `(?:la|el|mi) (?:${ORDINAL})(?: (?:${PICTURE}))?(?=\\s?(?:$|[,.;:!?]|pero|en|con|sin|como|otra|por|de nuevo))`,
    ),
    starts(
      `(?:de noche|de día|de dia|por la noche|al atardecer|al amanecer|en invierno|en verano|en otoño|en primavera|bajo la lluvia|con nieve)[.!?]*$`,
    ),
    starts(
      `(?:en blanco y negro|a color|en acuarela|al óleo|a lápiz|en (?:rojo|azul|verde|amarillo|rosa|negro|blanco|naranja|morado)|como (?:una? )?\\S+(?:\\s\\S+){0,3})[.!?]*$`,
    ),
  ],
  maybeChanges: [
    starts(
      `(?:ahora |luego |pero |y |también )*(?:haz|pon|cambia|pinta|deja|convierte|transforma|mueve) (?:que )?(?:el|la|los|las|su|sus|todo|más|al) \\S`,
    ),
    starts(`(?:como|en|con|sin|de|desde|sobre|al|a|por|para|bajo|solo)\\s+\\S+(?:\\s\\S+){0,7}$`),
    starts(`(?:el|la|los|las) \\S+(?:\\s\\S+){0,4} (?:debería|deberia|debe|tiene que|tendría que)${END}`),
    starts(`(?:qué tal|que tal|y si|tal vez|quizás|o|mejor)\\s+\\S`),
    starts(`(?:ahora|luego|y|pero)\\s+\\S`),
    starts(`.{1,200}\\b(?:en lugar de|en vez de|en su lugar|en cambio).*$`),
  ],
  agains: [
    whole(
      `(?:dame |hazme |muéstrame |quiero |dibuja |haz )*(?:otr[oa]s? )?(?:(?<count>${NUMBER}) )?(?:(?:otras|otros|más|nuevas|diferentes) )*(?:versiones|variaciones|variantes|más|opciones)(?: (?:más|de (?:eso|esto|esta|la|el)(?: (?:${ORDINAL}|misma|mismo))?(?: (?:${PICTURE}))?))?`,
    ),
    whole(
      `(?:repite|repítelo|hazlo|hazla|dibújalo|dibujalo|inténtalo|intentalo|prueba|haz|dibuja)(?: (?:lo mismo|eso|esto|la misma|el mismo))?(?: (?:otra vez|de nuevo|una vez más|nuevamente))`,
    ),
    whole(`(?:la|el) (?:${ORDINAL})(?: (?:${PICTURE}))? (?:otra vez|de nuevo)`),
  ],
  draws: [
    starts(`(?:${DRAW})(?: (?:me|nos|por favor))*\\s+(?=\\S)`),
    starts(
      `(?:quiero|quisiera|me gustaría|me gustaria|necesito|deseo|busco)(?: (?:ver|tener|por favor))*\\s+(?=\\S)`,
    ),
    starts(`(?:qué tal|que tal|y si)\\s+(?=\\S)`),
    starts(
      `(?:una |la )?(?:bonita |nueva |linda )*imagen (?:de|del|con|en la que|que muestre|sobre)\\s+(?=\\S)`,
    ),
  ],
  tails: [],
  counts: [
    new RegExp(
      `^(?<count>${NUMBER}) (?:diferentes |nuevas )*(?:imágenes|imagenes|versiones|variaciones|variantes)(?: diferentes| distintas)? (?:de|del|con|sobre)\\s+(?<rest>\\S.*)$`,
      "iu",
    ),
    new RegExp(
      `^(?<rest>.*\\S)\\s?[,;(.-]+\\s?(?:en )?(?<count>${NUMBER}) (?:imágenes|imagenes|versiones|variaciones|veces)\\s?\\)?[.!?]*$`,
      "iu",
    ),
  ],
  numbers: {
    un: 1,
    una: 1,
    uno: 1,
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5,
    seis: 6,
    siete: 7,
    ocho: 8,
    nueve: 9,
    diez: 10,
    varias: 3,
    varios: 3,
    algunas: 3,
    algunos: 3,
    "un par de": 2,
    "unas cuantas": 3,
  },
  references: [
    new RegExp(
      `(?:la|el|mi|del) (?<nth>${ORDINAL})(?: (?:${PICTURE}))?(?=\\s?(?:$|[,.;:!?]|pero|en|con|sin|como|otra|por|de nuevo))`,
      "iu",
    ),
    /(?:(?:número|numero|nº|imagen|versión|version)\s?#?|#)(?<nth>\d{1,2})(?!\d)/iu,
  ],
  ordinals: {
    primero: 1,
    primera: 1,
    primer: 1,
    original: 1,
    segundo: 2,
    segunda: 2,
    tercero: 3,
    tercera: 3,
    tercer: 3,
    cuarto: 4,
    cuarta: 4,
    quinto: 5,
    quinta: 5,
    último: -1,
    última: -1,
    anterior: -1,
    otro: -2,
    otra: -2,
  },
  mine: /mi últim[ao] (?:imagen|dibujo|foto)/iu,
  nothings: new Set(
    phrases(
      "algo|cualquier cosa|una imagen|imagen|imágenes|un dibujo|algo bonito|algo lindo|algo divertido|algo nuevo|algo diferente|otra cosa|una foto|arte|una|uno|eso|lo que quieras",
    ),
  ),
  shapes: [
    [
      /[\s,(]*(?:como |para )?fondo de (?:pantalla )?(?:para |de(?:l)? )?(?:móvil|movil|celular|teléfono|telefono)\)?/iu,
      { shape: "portrait" },
    ],
    [/[\s,(]*(?:en )?(?:formato )?(?:vertical|retrato)(?=[\s,.)]*$)\)?/iu, { shape: "portrait" }],
    [
      /[\s,(]*(?:en )?(?:formato )?(?:horizontal|apaisado|panorámico)(?=[\s,.)]*$)\)?/iu,
      { shape: "landscape" },
    ],
    [/[\s,(]*(?:en )?(?:formato )?(?:cuadrado|cuadrada)(?=[\s,.)]*$)\)?/iu, { shape: "square" }],
    [/[\s,(]*(?:con )?fondo transparente\)?/iu, { transparent: true }],
  ],
};
