import type { LanguageSource } from "../language.ts";
import { spanishOptions } from "./options/es.ts";
import { folded, phrases, rule, thoughts } from "./patterns.ts";

const PICTURE = "imagen|dibujo|foto|fotografía|pintura|ilustración|versión|variante|variación|cuadro";
const NUMBER =
  "\\d{1,6}|media docena de|una docena de|una?|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|varias|varios|algunas|algunos|un par de|unas cuantas";
const ORDINAL = "primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|últim[oa]|anterior|otr[oa]|original";

export const spanish: LanguageSource = {
  code: "es",
  common:
    "el la los las un una unos unas de del en con y que por para lo al es más mi me tu se no sin pero qué quién cómo gato hazlo haz puedes quiero dibuja como está este esta ponle quítale cambia quita agrega añade dame hola gracias hacer hay son muy también pon fondo cielo noche otra otro ahora mismo misma imagen dibujo rojo negro mejor menos cuánto cuántas eres tus mis sobre hasta muéstrame dibújame borra perro azul verde hazla ponlo cuándo dónde cuál podrías están ya lista gusta encanta sea tenga dos tres aquí ahí todavía nada algo quisiera necesito dibujarme hacerme ese esa eso",
  lines: {
    "talk:greeting": "buenas|buenas noches",
    "talk:thanks": "muchísimas gracias",
    "talk:farewell": "adiós y gracias|es todo|ya está|listo",
    "talk:yes": "así es|eso es|hecho|perfecto sí",
    "talk:no": "no|nop|no gracias|quizás|quizá|tal vez|todavía no|me da igual|nada",
    "talk:praise": "me ha encantado|está bien|bueno|así está bien",
    "talk:chat": "en serio",
    "about:self": "qué modelo usas|preséntate|háblame de ti",
    "about:maker": "quién te hizo|quién te ha creado|quién te programó|quién te desarrolló",
    "about:waiting": "está listo",
    "about:abilities": "puedes dibujar|hablas español|ejemplos|un ejemplo|dame un ejemplo",
    cancel: "para ya",
    complaint: "no me sirve|no me vale|esto no es|no es así",
    vague: "pinta|algo|algo bonito|algo lindo|cualquier cosa|sorpréndeme|nueva imagen|tú eliges",
    again: "más",
  },
  words: {
    depicts: "imagen_de imagen_del imagen_con imagen_en_la_que imagen_que_muestre imagen_sobre imágenes_de",
    greet:
      "hola holi holaa buenas buenos_días buenas_tardes buen_día saludos qué_tal hey ey cómo_estás cómo_está cómo_andas cómo_te_va cómo_andamos cómo_vamos qué_onda qué_hay qué_pasa estás_ahí hay_alguien muy_buenas qué_más",
    thanks:
      "gracias muchas_gracias mil_gracias grax graciass agradezco agradecido agradecida te_lo_agradezco muy_amable",
    bye: "adiós chao chau hasta_luego hasta_pronto hasta_mañana nos_vemos buenas_noches eso_es_todo hasta_otra bye",
    yes: "sí vale ok okay claro de_acuerdo por_supuesto está_bien entendido exacto correcto dale adelante sip seguro bueno venga listo órale",
    no: "no nop nunca ni tampoco sin_problema ningún ninguna",
    praise:
      "espléndido espléndida magnífico magnífica fabuloso fabulosa encantador encantadora genial bonito bonita hermoso hermosa precioso preciosa perfecto perfecta excelente increíble guay chulo chula lindo linda buenísimo fantástico fantástica maravilloso maravillosa bello bella wow bien divertido gracioso impresionante espectacular estupendo me_gusta me_encanta encanta encantó me_encantó gusta gustó jaja* jeje* lo_amo la_amo amo adoro mejor buen_trabajo bien_hecho chévere bacán padre qué_pasada bárbaro crack mola brutal no_está_mal buena buenas divino divina feliz contento ole",
    poor: "por_qué_tiene por_qué_hay por_qué_está por_qué_es parece_un parece_una parecen feo fea malo mala horrible terrible mal fatal asco raro rara aburrido aburrida no_me_gusta no_me_gusta_nada no_me_ha_gustado no_me_gustó no_me_convence no_es_lo_que no_es_eso no_era_eso eso_no así_no te_equivocaste te_olvidaste olvidaste falta faltan decepcionante decepcionado borroso no_sirve basura no_está_bien no_quedó porquería qué_es_eso no_se_parece no_pedí equivocado",
    filler:
      "hmm mmm eh ah oh ay pues bueno entonces a_ver oye mira che amigo amiga tío tía bro güey wey parce muy mucho mucha tan realmente la_verdad verdad creo me_parece tal_vez quizás quizá solo también y pero_bueno además jo uf perdón perdona disculpa espera interesante bot agente un_momento ahora_sí todo_bien nada_más super qué así quedó está",
    please:
      "por_fa por_favor porfa porfis porfi plis pls si_puedes si_es_posible cuando_puedas te_lo_pido xfa xfavor",
    ask: "puedes podrías puede podría me_puedes me_podrías nos_puedes puedes_tú se_puede podemos quiero_que quisiera_que me_gustaría_que necesito_que es_posible sería_posible te_importaría vamos_a ayúdame_a",
    want: "quiero quisiera me_gustaría necesito necesitamos queremos dame deme dadme muéstrame enséñame me_das me_muestras qué_tal_si y_si puedo_ver puedo_tener me_haces me_haría me_apetece busco imagina imagínate quiero_ver nueva_idea estoy_buscando me_pones me_dibujas",
    draw: "ver tener dibuja dibujar dibújame dibujes dibuje píntame pintar crea crear créame crees genera generar genérame diseña diseñar diséñame ilustra ilustrar ilústrame bosqueja dibujarme produce hacerme hazme haznos haga hágame",
    make: "que_tenga que_sea que_esté haz hacer pon poner pinta pintar da dar deja dejar muestra enseña coloca colocar colorea ponga viste",
    edit: "haz_que agregaría pondría quitaría cambiaría añadiría que_tenga que_sea que_esté pon poner coloca colocar hazlo hazla hazlos hazlas ponlo ponla ponle ponles ponlos píntalo píntala píntale cámbialo cámbiala cámbiale cambia cambiar cambie conviértelo conviértela convierte convertir conviértelos transforma transfórmalo transfórmala transformar dibújalo dibújala agrégale agrega agregar añádele añade añadir agregue quítale quítalo quita quitar quite elimina eliminar borra borrar dale déjalo déjala mejora mejóralo mejórala gíralo gira girar recorta recórtalo hacerlo hacerla ponerlo ponerla ponerle cambiarlo cambiarle añadirle agregarle quitarle quitarlo pintarlo reemplaza reemplazar sustituye sustituir aclara oscurece oscurécelo aclara_un ajusta modifica edita corrige arregla agranda amplía reduce sube baja mueve acerca aleja saca sácale mete métele súbele bájale voltea rota borrale",
    me: "me nos para_mí",
    it: "lo la le los las eso esto ello todo ése éste aquello todos",
    the: "el la los las del al su sus ese esa este esta esos estas estos",
    a: "un una unos unas algún alguna",
    my: "mi mis nuestro nuestra",
    pic: "pedido imagen dibujo foto fotografía pintura ilustración versión variante variación cuadro imágenes dibujos fotos versiones variantes resultado colores estilo intento",
    same: "lo_mismo mismo misma igual mismos idéntico lo_mismo_pero",
    again:
      "otra_vez de_nuevo otra otro una_más uno_más un_par_más repite repítelo repetir nuevamente otra_igual otro_igual otra_versión otra_imagen otro_dibujo una_vez_más otro_intento otros otras más_así más_como una_nueva_versión vuelve_a inténtalo",
    variant: "variaciones variantes versiones alternativas variación",
    number: "varias varios algunas algunos par cuantas",
    more: "más menos un_poco un_poquito poquito demasiado demasiada demasiados muy_oscuro muy_claro tan tanto tanta mayor menor mejor_iluminado blanco_y_negro algo_más bastante más_grande",
    colour:
      "rojo roja rojos rojas azul azules verde verdes amarillo amarilla naranja morado morada violeta rosa rosado rosada marrón café negro negra negros blanco blanca blancos gris dorado dorada plateado turquesa celeste oscuro oscura claro_y clara brillante transparente soleado nublado alegre triste colorido",
    square: "cuadrado cuadrada",
    wide: "horizontal apaisado panorámico panorámica formato_horizontal ancho",
    tall: "vertical formato_vertical retrato_vertical alto",
    vague: "algo regalo cualquier_cosa",
    style:
      "acuarela óleo al_óleo lápiz carboncillo tinta grabado xilografía pixel_art 3d sepia anime manga caricatura cómic lego retro vintage cyberpunk minimalista realista fotorrealista impresionista blanco_y_negro estilo mosaico pop_art dibujo_animado cubista",
    scene:
      "noche día atardecer amanecer anochecer tarde mañana_temprano mediodía medianoche lluvia nieve niebla invierno verano otoño primavera navidad tormenta nevado lloviendo nevando",
    but: "pero en_vez en_lugar esta_vez aunque mejor_con salvo excepto",
    now: "ahora luego después y_ahora también ahora_con",
    prep: "en con sin de a al del por para como sobre bajo detrás delante junto dentro desde durante entre hacia hasta según que",
    i: "yo soy estoy tengo fui nosotros me_llamo he somos estamos hemos llevo",
    you: "tú usted vos te tus eres sabes puedes_hacer vosotros ustedes contigo tienes",
    they: "hoy ayer mañana alguien nadie gente vida mamá papá jefe él ella ellos",
    verb: "soy estoy tengo tuve fui era estaba había creí pienso perdí compré comí murió casa casó llegó dijo dice quiere trabajo trabajar siento sé vi vino viene cumple rompió duele hace_frío he hemos va voy gané terminé olvidé parece recuerda ganas aburro",
    is: "fuera fuese estuviera es son está están era fue hay tiene tienen se_ve se_ven queda quedó quedaron sería",
    modal:
      "sea tenga esté sean tengan lleve debe debería deben deberían tiene_que tienen_que podría necesita necesitan puede",
    what: "qué que_es quién cómo cuándo dónde cuál cuáles por_qué cuánto cuánta cuántos cuántas",
    cancel:
      "cancela cancelar cancélalo para parar detente detén alto basta olvídalo déjalo no_lo_hagas no_dibujes no_lo_dibujes deja_de para_de mejor_no ya_no stop no_sigas ya_basta no_importa da_igual olvida deja_así anula aborta ya_no_quiero no_hace_falta",
    delete: "borra borrar elimina eliminar bórralo olvida olvídame suprime",
    data: "datos historial cuenta mensajes información conversación mis_datos todo_sobre_mí de_mí todo olvídame chat",
    help: "ayuda ayúdame puedes_ayudarme me_puedes_ayudar me_ayudas cómo_funciona cómo_se_usa cómo_te_uso qué_puedo qué_hago qué_digo instrucciones comandos menú no_entiendo cómo_empiezo necesito_ayuda cómo_uso qué_tengo_que",
    past: "últimas_imágenes últimos_dibujos mis_imágenes mis_dibujos mis_fotos historial galería todas_mis qué_has_dibujado qué_dibujaste qué_hemos hasta_ahora anteriores imágenes_anteriores qué_he_hecho",
    left: "límite cuántas_imágenes cuántos_dibujos cuántas_me cuántos_me me_quedan quedan cuota al_día por_día",
    cost: "cuesta costar costará costo coste cuánto_vale precio precios gratis pagar pago cobra cobras cobran gratuito dinero caro tarifa",
    wait: "cuánto_tarda cuánto_tardas cuánto_falta tarda tardas ya_está ya_está_lista ya_está_listo lista dónde_está_mi sigues_ahí todavía_nada estoy_esperando date_prisa más_rápido falta_mucho cuándo_estará ya_casi ya_terminaste",
    self: "quién_eres qué_eres llamas nombre bot robot humano humana ia real persona máquina modelo preséntate de_ti qué_es_esto agente",
    maker: "quién_te creador quién_está_detrás de_quién_eres desarrollador quién_hizo",
    able: "qué_puedes qué_sabes qué_haces sabes_dibujar hablas entiendes ejemplos ejemplo editar_fotos videos música canciones español inglés qué_estilos puedo_subir puedo_enviar capaz",
    errand:
      "escribir traducir contar contarme explicar calcular buscar cantar recordar resumir recomendar carta cuento historia tarea cuéntame dime explica explícame escribe escríbeme traduce traduceme calcula canta cántame busca reserva compra pide llama recuérdame recomienda recomiéndame resume juega lee ignora responde resuelve poema poemas chiste receta",
    small: "o y se de_eso ahí aquí allí del_todo a_mí nada así",
  },
  goesBack: {
    before: "(?:(?:no|mmm|hmm|ok|por favor|mejor|espera|puedes|ay|bueno) )*",
    says: "deshaz(?:lo|er)?(?: eso| el cambio| el último cambio| lo último)?|(?:vuelve|volver|volvamos|regresa|regresar) (?:atrás|a como estaba|a (?:la|lo de) antes|(?:a la|al|a lo) (N)(?: imagen| versión| dibujo)?)|(?:la|el) (N)(?: imagen| versión| dibujo)? (?:era|estaba|quedó|quedaba) (?:mucho )?mejor|(?:la|el) (N)(?: imagen| versión| dibujo)? me (?:gustaba|gustó|gusta) (?:mucho )?más|(?:prefiero|prefería|me gustaba más) (?:la|el) (N)(?: imagen| versión| dibujo)?|(?:seguimos|sigue|sigamos|nos quedamos|me quedo) con (?:la|el) (N)(?: imagen| versión| dibujo)?|antes (?:era|estaba) mejor|déjal[oa] como (?:estaba|antes)",
    after: "(?: (?:por favor|porfa|gracias))*",
  },
  musing: {
    hint: "pens|pienso|imagin|mente|quer|quier|idea",
    before: `${thoughts("bueno|pues|a ver|hola|m+|eh|entonces")}(?:(?:yo )?(?:estaba|estoy|andaba) pensando en|(?:yo )?(?:pensaba|pense|pienso) en|me imagino|imagino|tenia en mente|tengo en mente|lo que (?:quiero|queria) es|mi idea es) `,
    thing: "(?:un|una|unos|unas|algo|dos|tres) ",
    something: "(?:(?:quiero|quisiera|me gustaria|necesito|dibuja|dibujame|hazme) )?algo con ",
    instead: "quiero #",
  },
  options: spanishOptions,
  verbs: "first",
  asksByOrder: false,
  rules: () => ({
    closings: [
      rule(
        String.raw`[\s,.!]+(?:por favor|porfa|gracias|muchas gracias|para mí|por favor gracias|vale)[\s.!?]*$`,
      ),
    ],
    draws: [],
    tails: [],
    counts: [
      rule(
        `^(?<count>${NUMBER}) (?:diferentes |nuevas )*(?:imágenes|imagenes|versiones|variaciones|variantes)(?: diferentes| distintas)? (?:de|del|con|sobre)\\s+(?<rest>\\S.*)$`,
      ),
      rule(
        `^(?<rest>.*\\S)\\s?[,;(.-]+\\s?(?:en )?(?<count>${NUMBER}) (?:imágenes|imagenes|versiones|variaciones|veces|fotos|dibujos|copias|opciones|de ellos|de ellas)\\s?\\)?[.!?]*$`,
      ),
      rule(`^(?<rest>.*\\S)\\s+en (?<count>${NUMBER}) (?:versiones|variantes|copias)[.!?]*$`),
    ],
    numbers: folded({
      "media docena de": 6,
      "una docena de": 12,
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
      rule(`(?:^|(?:la|el|mi|del) )(?<nth>${ORDINAL}) (?:${PICTURE})(?![a-z])`),
      rule(
        `(?:^|(?:la|el|mi|del) )(?<nth>${ORDINAL})(?: (?:${PICTURE}))?(?=\\s?(?:$|[,.;:!?]|(?:de noche|de día|al|más|menos|mucho|un poco|azul|rojo|roja|verde)(?![a-z])|pero|en|con|sin|como|otra|por|de nuevo))`,
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
    thePicture: new Map([
      ["", "la imagen"],
      ["del", "de la imagen"],
    ]),
    mine: rule("mi últim[ao] (?:imagen|dibujo|foto)"),
    nothings: new Set(phrases("algo nuevo|algo diferente|otra cosa|arte|uno|lo que quieras")),
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
