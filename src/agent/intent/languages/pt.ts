import { PORTUGUESE } from "../words/pt.ts";
import type { LanguageSource } from "../language.ts";
import { folded, phrases, rule, starts,  } from "./patterns.ts";

const GREETING = "olá|ola|oi|oie|bom dia|boa tarde|boa noite|e aí|opa|hey";
const PRAISE =
  "ótimo|ótima|lindo|linda|bonito|bonita|perfeito|perfeita|legal|incrível|maravilhoso|maravilhosa|excelente|show|massa|bacana|bom|boa|muito bom|fantástico|genial|engraçado|fofo|fofa|top|uau|belo|bela|demais|impressionante|giro|gira|fixe";
const PICTURE = "imagem|desenho|foto|pintura|ilustração|versão|variação|quadro";
const NUMBER =
  "\\d{1,3}|uma?|dois|duas|três|tres|quatro|cinco|seis|sete|oito|nove|dez|várias|vários|algumas|alguns";
const ORDINAL = "primeir[oa]|segund[oa]|terceir[oa]|quart[oa]|quint[oa]|últim[oa]|anterior|outr[oa]|original";
const END = "(?![a-z0-9ß])";
const DRAW =
  "(?:me )?(?:desenh(?:a|e|ar|as)|pint(?:a|e|ar)|cri(?:a|e|ar|as)|ger(?:a|e|ar)|faz|faça|fazer|mostr(?:a|e|ar)|ilustr(?:a|e|ar)|dá|dê)(?:-me)?|imagin(?:a|e)|produz";

export const portuguese: LanguageSource = {
  code: "pt",
  common:
    "o a os as um uma de do da dos das em no na nos nas com e que para por ao é mais meu minha me você não sem mas quem como quero gato faça desenhe pode isso está este esta à também deixa deixe coloca coloque tira tire muda mude põe faz desenha oi olá obrigado obrigada são muito tem ser foi ela ele isto agora mesma mesmo outra outro céu noite fundo imagem desenho azul verde preto branco menos quanto quantas sobre até pra tá seu sua meus minhas fazer criar adiciona adicione remove mostra mostre gostei cachorro ficou apaga pronto pronta vc vocês onde qual quais cadê bota nele nela num numa pelo pela seja fique queria duas dois três ainda aqui lá essa esse tirar colocar cão vou às aos",
  lines: {
    "talk:greeting": `eae|eai|fala|salve|oii|olá olá|beleza pura|${GREETING}|tudo bem|tudo bom|como vai|como você está|como estás|tem alguém aí|está aí|você está aí|beleza`,
    "talk:thanks":
      "vlw|obg|valeu mesmo|brigadão|obrigado amigo|tmj|muito grato|muito grata|obrigado|obrigada|muito obrigado|muito obrigada|valeu|brigado|brigada|agradeço|obrigadão",
    "talk:farewell":
      "flw|falou|até|fui|tchau|adeus|até logo|até mais|até amanhã|até breve|boa noite|é só isso|é tudo|só isso",
    "talk:yes":
      "blz|aham|uhum|isso|isso aí|perfeito sim|fechado|sim|claro|ok|okay|tá|tá bom|está bem|certo|com certeza|sim por favor|pode ser|isso mesmo|exato|exatamente|entendi|beleza|combinado|vamos lá|de acordo",
    "talk:no": "não|não obrigado|não obrigada|não sei|talvez|agora não|ainda não|tanto faz|nada",
    "talk:praise": `que fofo|que fofa|que massa|que show|ficou bom|ficou top|ficou incrível|tá bom|tá lindo|curti|que bonito|que bonita|arrasou|mandou bem|${PRAISE}|haha|kk|rsrs|adorei|amei|gostei|gostei muito|eu gostei|ficou lindo|ficou ótimo|ficou legal|que lindo|que linda|que legal|muito bom|muito bem|bom trabalho|muito melhor|nada mau|assim está bom`,
    "talk:chat":
      "hmm|ah|oh|desculpa|desculpe|espera|espere|um momento|interessante|sério|mesmo|estou entediado|estou triste",
    "about:self":
      "quem é você|quem és tu|quem é vc|o que é você|o que és|qual é o seu nome|qual é o teu nome|como você se chama|como te chamas|você é um robô|você é um bot|você é humano|você é uma ia|és um robô|qual modelo você usa|que modelo você usa|apresente se|o que é isto|o que é isso",
    "about:maker":
      "quem te fez|quem te criou|quem criou você|quem fez você|quem te programou|quem te desenvolveu|quem é o seu criador|quem é teu criador|quem está por trás de você",
    "about:cost":
      "quanto custa|é grátis|é gratuito|é de graça|é pago|preço|preços|tenho que pagar|preciso pagar",
    "about:quota": "limite|qual é o meu limite",
    "about:waiting":
      "quanto tempo|falta muito|quanto falta|está pronto|está pronta|cadê minha imagem|cadê a imagem|onde está minha imagem|onde está a minha imagem|cadê meu desenho|ainda nada|estou esperando|mais rápido",
    "about:abilities":
      "o que você faz|o que você pode fazer|o que você sabe fazer|o que podes fazer|o que sabes fazer|o que você consegue fazer|o que você pode desenhar|você sabe desenhar|você pode desenhar|você fala português|fala português|você pode editar fotos|exemplos|um exemplo|me dê um exemplo|mostre o que você sabe fazer",
    help: "socorro|ajuda|me ajuda|me ajude|ajuda me|preciso de ajuda|você pode me ajudar|pode me ajudar|como funciona|como isso funciona|como usar|o que eu faço|o que posso fazer|o que devo fazer|o que eu digo|instruções|comandos|menu|não entendi|não entendo",
    history:
      "histórico|meu histórico|minhas imagens|meus desenhos|minhas fotos|galeria|o que você desenhou|o que já desenhou|lista|todas as minhas imagens",
    cancel:
      "para tudo|pode parar|não precisa|não precisa mais|deixa quieto|melhor não|cancela por favor|cancela|cancelar|cancele|cancela isso|para|pare|parar|pare de desenhar|para de desenhar|chega|esquece|esqueça|deixa|deixa pra lá|deixa para lá|não desenhe|não faça|desisto|stop",
    "delete-data":
      "apague meus dados|apaga os meus dados|apagar meus dados|exclua meus dados|excluir meus dados|delete meus dados|deletar meus dados|me esqueça|esqueça me|apague tudo|apaga tudo|exclua tudo|apague minhas imagens|apague meu histórico|apague minha conta|lgpd|apague tudo sobre mim",
    complaint:
      "não curti|não tá bom|nada a ver|tá feio|ficou estranho|não é bem isso|não era bem isso|que feia|assim não|feio|feia|ruim|horrível|péssimo|errado|está errado|tá errado|é feio|que feio|ficou feio|ficou ruim|ficou horrível|não gostei|eu não gostei|não gosto|não gostei disso|não era isso|não é isso|não é o que eu queria|não foi isso que eu pedi|não foi o que pedi|não ficou bom|está mal|que horror|credo|mau",
    vague:
      "desenha|desenhe|desenhe algo|desenha algo|faça algo|algo|alguma coisa|qualquer coisa|algo bonito|algo legal|o que você quiser|me surpreenda|surpreenda me|uma imagem|imagem|um desenho|nova imagem|outra coisa|você escolhe",
    again:
      "de novo|outra vez|novamente|mais uma|mais um|mais uma vez|outra|outro|mais|repete|repita|repetir|o mesmo|a mesma|a mesma coisa|o mesmo de novo|outra versão|outra imagem|outro desenho|tente de novo|tenta de novo|tente novamente|variações|mais variações|mais versões|outra igual|refaça|refaz",
  },
  words: PORTUGUESE,
  verbs: "first",
  asksByOrder: false,
  rules: () => ({
    but: rule("[\\s,.!]+(?:mas|só que|porém)[\\s,]+(?=\\S)"),
    openings: [
      starts(
        `(?:(?:${GREETING}|por favor|pf|ok|certo|bom|bem|então|${PRAISE}|obrigad[oa]|valeu|sim|não|ah|oh)(?: (?:amigo|bot|por favor))*)\\s?[,!.;:–-]+\\s*(?=\\S)`,
      ),
      starts(
        `(?:${GREETING}|ok|e|então|agora|bem)\\s+(?=(?:por favor|pode|poderia|você pode|${DRAW}|quero|queria|gostaria|preciso)${END})`,
      ),
      starts(`(?:por favor|pf|favor)\\s+`),
      starts(`(?:você |tu )?(?:pode|poderia|podes|podia|consegue)(?: (?:me|por favor))*\\s+(?=\\S)`),
      starts(`(?:quero|queria|gostaria) que (?:você )?(?:me )?`),
    ],
    closings: [
      rule(
        String.raw`[\s,.!]+(?:por favor|pf|obrigad[oa]|valeu|para mim|pra mim|muito obrigad[oa])[\s.!?]*$`,
      ),
    ],
    draws: [
      starts(`(?:${DRAW})(?: (?:me|nos|para mim|por favor))*\\s+(?=\\S)`),
      starts(`(?:eu )?(?:quero|queria|gostaria de|preciso de|desejo|procuro)(?: (?:ver|ter))*\\s+(?=\\S)`),
      starts(`(?:que tal|e se)\\s+(?=\\S)`),
      starts(
        `(?:uma |a )?(?:bela |nova |linda )*imagem (?:de|do|da|dos|das|com|em que|que mostre|sobre)\\s+(?=\\S)`,
      ),
    ],
    tails: [],
    counts: [
      rule(
        `^(?<count>${NUMBER}) (?:diferentes |novas )*(?:imagens|versões|variações)(?: diferentes)? (?:de|do|da|dos|das|com|sobre)\\s+(?<rest>\\S.*)$`,
      ),
      rule(
        `^(?<rest>.*\\S)\\s?[,;(.-]+\\s?(?:em )?(?<count>${NUMBER}) (?:imagens|versões|variações|vezes)\\s?\\)?[.!?]*$`,
      ),
    ],
    numbers: folded({
      um: 1,
      uma: 1,
      dois: 2,
      duas: 2,
      três: 3,
      tres: 3,
      quatro: 4,
      cinco: 5,
      seis: 6,
      sete: 7,
      oito: 8,
      nove: 9,
      dez: 10,
      várias: 3,
      vários: 3,
      algumas: 3,
      alguns: 3,
    }),
    references: [
      rule(
        `(?:a|o|minha|meu|da|do) (?<nth>${ORDINAL})(?: (?:${PICTURE}))?(?=\\s?(?:$|[,.;:!?]|mas|em|com|sem|como|de novo|outra|por))`,
      ),
      rule(String.raw`(?:(?:número|nº|imagem|versão)\s?#?|#)(?<nth>\d{1,2})(?!\d)`),
    ],
    ordinals: folded({
      primeiro: 1,
      primeira: 1,
      original: 1,
      segundo: 2,
      segunda: 2,
      terceiro: 3,
      terceira: 3,
      quarto: 4,
      quarta: 4,
      quinto: 5,
      quinta: 5,
      último: -1,
      última: -1,
      anterior: -1,
      outro: -2,
      outra: -2,
    }),
    mine: rule("(?:minha última (?:imagem|foto)|meu último desenho)"),
    nothings: new Set(
      phrases(
        "algo|alguma coisa|qualquer coisa|uma imagem|imagem|imagens|um desenho|algo bonito|algo legal|algo novo|outra coisa|uma foto|arte|um|uma|isso|o que você quiser",
      ),
    ),
    shapeHints: phrases("parede|vertical|retrato|horizontal|paisagem|quadrad|fundo"),
    shapes: [
      [
        rule(
          String.raw`[\s,(]{0,3}(?:como |para )?papel de parede (?:de |para |do )?(?:celular|telemóvel|telefone)\)?`,
        ),
        { shape: "portrait" },
      ],
      [
        rule(String.raw`[\s,(]{0,3}(?:em |na )?(?:formato )?(?:vertical|retrato)(?=[\s,.)]*$)\)?`),
        { shape: "portrait" },
      ],
      [
        rule(String.raw`[\s,(]{0,3}(?:em |na )?(?:formato )?(?:horizontal|paisagem)(?=[\s,.)]*$)\)?`),
        { shape: "landscape" },
      ],
      [rule(String.raw`[\s,(]{0,3}(?:em )?(?:formato )?quadrad[oa](?=[\s,.)]*$)\)?`), { shape: "square" }],
      [rule(String.raw`[\s,(]{0,3}(?:com )?fundo transparente\)?`), { transparent: true }],
    ],
  }),
};
