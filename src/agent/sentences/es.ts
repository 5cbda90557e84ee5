import { counted, usualTimeInWords, waitingTime } from "./counted.ts";
import type { NotHonoured, Sentences, UnusableInput } from "./sentences.ts";

const pictures = (number: number) => counted(number, "1 imagen", "# imágenes");
const minutes = (number: number) => counted(number, "1 minuto", "# minutos");
const hours = (number: number) => `${number} horas`;
const seconds = (number: number) => counted(number, "1 segundo", "# segundos");
const wait = (number: number) => waitingTime(number, minutes, hours);

const NOT_HONOURED: Readonly<Record<NotHonoured, string>> = {
  shape: "el formato lo eligió el servicio de imágenes",
  ratio: "el servicio de imágenes no tiene esa proporción y usé la más cercana",
  size: "el tamaño lo eligió el servicio de imágenes",
  count: "la cantidad la eligió el servicio de imágenes",
  seed: "la semilla no se usó",
  quality: "la calidad la eligió el servicio de imágenes",
  transparent: "el fondo no es transparente",
  edit: "es una imagen nueva, no la anterior retocada",
  inputs: "tu propia imagen no se usó",
  length: "tu texto era largo y lo acorté",
  resolution: "la resolución no la puedo elegir, la imagen llega tan grande como la dibuja el servicio",
  format: "la imagen llega en el formato de archivo del servicio de imágenes",
  motion: "es una imagen fija, nada se mueve en ella",
  mixed: "todas las imágenes de un mensaje tienen la misma forma, pídeme la otra después",
  flags: "algunas de las opciones aquí no las conozco y las dejé fuera",
};

const ATTACHMENT: Readonly<Record<UnusableInput, string>> = {
  "no-picture":
    "Lo que mandaste no es una imagen que yo pueda leer. Mándame un PNG o un JPEG, o descríbemela con palabras.",
  "too-large": "Esa imagen es demasiado grande para mí. Mándame una más pequeña o descríbemela con palabras.",
  gone: "Ya no encuentro la imagen que mandaste. Mándamela otra vez, por favor.",
  "too-many": "Son demasiadas imágenes a la vez. Mándame cuatro como mucho.",
  "not-allowed": "Eso no lo puedo abrir. Mándame la imagen misma o descríbemela con palabras.",
};

const NOTHING_TO_CANCEL = "Ahora mismo no estoy dibujando nada, así que no hay nada que cancelar.";

export const spanish: Sentences = {
  code: "es",
  greeting:
    "¡Hola! Dibujo lo que me cuentes. Dime qué te gustaría ver, por ejemplo:\n\n" +
    "- Un faro en plena tormenta, como xilografía\n" +
    "- Un zorro dormido en una taza de té, en acuarela suave",
  talk: {
    thanks: "¡De nada! Dime si cambio algo o qué dibujo ahora.",
    farewell: "¡Hasta luego! Cuando quieras otra imagen, solo descríbemela.",
    yes: "¡Bien! Dime qué dibujo o qué cambio.",
    no: "Sin problema. Cuando quieras, dime qué dibujo o qué cambio.",
    praise: "¡Me alegra que te guste! Di «otra vez» si quieres una más, o dime qué dibujo ahora.",
    chat: "Se me da mejor dibujar que charlar. Descríbeme algo y te lo dibujo.",
  },
  about: {
    self: "Soy un agente que hace imágenes: tú describes algo, un servicio de imágenes lo dibuja y yo te lo mando en una respuesta firmada. ¿Qué dibujo?",
    maker:
      "Soy un agente del protocolo uAgents; me mantiene mi operador y dibuja un servicio de imágenes. ¿Qué te gustaría ver?",
    cost: "Tal como están las cosas, hablar conmigo no te cuesta nada. Solo hay un límite de imágenes por persona: di «cuál es mi límite» para ver el tuyo.",
    abilities:
      "Dibujo lo que describas: fotos, cuadros, logos, tarjetas, en cualquier estilo. Luego puedo cambiarlo, di por ejemplo «lo mismo pero de noche», o hacer variaciones. ¿Qué te gustaría ver?",
    other: "De eso no sé, yo solo dibujo. Descríbeme una imagen y empiezo.",
  },
  help: (left) =>
    "Esto es lo que puedes decirme:\n\n" +
    "- Describe una imagen: «un faro en plena tormenta, como xilografía»\n" +
    "- Cámbiala: «lo mismo pero de noche»\n" +
    "- Pide más: «otra vez» o «cuatro variaciones»\n" +
    "- Elige el formato: añade «horizontal» o «fondo de pantalla para móvil»\n" +
    "- «historial» muestra tus imágenes hasta ahora\n" +
    "- «cancelar» detiene lo que aún no está dibujado\n" +
    "- «borra mis datos» elimina todo lo que tengo tuyo\n\n" +
    (left === null
      ? "No hay límite de imágenes."
      : `Por ahora te ${left === 1 ? "queda" : "quedan"} ${pictures(left)}.`),
  quotaLeft: (left, inMinutes) => {
    if (left === null) return "Aquí no hay límite de imágenes. ¿Qué dibujo?";
    const more = inMinutes === null ? "" : ` Dentro de ${wait(inMinutes)} tendrás una más.`;
    if (left === 0) return `Por ahora no te quedan imágenes.${more}`;
    return `Por ahora te ${left === 1 ? "queda" : "quedan"} ${pictures(left)}.${more}`;
  },
  waiting: (open) => {
    if (open === 0) return "Ahora mismo no estoy dibujando nada. Dime qué te gustaría ver.";
    return `Sigo con ${pictures(open)} para ti. Te ${open === 1 ? "llegará" : "llegarán"} aquí mismo.`;
  },
  vague: "¡Claro! ¿Qué quieres que aparezca? Por ejemplo: «un zorro rojo en la nieve al amanecer».",
  nothingToChange:
    "Aquí todavía no hay ninguna imagen que cambiar. Describe una primero, o di «mi última imagen» si hablas de una anterior.",
  noSuchPicture: (number) =>
    number === 0
      ? "Aquí todavía no hay ninguna imagen. Descríbeme una y la dibujo."
      : `Esa no la tengo: hasta ahora hay ${pictures(number)} aquí. ${number === 1 ? "¿Es esa?" : "¿A cuál te refieres?"}`,
  complaint:
    "Vamos a arreglarlo. Dime qué cambio, por ejemplo «más claro» o «sin texto», o di «otra vez» para probar de nuevo.",
  propose: {
    draw: "¿Quieres que dibuje eso? Di «sí» y lo hago, o dime con otras palabras qué te gustaría.",
    change:
      "¿Quieres que cambie así la imagen? Di «sí» y lo hago, o dime con otras palabras qué te gustaría.",
    again: "¿Quieres que la dibuje otra vez? Di «sí» y lo hago, o dime con otras palabras qué te gustaría.",
  },
  pictureAgain: (n) =>
    `Aquí está otra vez la imagen ${n}. Para seguir con ella, di por ejemplo «imagen ${n}, pero más clara».`,
  historyEmpty: "Aquí todavía no hay imágenes. Descríbeme una y la dibujo.",
  history: (shown, all) => {
    if (all === 1) return "Tu imagen de esta conversación:";
    return shown < all
      ? `${shown === 1 ? "La última" : `Las últimas ${shown}`} de tus ${all} imágenes de esta conversación:`
      : `Tus ${all} imágenes de esta conversación:`;
  },
  nothingToCancel: NOTHING_TO_CANCEL,
  cancelled: (cancelled, paid) => {
    if (cancelled === 0 && paid === 0) return NOTHING_TO_CANCEL;
    const coming = counted(
      paid,
      "1 imagen ya estaba en marcha y te llegará igual.",
      "# imágenes ya estaban en marcha y te llegarán igual.",
    );
    if (cancelled === 0) return `Ya es tarde para cancelar: ${coming}`;
    const stopped = `Cancelé ${pictures(cancelled)}. Eso no cuenta para tu límite.`;
    return paid === 0 ? stopped : `${stopped} ${coming}`;
  },
  deleteAsk:
    "Esto borra para siempre tus imágenes, sus enlaces y todo lo que tengo tuyo. Si es lo que quieres, escribe: borra todos mis datos",
  deleteConfirm: "borra todos mis datos",
  deleted: "Listo. Borré tus imágenes y todo lo que tenía tuyo. Puedes empezar de cero cuando quieras.",
  deleteKept: "De acuerdo, todo se queda como está. ¿Qué dibujo ahora?",
  queued: (ahead) =>
    ahead === 0
      ? "Anotado, la tuya es la siguiente."
      : `Anotado, está en la cola. ${counted(ahead, "Todavía hay 1 imagen más", "Todavía hay # imágenes más")} en marcha.`,
  stillDrawing: (usual) =>
    usual === null
      ? "Sigo dibujando. Te llega en cuanto esté lista."
      : `Sigo dibujando. Suele tardar alrededor de ${usualTimeInWords(usual, seconds, minutes)}.`,
  overQuota: (limit, windowMinutes, freeIn) =>
    `Llegaste a tu límite por ahora: ${pictures(limit)} ${windowMinutes === 60 ? "por hora" : `cada ${wait(windowMinutes)}`}. Puedes pedir la siguiente dentro de ${wait(freeIn)}.`,
  overDay: (freeIn) =>
    `Por hoy ya dibujé todo lo que puedo. Puedes pedir la siguiente imagen dentro de ${wait(freeIn)}.`,
  textTooLong: (most) =>
    `Esa descripción es demasiado larga para mí: que no pase de ${most.toLocaleString("es")} caracteres, por favor.`,
  tooManyMessages: (most, freeIn) =>
    `Leo hasta ${most} mensajes por hora de cada persona, y ese era el último. Sigo leyendo en ${wait(freeIn)}.`,
  alreadyAtIt: "Ya estoy con eso. Lo tendrás aquí en un momento.",
  justAnswered:
    "Acabo de responderte a eso. Vuelve a pedirlo en unos segundos si quieres otra, o dime qué debería cambiar.",
  drawnAs: (prompt) => `Dibujado así: ${prompt}`,
  notHonoured: (what) => `Ten en cuenta: ${what.map((one) => NOT_HONOURED[one]).join("; ")}.`,
  onlySoMany: (most) => `Ahora mismo puedo dibujar ${pictures(most)} como mucho.`,
  someMissing: (drawn, wanted) =>
    `Esta vez solo ${drawn === 1 ? "salió" : "salieron"} ${drawn} de ${pictures(wanted)}. Di «otra vez» si quieres más.`,
  suggestion: "¿La quieres distinta? Dímelo, por ejemplo «lo mismo pero de noche» o «cuatro variaciones».",
  attachmentUnusable: (why) => ATTACHMENT[why],
  attachmentAlone:
    "¡Qué bien, ya tengo tu imagen! ¿Qué hago con ella? Por ejemplo «conviértela en acuarela» o «ponle nieve».",
  apologies: {
    refused:
      "Lo siento, el servicio de imágenes no quiso dibujar esto. Prueba con otras palabras o quita lo que pueda ser demasiado para él.",
    "not-configured": "Lo siento, todavía no puedo dibujar: mi operador tiene que terminar la configuración.",
    unavailable:
      "Lo siento, el servicio de imágenes está saturado ahora mismo. Prueba otra vez en unos minutos.",
    failed: "Lo siento, algo salió mal y no hay imagen. Prueba otra vez en unos minutos.",
    deadline: "Lo siento, esto tardó demasiado y lo dejé. Prueba otra vez en unos minutos.",
  },
};
