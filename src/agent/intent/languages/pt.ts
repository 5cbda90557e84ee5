import type { LanguageSource } from "../language.ts";
import { folded, phrases, rule, starts, whole } from "./patterns.ts";

const GREETING = "olá|ola|oi|oie|bom dia|boa tarde|boa noite|e aí|opa|hey";
const PRAISE =
  "ótimo|ótima|lindo|linda|bonito|bonita|perfeito|perfeita|legal|incrível|maravilhoso|maravilhosa|excelente|show|massa|bacana|bom|boa|muito bom|fantástico|genial|engraçado|fofo|fofa|top|uau|belo|bela|demais|impressionante|giro|gira|fixe";
const PICTURE = "imagem|desenho|foto|pintura|ilustração|versão|variação|quadro";
const NUMBER =
  "\\d{1,3}|uma?|dois|duas|três|tres|quatro|cinco|seis|sete|oito|nove|dez|várias|vários|algumas|alguns";
const ORDINAL = "primeir[oa]|segund[oa]|terceir[oa]|quart[oa]|quint[oa]|últim[oa]|anterior|outr[oa]|original";
const IT = `isso|isto|tudo|ela|ele|(?:a|o|essa|esse|esta|este|minha|meu) (?:(?:${ORDINAL}) )?(?:${PICTURE})`;
const COMPARATIVE = "mais \\S+|menos \\S+|muito mais \\S+|um pouco mais \\S+|melhor";
const END = "(?![a-z0-9ß])";
const DRAW =
  "(?:me )?(?:desenh(?:a|e|ar|as)|pint(?:a|e|ar)|cri(?:a|e|ar|as)|ger(?:a|e|ar)|faz|faça|fazer|mostr(?:a|e|ar)|ilustr(?:a|e|ar)|dá|dê)(?:-me)?|imagin(?:a|e)|produz";
const ADJUSTED =
  "deixe-o|deixe-a|faça-o|faça-a|torne-o|torne-a|torna-o|torna-a|coloque-o|mude-o|mude-a|fá-lo|fá-la|põe-lhe|muda-o|deixa-o|deixa-a|deixá-lo|deixá-la|torná-lo|torná-la|fazê-lo|fazê-la|mudá-lo|mudá-la|pinte-o|transforme-o|transforme-a|adicione-lhe";

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
  rules: () => ({
    meanings: [
      [whole(`(?:de|a|em|com|para|por) (?:onde|que|quem|qual|quando|quanto)(?: .{1,60})?`), "about:other"],
      [
        whole(
          `(?:você )?(?:pode|sabe|consegue) (?:também |fazer |criar |escrever )*(?:música|músicas|vídeos?|videos?|canção|gifs?|animações|textos?|poemas?|código|falar|cantar|traduzir|ler)(?: .*)?`,
        ),
        "about:abilities",
      ],
      [whole(`(?:eu )?não (?:gostei|gosto|curti)(?: .{1,40})?`), "complaint"],
      [
        whole(
          `(?:já |a imagem |quando )*(?:está|tá|ta|fica|ficou|vai ficar|vai estar) (?:quase )?(?:pront[oa]|terminad[oa]).{0,20}`,
        ),
        "about:waiting",
      ],
      [whole(`quant[oa]s? .{0,40}(?:restam|faltam|posso|tenho|sobram|resta).{0,20}`), "about:quota"],
      [
        whole(
          `(?:${GREETING})(?: (?:${GREETING}|amigo|amiga|bot|agente|pessoal|de novo|tudo bem|tudo bom|como vai))*`,
        ),
        "talk:greeting",
      ],
      [
        whole(
          `(?:(?:ok|${PRAISE}|oh|sim|não) )*(?:obrigad[oa]|muito obrigad[oa]|valeu|brigad[oa])(?: (?:pela|pelo|por|a|o|imagem|desenho|ajuda|tudo|mesmo|amigo|ficou|está|é|muito|adorei|${PRAISE}))*`,
        ),
        "talk:thanks",
      ],
      [
        whole(
          `(?:(?:é|está|tá|ficou|que|muito|tão|a imagem|o desenho|isso|realmente|achei) )*(?:${PRAISE})(?: (?:${PRAISE}|trabalho|imagem|desenho|assim|mesmo))*`,
        ),
        "talk:praise",
      ],
      [
        whole(
          `(?:(?:isso|é|está|tá|ficou|a imagem|o desenho|que|muito|tão) )+(?:feio|feia|ruim|horrível|péssimo|péssima|errado|errada|estranho|estranha|chato)`,
        ),
        "complaint",
      ],
      [whole(`(?:você )?(?:esqueceu|faltou|falta) .{1,50}`), "complaint"],
      [
        whole(
          `(?:por favor )?(?:apague|apaga|exclua|delete|esqueça|remova) (?:todos |todas |tudo )?(?:os |as )?(?:meus|minhas|meu|minha|sobre|o que sabe sobre) ?(?:dados|imagens|desenhos|histórico|mensagens|informações|conta|mim)(?: por favor)?`,
        ),
        "delete-data",
      ],
      [
        whole(
          `(?:pode |por favor |me )*(?:mostre|mostra|ver|liste|mostrar|mostra me)(?: (?:todas|todos|as|os|minhas|meus|últimas|últimos))+ (?:imagens|desenhos|fotos)(?: .{0,20})?`,
        ),
        "history",
      ],
      [
        whole(
          `(?:cancela|cancele|pare|para)(?: (?:de|o|a|meu|minha|desenhar|desenho|imagem|pedido|isso|tudo|por|favor))*`,
        ),
        "cancel",
      ],
      [
        whole(`quantas? (?:imagens|vezes|desenhos)?.{0,30}(?:restam|faltam|posso|tenho|sobram).{0,20}`),
        "about:quota",
      ],
      [whole(`(?:quanto tempo|quando fica|demora).{0,40}`), "about:waiting"],
      [whole(`quanto (?:custa|é|cobra|custam).{0,30}`), "about:cost"],
      [whole(`(?:ignore|esqueça) (?:todas )?(?:as|suas) (?:instruções|regras).*`), "about:other"],
      [
        whole(
          `(?:me )?(?:conte|conta|diga|diz|explique|explica|escreva|escreve|traduza|traduz|calcule|cante|recomende)(?: me)?(?: (?:um|uma|o que|como|por que|o|a|isto|isso|algo))(?: .*)?`,
        ),
        "about:other",
      ],
      [
        whole(
          `(?:o que|por que|porque|como|quem|quando|onde|qual|quais) (?:é|são|está|estão|foi|há|faz|fazem|posso|pode|significa|você|tem|acha|se|vai|aconteceu)(?: .*)?`,
        ),
        "about:other",
      ],
      [whole(`(?:você (?:é|tem|sabe|conhece|gosta|mora|pensa)|és|tens|gostas)(?: .*)?`), "about:other"],
      [
        whole(
          `(?:eu sou|sou|eu estou|estou|meu nome é|me chamo|chamo me|eu tenho|eu acho|acho que|eu amo|eu odeio|moro em|trabalho|eu gosto)(?: .*)?`,
        ),
        "talk:chat",
      ],
    ],
    asks: starts("(?:(?:você |tu |vc )?(?:pode|poderia|podes|podia|consegue))(?![a-z])"),
    statements: starts(
      `(?:eu|nós|isso|isto|hoje|ontem|amanhã|todos|ninguém|alguém|(?:a |o |as |os )?(?:meus?|minhas?|nossos?|nossas?) \\S+(?: \\S+)?) (?:não |já |me |se |nunca |sempre |te )*(?:é|está|estou|sou|são|foi|era|tem|tenho|vai|vou|vão|quer|pode|sabe|disse|fez|gosta|gosto|gostou|adora|adorou|ama|odeia|acha|acho|trabalha|mora|morreu|casa|terminou|faz|\\S+(?:ou|eu|iu))(?![a-z'-])`,
    ),
    errands: starts(
      `(?:escreva?|escreve|reserv[ae]|ligue?|liga|compr[ae]|procur[ae]|traduza?|traduz|expli(?:ca|que)|cont[ae]|calcul[ae]|to(?:ca|que)|diga|diz)(?:-me| me)? (?:uma?|o|a|os|as|para|pra|isso|meu|minha|como|por|que|\\d)(?![a-z'-])`,
    ),
    but: rule("[\\s,.!]+(?:mas|só que|porém)[\\s,]+(?=\\S)"),
    addresses: rule(
      "^(?!.*(?:[\":“”«»]|\\b(?:cartão|cartaz|placa|logo|pôster|faixa|texto|imagem|desenho|diz)))(?!(?:an?|the|two|three|ein|eine|der|die|das|un|una|une|uno|le|la|les|el|los|las|il|lo|um|uma|o|os|as|i|gli) )(?:.*[^a-z'-])?(?:você|vc|contigo|vocês)(?![a-z'-])",
    ),
    questions: starts(
      "(?:[¿\\s]*)(?:que|o que|por que|porque|como|quem|quando|onde|qual|quais|quanto|quanta|quantos|quantas|é|és|são|está|tem|há|você (?:é|tem|sabe|conhece|fala|gosta|está)|posso|devo|cadê)(?![a-z])",
    ),
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
    changes: [
      starts(`(?:faz|faça|deixa|deixe|torna|torne|põe) (?:um pouco |bem |ainda |muito )?(?:mais|menos) \\S`),
      starts(
        `(?:agora |depois |mas |e |também |só |por favor )*(?:coloca|coloque|põe|bota|muda|mude|tira|tire|deixa|deixe|troca|troque|mova|move|escurece|clareia) (?:o|a|os|as|um|uma|uns|umas|mais|seu|sua|tudo) \\S`,
      ),
      starts(`(?:coloca|coloque|põe|bota) \\S+(?: \\S+){0,3} (?:no|na|nos|nas|nele|nela|em)(?:\\s|$)`),
      starts(`(?:põe|bota|coloca|coloque) .{1,40} (?:nele|nela|neles|nelas)[.!?]*$`),
      starts(
        `(?:faz|faça|pinta|pinte) (?:o|a|os|as|tudo) .{1,60} (?:vermelh[oa]s?|azu(?:l|is)|verdes?|amarel[oa]s?|rosa|laranja|rox[oa]s?|pret[oa]s?|branc[oa]s?|cinza|marrom|dourad[oa]s?|mais \\S+|menos \\S+)[.!?]*$`,
      ),
      starts(
        `(?:(?:quero|queria|gostaria) )?(?:que )?(?:seja|fique|tenha|pareça|esteja|fosse|ficasse)\\s+\\S`,
      ),
      starts(`que (?:o|a|os|as) \\S+.{0,40} (?:seja|fique|tenha|esteja|sejam|fiquem)\\s`),
      starts(`(?:em vez d|no lugar d|ao invés d)\\S`),
      starts(`(?:agora |depois |mas |e |também |só )*(?:${ADJUSTED})${END}`),
      starts(
        `(?:agora |depois |mas |e |também |por favor )*(?:deixe|deixa|faça|faz|torne|torna|ponha|põe|coloque|coloca|mude|muda|mudar|altere|transforme|transforma|pinte|desenhe|desenha|melhore|edite|gire|mostre) (?:${IT})${END}`,
      ),
      starts(
        `(?:agora |depois |mas |e |também |por favor )*(?:adicione|adiciona|acrescente|acrescenta|remova|remove|tire|tira|retire|apague|substitua|substitui|troque|troca|inclua|adicionar|remover|tirar)\\s+\\S`,
      ),
      starts(
        `(?:a mesma|o mesmo|igual|a mesma coisa|a mesma imagem),?\\s+(?:mas|só|em|com|sem|de|à|como|na|no|ao)${END}`,
      ),
      starts(
        `(?:(?:um pouco|muito|ainda|mas|e|agora|bem|deixe|faça)\\s+)*(?:${COMPARATIVE})(?: (?:e|por favor|mas|${COMPARATIVE}))*[.!?]*$`,
      ),
      starts(`(?:mas|agora|e|depois)\\s+(?:com|sem|em|de|como|mais|menos|que|só|à|ao|na|no|não)${END}`),
      starts(
        `(?:está |tá |ficou |é )?(?:muito|demais|escuro demais|claro demais) ?(?:escur|clar|grande|pequen|brilhante|colorid|fri|simples|vazi|demais)`,
      ),
      starts(`(?:menos|mais) \\S+(?:\\s\\S+){0,4}$`),
      starts(`sem (?:o|a|os|as|pessoas|gente|texto|fundo|um|uma)${END}(?:\\s\\S+){0,4}$`),
      starts(
        `(?:a|o|minha|meu) (?:${ORDINAL})(?: (?:${PICTURE}))?(?=\\s?(?:$|[,.;:!?]|mas|em|com|sem|como|de novo|outra|por))`,
      ),
      starts(
        `(?:à noite|de noite|de dia|ao pôr do sol|ao nascer do sol|ao amanhecer|ao entardecer|no inverno|no verão|no outono|na primavera|na chuva|com neve)[.!?]*$`,
      ),
      starts(
        `(?:em preto e branco|a preto e branco|colorid[oa]|em aquarela|a óleo|a lápis|em (?:vermelho|azul|verde|amarelo|rosa|preto|branco|laranja|roxo)|como (?:uma? )?\\S+(?:\\s\\S+){0,3})[.!?]*$`,
      ),
    ],
    maybeChanges: [
      starts(
        `(?:o|a|os|as|seu|sua) \\S+(?: \\S+){0,3} (?:é|está|estão|são|parece|tem|têm|falta|ficou)\\s+\\S`,
      ),
      starts(
        `(?:agora |depois |mas |e |também )*(?:faça|faz|deixe|deixa|ponha|coloque|mude|muda|pinte|pinta|torne|transforme|mova) (?:com que )?(?:o|a|os|as|seu|sua|tudo|mais) \\S`,
      ),
      starts(`(?:como|em|no|na|com|sem|de|do|da|sobre|ao|à|por|para|só)\\s+\\S+(?:\\s\\S+){0,7}$`),
      starts(`(?:o|a|os|as) \\S+(?:\\s\\S+){0,4} (?:deveria|deve|devia|tem que|precisa)${END}`),
      starts(`(?:que tal|e se|talvez|ou|melhor)\\s+\\S`),
      starts(`(?:agora|depois|e|mas)\\s+\\S`),
      starts(`.{1,200}(?:em vez d|ao invés d|no lugar d|em lugar d).*$`),
    ],
    agains: [
      whole(
        `(?:(?:outras |outros )(?<count>${NUMBER})|(?:o |a )?(?:refazer|repetir|refaça|fazer de novo|tentar de novo|faz outra|faça outra|gera outra)(?: .{0,20})?)`,
      ),
      whole(
        `(?:faz|faça|quero|dá|me dê|desenha|mostra|gera) (?:mais (?<count>${NUMBER})|outr[oa]s)(?: (?:imagens|versões|vezes))?`,
      ),
      whole(
        `(?:me dê |dá-me |faça |mostre |quero |desenhe )*(?:outr[oa]s? )?(?:mais )?(?:(?<count>${NUMBER}) )?(?:(?:outras|outros|mais|novas|diferentes) )*(?:versões|variações|mais|opções)(?: (?:mais|d(?:isso|isto|essa|a|o|ela|ele)(?: (?:${ORDINAL}|mesma))?(?: (?:${PICTURE}))?))?`,
        "vers|varia|mais|opc",
      ),
      whole(
        `(?:repita|repete|faça|faz|desenhe|desenha|tente|tenta)(?: (?:isso|o mesmo|a mesma coisa))?(?: (?:de novo|outra vez|novamente|mais uma vez))`,
      ),
      whole(`(?:a|o) (?:${ORDINAL})(?: (?:${PICTURE}))? (?:de novo|outra vez)`),
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
