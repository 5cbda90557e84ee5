import { SPANISH } from "../words/es.ts";
import type { LanguageSource } from "../language.ts";
import { folded, phrases, rule, starts,  } from "./patterns.ts";

const GREETING =
  "hola|holi|buenas|buenos días|buenas tardes|buenas noches|buen día|saludos|qué tal|que tal|hey|ey";
const PRAISE =
  "genial|bonito|bonita|hermoso|hermosa|precioso|preciosa|perfecto|perfecta|excelente|increíble|guay|chulo|chula|lindo|linda|bueno|buena|buenísimo|fantástico|maravilloso|bello|bella|wow|bien|muy bien|divertido|gracioso|impresionante|espectacular|estupendo";
const PICTURE = "imagen|dibujo|foto|fotografía|pintura|ilustración|versión|variante|variación|cuadro";
const NUMBER =
  "\\d{1,3}|una?|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|varias|varios|algunas|algunos|un par de|unas cuantas";
const ORDINAL = "primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|últim[oa]|anterior|otr[oa]|original";
const END = "(?![a-z0-9ß])";
const DRAW =
  "dibuj(?:a|e|ar|as|es)(?:me|nos)?|pint(?:a|e|ar|es)(?:me|nos)?|cre(?:a|e|ar|es)(?:me|nos)?|gener(?:a|e|ar|es)(?:me|nos)?|hac(?:er|es|e|erme|ernos)|haz|hazme|haznos|haga|hágame|hagas|muéstra(?:me)?|mostrar(?:me)?|enseña(?:me|r|rme)?|diseñ(?:a|e|ar|as|es)(?:me)?|ilustr(?:a|e|ar)(?:me)?|dame|imagina|produce";

export const spanish: LanguageSource = {
  code: "es",
  common:
    "el la los las un una unos unas de del en con y que por para lo al es más mi me tu se no sin pero qué quién cómo gato hazlo haz puedes quiero dibuja como está este esta ponle quítale cambia quita agrega añade dame hola gracias hacer hay son muy también pon fondo cielo noche otra otro ahora mismo misma imagen dibujo rojo negro mejor menos cuánto cuántas eres tus mis sobre hasta muéstrame dibújame borra perro azul verde hazla ponlo cuándo dónde cuál podrías están ya lista gusta encanta sea tenga dos tres aquí ahí todavía nada algo quisiera necesito dibujarme hacerme ese esa eso",
  lines: {
    "talk:greeting": `holaa|hola hola|qué hay|buen dia|muy buenas|${GREETING}|hola|cómo estás|cómo está|qué tal|estás ahí|hay alguien|qué onda|buenas`,
    "talk:thanks":
      "grax|graciass|ok gracias|vale gracias|genial gracias|muy agradecido|gracias|muchas gracias|mil gracias|muchísimas gracias|te lo agradezco|muy amable",
    "talk:farewell":
      "bye|chao chao|hasta otra|adiós y gracias|adiós|chao|chau|hasta luego|hasta pronto|hasta mañana|nos vemos|buenas noches|eso es todo|es todo|ya está|listo",
    "talk:yes":
      "sip|seguro|así es|eso es|hecho|sí claro|sí|vale|ok|okay|claro|de acuerdo|por supuesto|bueno|está bien|entendido|exacto|correcto|dale|adelante|perfecto sí",
    "talk:no": "no|nop|no gracias|no sé|quizás|quizá|tal vez|todavía no|ahora no|me da igual|nada",
    "talk:praise": `quedó lindo|quedó bonito|me encantó|me ha encantado|está bonito|está bien|te quedó genial|lo adoro|qué guay|qué padre|chévere|bacán|${PRAISE}|jaja|jajaja|me encanta|me gusta|me gusta mucho|muy bonito|muy bien|qué bonito|qué lindo|buen trabajo|bien hecho|lo amo|está genial|quedó genial|mucho mejor|así está bien|qué chulo|no está mal`,
    "talk:chat":
      "hmm|ah|oh|perdón|perdona|lo siento|espera|un momento|interesante|en serio|de verdad|estoy aburrido|estoy aburrida|estoy triste",
    "about:self":
      "quién eres|qué eres|cómo te llamas|cuál es tu nombre|eres un bot|eres un robot|eres humano|eres una ia|eres real|qué modelo usas|preséntate|háblame de ti|qué es esto",
    "about:maker":
      "quién te hizo|quién te creó|quién te ha creado|quién te programó|quién te desarrolló|quién es tu creador|quién está detrás de ti|de quién eres",
    "about:cost":
      "cuánto cuesta|cuánto vale|es gratis|esto es gratis|es de pago|precio|precios|tengo que pagar|cuánto cobra",
    "about:quota": "cuántos dibujos me quedan|límite|cuál es mi límite",
    "about:waiting":
      "cuánto tarda|cuánto falta|ya está lista|ya está listo|está listo|está lista|dónde está mi imagen|dónde está mi dibujo|sigues ahí|todavía nada|estoy esperando|más rápido|date prisa",
    "about:abilities":
      "qué puedes hacer|qué sabes hacer|qué haces|qué puedes dibujar|sabes dibujar|puedes dibujar|hablas español|puedes editar fotos|ejemplos|un ejemplo|dame un ejemplo|muéstrame lo que puedes hacer|qué estilos conoces",
    help: "ayuda|ayúdame|necesito ayuda|puedes ayudarme|me puedes ayudar|cómo funciona|cómo funciona esto|cómo se usa|qué puedo hacer|qué hago|qué digo|instrucciones|comandos|menú|no entiendo",
    history:
      "historial|mi historial|mis imágenes|mis dibujos|mis fotos|galería|qué has dibujado|qué dibujaste|lista|todas mis imágenes",
    cancel:
      "no sigas|ya basta|mejor déjalo|para ya|cancela por favor|no lo dibujes|cancela|cancelar|cancélalo|para|parar|detente|detén|alto|basta|olvídalo|déjalo|no lo hagas|no dibujes|deja de dibujar|para de dibujar|mejor no|ya no|stop",
    "delete-data":
      "borra mis datos|borrar mis datos|elimina mis datos|eliminar mis datos|olvídame|borra todo|bórralo todo|elimina todo|borra mis imágenes|elimina mis imágenes|borra mi historial|borra todo lo que sabes de mí|borra mi cuenta|elimina mi cuenta",
    complaint:
      "no está bien|no me sirve|no me vale|así no|está feo|quedó feo|quedó mal|esto no es|no es eso|qué mal|no es así|feo|fea|malo|mala|horrible|terrible|mal|está mal|es feo|es fea|es horrible|qué feo|no me gusta|no me gusta nada|no me ha gustado|no es lo que quería|no es lo que pedí|eso no es lo que quería|eso no es lo que pedí|no era eso|eso no|te equivocaste|qué es eso|fatal|qué asco",
    vague:
      "dibuja|pinta|dibuja algo|píntame algo|dibújame algo|haz algo|algo|algo bonito|algo lindo|cualquier cosa|sorpréndeme|una imagen|imagen|un dibujo|nueva imagen|otra cosa|algo nuevo|algo diferente|tú eliges",
    again:
      "otra vez|de nuevo|otra|otro|una más|uno más|más|repite|repítelo|repetir|lo mismo|lo mismo otra vez|otra versión|otra imagen|otro dibujo|variaciones|más variaciones|más versiones|otra igual|una vez más|otro intento",
  },
  words: SPANISH,
  verbs: "first",
  asksByOrder: false,
  rules: () => ({
    but: rule("[\\s,.!]+(?:pero|aunque|solo que)[\\s,]+(?=\\S)"),
    openings: [
      starts(`(?:me |nos )?(?:puedes|podrías|puede|podría|podés)(?: por favor)?\\s+`),
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
    closings: [
      rule(
        String.raw`[\s,.!]+(?:por favor|porfa|gracias|muchas gracias|para mí|por favor gracias|vale)[\s.!?]*$`,
      ),
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
      rule(
        `^(?<count>${NUMBER}) (?:diferentes |nuevas )*(?:imágenes|imagenes|versiones|variaciones|variantes)(?: diferentes| distintas)? (?:de|del|con|sobre)\\s+(?<rest>\\S.*)$`,
      ),
      rule(
        `^(?<rest>.*\\S)\\s?[,;(.-]+\\s?(?:en )?(?<count>${NUMBER}) (?:imágenes|imagenes|versiones|variaciones|veces)\\s?\\)?[.!?]*$`,
      ),
    ],
    numbers: folded({
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
    }),
    references: [
      rule(
        `(?:la|el|mi|del) (?<nth>${ORDINAL})(?: (?:${PICTURE}))?(?=\\s?(?:$|[,.;:!?]|pero|en|con|sin|como|otra|por|de nuevo))`,
      ),
      rule(String.raw`(?:(?:número|numero|nº|imagen|versión|version)\s?#?|#)(?<nth>\d{1,2})(?!\d)`),
    ],
    ordinals: folded({
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
    }),
    mine: rule("mi últim[ao] (?:imagen|dibujo|foto)"),
    nothings: new Set(
      phrases(
        "algo|cualquier cosa|una imagen|imagen|imágenes|un dibujo|algo bonito|algo lindo|algo divertido|algo nuevo|algo diferente|otra cosa|una foto|arte|una|uno|eso|lo que quieras",
      ),
    ),
    shapeHints: phrases("fondo|vertical|retrato|horizontal|apaisado|panoramico|cuadrad"),
    shapes: [
      [
        rule(
          String.raw`[\s,(]{0,3}(?:como |para )?fondo de (?:pantalla )?(?:para |de(?:l)? )?(?:móvil|movil|celular|teléfono|telefono)\)?`,
        ),
        { shape: "portrait" },
      ],
      [
        rule(String.raw`[\s,(]{0,3}(?:en )?(?:formato )?(?:vertical|retrato)(?=[\s,.)]*$)\)?`),
        { shape: "portrait" },
      ],
      [
        rule(String.raw`[\s,(]{0,3}(?:en )?(?:formato )?(?:horizontal|apaisado|panorámico)(?=[\s,.)]*$)\)?`),
        { shape: "landscape" },
      ],
      [
        rule(String.raw`[\s,(]{0,3}(?:en )?(?:formato )?(?:cuadrado|cuadrada)(?=[\s,.)]*$)\)?`),
        { shape: "square" },
      ],
      [rule(String.raw`[\s,(]{0,3}(?:con )?fondo transparente\)?`), { transparent: true }],
    ],
  }),
};
