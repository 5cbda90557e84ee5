import type { LanguageCode } from "../intent.ts";

/** How people of a language come to a wish: what they thought of, what they have in mind. */
export interface Musing {
  /** What a line begins with that hints at it; looked for in lower case without accents. */
  readonly hint: string;
  /** The words up to the thing, which follows at once. */
  readonly before: string;
  /** What the thing begins with. */
  readonly thing: string;
  /** "I'd like something with": what follows says it all. */
  readonly something?: string;
  /** The verb where the language has it last. */
  readonly after?: string;
  /** A plain wish in place of it all. */
  readonly instead: string;
}

const after = (words: string) => `(?:(?:${words})[,.…!]* ){0,3}`;

/** Languages that have none here say it as any other sentence. */
export const MUSINGS: Readonly<Partial<Record<LanguageCode, Musing>>> = {
  en: {
    hint: "think|wonder|mind|idea|want|imagin|dream|pictur",
    before: `${after("well|so|ok|okay|hm+|um+|oh|hey|hi|hello|yeah|basically|actually|honestly|you know|ok so")}(?:(?:i was|i am|i'm|i've been|we were|was) (?:just |kind of |kinda )?(?:thinking|wondering|dreaming|imagining|picturing)(?: of| about| more of| along the lines of)?,?(?: of)?|(?:what )(?:i|we)(?:'m| am)? (?:really )?(?:want|wanted|need|had in mind|have in mind|imagine|picture|would like|'d like|looking for)(?: is| was)|i (?:had|have|got) in mind|(?:my|the) idea (?:is|was|would be)|all i want is)[,:]? (?:maybe |perhaps |like |just )?`,
    thing: "(?:an?|some|something|two|three|four|\\d) ",
    something:
      "(?:(?:i want|i'd like|i would like|i need|can you draw|could you draw|draw|draw me|make me|show me|give me|paint) )?something (?:with|about|featuring) ",
    instead: "I want ",
  },
  de: {
    hint: "dacht|denk|schweb|idee|stell|will|mochte|hatte",
    before: `${after("also|naja|na ja|hm+|ok|okay|ja|hallo|hi|nun|tja")}(?:ich (?:dachte|denke)(?: da| so)?(?: vielleicht)? an|ich (?:hatte|habe)(?: da| so)?(?: vielleicht)? an|was ich (?:will|mochte|suche),? ist|mir schwebt(?: da)?|(?:meine|die) idee (?:ist|ware)|ich stelle mir(?: da)?) `,
    thing: "(?:ein|eine|einen|einem|einer|etwas|was|so ein|so eine|so einen|so etwas|zwei|drei) ",
    after: " (?:vor|gedacht)$",
    something:
      "(?:(?:ich (?:will|mochte|hatte gern|hatte gerne|brauche)|zeichne|zeichne mir|mal|male|mach mir|zeig mir) )?etwas mit ",
    instead: "ich möchte ",
  },
  es: {
    hint: "pens|pienso|imagin|mente|quer|quier|idea",
    before: `${after("bueno|pues|a ver|hola|m+|eh|entonces")}(?:(?:yo )?(?:estaba|estoy|andaba) pensando en|(?:yo )?(?:pensaba|pense|pienso) en|me imagino|imagino|tenia en mente|tengo en mente|lo que (?:quiero|queria) es|mi idea es) `,
    thing: "(?:un|una|unos|unas|algo|dos|tres) ",
    something: "(?:(?:quiero|quisiera|me gustaria|necesito|dibuja|dibujame|hazme) )?algo con ",
    instead: "quiero ",
  },
  fr: {
    hint: "pens|reflech|imagin|tete|veux|voudrais|idee",
    before: `${after("alors|bon|ben|euh|bah|salut|bonjour|eh bien|du coup")}(?:(?:je pensais|je pense|j'ai pense|je reflechissais) (?:plutot )?a|j'imaginais|j'imagine|j'avais en tete|j'ai en tete|ce que je (?:veux|voudrais),? c'est|mon idee,? c'est) `,
    thing: "(?:un|une|des|quelque chose|deux|trois) ",
    something: "(?:(?:je veux|je voudrais|j'aimerais|dessine|dessine-moi|fais-moi) )?quelque chose avec ",
    instead: "je veux ",
  },
  pt: {
    hint: "pens|imagin|mente|quer|ideia",
    before: `${after("bom|bem|entao|ola|oi|e|hum+|olha")}(?:(?:eu )?(?:estava|estou|tava|to) (?:pensando|a pensar) em|(?:eu )?(?:pensei|pensava|penso) em|imagino|tenho em mente|tinha em mente|o que eu (?:quero|queria) e|(?:a )?minha ideia e) `,
    thing: "(?:um|uma|uns|umas|algo|dois|duas) ",
    something: "(?:(?:quero|queria|gostaria de|desenhe|desenha|faz|faca) )?algo com ",
    instead: "quero ",
  },
  it: {
    hint: "pens|mente|immagin|vogli|idea",
    before: `${after("beh|allora|ciao|dunque|mah|ecco|ok|boh")}(?:(?:pensavo|stavo pensando|sto pensando|penso) (?:a|ad)|ho in mente|avevo in mente|(?:mi )?immagino|quello che (?:voglio|vorrei) e|la mia idea e) `,
    thing: "(?:un|uno|una|qualcosa|due|tre|dei|delle) ",
    something: "(?:(?:voglio|vorrei|disegna|disegnami|fammi) )?qualcosa con (?:i |gli |le |il |la )?",
    instead: "voglio ",
  },
  hi: {
    hint: "सोच",
    before: `${after("तो|अच्छा|हम्म|नमस्ते")}(?:मैं|हम) सोच (?:रहा|रही|रहे) (?:था|थी|थे|हूँ|हूं|हैं)(?: कि)?,? `,
    thing: "(?:एक|कुछ|दो|तीन) ",
    after: " (?:के बारे में|हो|बनाएं|बनाएँ)$",
    instead: "मुझे चाहिए ",
  },
  zh: {
    hint: "想",
    before:
      "(?:嗯+|那个|其实|就是|你好|我){0,2}[，, ]?(?:我?(?:刚才?|正)?在想(?:画点?)?|我?想到的?是?|我的想法是|我?脑子里(?:是|想的是)|我?想要的是)[，,：: ]?",
    thing: "(?:一|有|两|几|个|点|东西)",
    instead: "画",
  },
  ja: {
    hint: "考え|イメージし|思い浮かべ",
    before:
      "(?:えっと|うーん|あの|実は)?[、, ]?(?=[^。、]{2,60}(?:考え|イメージし|思い浮かべ))(?!何|なに|あなた|君)",
    thing: "(?:[^。]{2,60})",
    after:
      "(?:の絵|のこと)?を(?:考えて|イメージして|思い浮かべて)(?:いました|いた|います|いる|るんだけど|たんだけど|ます|る)?(?:。|ね|んですが)?$",
    instead: "",
  },
};
