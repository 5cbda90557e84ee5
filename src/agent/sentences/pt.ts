import { counted, usualTimeInWords, waitingTime } from "./counted.ts";
import type { NotHonoured, Sentences, UnusableInput } from "./sentences.ts";

const pictures = (number: number) => counted(number, "1 imagem", "# imagens");
const minutes = (number: number) => counted(number, "1 minuto", "# minutos");
const hours = (number: number) => `${number} horas`;
const seconds = (number: number) => counted(number, "1 segundo", "# segundos");
const wait = (number: number) => waitingTime(number, minutes, hours);

const NOT_HONOURED: Readonly<Record<NotHonoured, string>> = {
  shape: "o formato quem escolheu foi o serviço de imagens",
  ratio: "o serviço de imagens não tem essa proporção, então usei a mais próxima",
  size: "o tamanho quem escolheu foi o serviço de imagens",
  count: "a quantidade quem escolheu foi o serviço de imagens",
  seed: "a seed não foi usada",
  quality: "a qualidade quem escolheu foi o serviço de imagens",
  transparent: "o fundo não ficou transparente",
  edit: "é uma imagem nova, não a anterior alterada",
  inputs: "a sua própria imagem não foi usada",
  length: "o seu texto era longo, então encurtei",
  resolution: "a resolução eu não posso escolher, a imagem vem do tamanho que o serviço desenha",
  format: "a imagem vem no formato de arquivo do serviço de imagens",
  motion: "é uma imagem parada, nada nela se mexe",
  mixed: "todas as imagens de uma mensagem têm o mesmo formato, peça a outra em seguida",
  flags: "algumas das opções eu não conheço aqui, então deixei de fora",
};

const ATTACHMENT: Readonly<Record<UnusableInput, string>> = {
  "no-picture":
    "O que você mandou não é uma imagem que eu consiga ler. Me manda um PNG ou JPEG, ou descreve com palavras.",
  "too-large": "Essa imagem é grande demais para mim. Me manda uma menor, ou descreve com palavras.",
  gone: "Não encontro mais a imagem que você mandou. Pode mandar de novo?",
  "too-many": "São imagens demais de uma vez. Me manda no máximo quatro.",
  "not-allowed": "Isso eu não posso abrir. Me manda a própria imagem, ou descreve com palavras.",
};

const NOTHING_TO_CANCEL = "Não estou desenhando nada agora, então não tem o que cancelar.";

const remaining = (left: number) =>
  left === 0 ? "Por enquanto suas imagens acabaram." : `Por enquanto você ainda tem ${pictures(left)}.`;

export const portuguese: Sentences = {
  code: "pt",
  greeting:
    "Oi! Eu desenho o que você descrever. Me conta o que você quer ver, por exemplo:\n\n" +
    "- Um farol na tempestade, em xilogravura\n" +
    "- Uma raposa dormindo numa xícara de chá, em aquarela suave",
  talk: {
    thanks: "De nada! Me diz se mudo alguma coisa ou o que desenho agora.",
    farewell: "Até mais! Quando quiser outra imagem, é só descrever.",
    yes: "Beleza! Me diz o que desenhar ou o que mudar.",
    no: "Sem problema. Quando quiser, me diz o que desenhar ou o que mudar.",
    praise: "Que bom que gostou! Diz “de novo” para ter mais uma, ou me conta o que desenho agora.",
    chat: "Eu desenho melhor do que converso. Descreve alguma coisa que eu desenho para você.",
  },
  about: {
    self: "Sou um agente que faz imagens: você descreve, um serviço de imagens desenha e eu mando para você numa resposta assinada. O que eu desenho?",
    maker:
      "Sou um agente do protocolo uAgents; meu operador me mantém no ar e um serviço de imagens desenha. O que você quer ver?",
    cost: "Do jeito que está hoje, conversar comigo não custa nada para você. Só existe um limite de imagens por pessoa: diz “qual é o meu limite” para ver o seu.",
    abilities:
      "Eu desenho o que você descrever: fotos, pinturas, logos, cartões, em qualquer estilo. Depois posso mudar, diz por exemplo “a mesma mas de noite”, ou fazer variações. O que você quer ver?",
    other: "Disso eu não sei, eu só desenho. Descreve uma imagem que eu começo.",
  },
  help: (left) =>
    "Você pode me dizer:\n\n" +
    "- Uma descrição: “um farol na tempestade, em xilogravura”\n" +
    "- Uma mudança: “a mesma mas de noite”\n" +
    "- Se quer mais: “de novo” ou “quatro variações”\n" +
    "- O formato: põe “horizontal” ou “papel de parede de celular” no fim\n" +
    "- “histórico” mostra suas imagens até agora\n" +
    "- “cancelar” para o que ainda não foi desenhado\n" +
    "- “apague meus dados” apaga tudo o que eu tenho de você\n\n" +
    (left === null ? "Não tem limite de imagens." : remaining(left)),
  quotaLeft: (left, inMinutes) => {
    if (left === null) return "Aqui não tem limite de imagens. O que eu desenho?";
    return inMinutes === null
      ? remaining(left)
      : `${remaining(left)} Daqui a ${wait(inMinutes)} você ganha mais uma.`;
  },
  waiting: (open) => {
    if (open === 0) return "Não estou desenhando nada agora. Me conta o que você quer ver.";
    return open === 1
      ? "Ainda estou fazendo 1 imagem para você. Ela chega aqui assim que ficar pronta."
      : `Ainda estou fazendo ${open} imagens para você. Elas chegam aqui assim que ficarem prontas.`;
  },
  vague: "Claro! O que deve aparecer nela? Por exemplo: “uma raposa vermelha na neve ao nascer do sol”.",
  nothingToChange:
    "Ainda não tem nenhuma imagem aqui para mudar. Descreve uma primeiro, ou diz “minha última imagem” se for uma de antes.",
  noSuchPicture: (number) =>
    number === 0
      ? "Ainda não tem nenhuma imagem aqui. Descreve uma que eu desenho."
      : `Essa eu não tenho: aqui tem ${pictures(number)} até agora. ${number === 1 ? "É essa?" : "De qual você está falando?"}`,
  complaint:
    "Vamos acertar isso. Me diz o que mudar, por exemplo “mais claro” ou “sem texto”, ou diz “de novo” para outra tentativa.",
  propose: {
    draw: "Quer que eu desenhe isso? Diz “sim” e eu faço, ou me diz de outro jeito o que você quer.",
    change: "Quer que eu mude a imagem assim? Diz “sim” e eu faço, ou me diz de outro jeito o que você quer.",
    again: "Quer que eu desenhe mais uma vez? Diz “sim” e eu faço, ou me diz de outro jeito o que você quer.",
  },
  pictureAgain: (n) =>
    `Aqui está a imagem ${n} de novo. Para continuar com ela, diz por exemplo “imagem ${n}, mas mais clara”.`,
  historyEmpty: "Ainda não tem imagens aqui. Descreve uma que eu desenho.",
  history: (shown, all) => {
    if (all === 1) return "A sua imagem desta conversa:";
    return shown < all
      ? `${shown === 1 ? "A última" : `As últimas ${shown}`} das suas ${all} imagens desta conversa:`
      : `As suas ${all} imagens desta conversa:`;
  },
  nothingToCancel: NOTHING_TO_CANCEL,
  cancelled: (cancelled, paid) => {
    if (cancelled === 0 && paid === 0) return NOTHING_TO_CANCEL;
    const coming = counted(
      paid,
      "1 imagem já estava em andamento e ainda vai chegar.",
      "# imagens já estavam em andamento e ainda vão chegar.",
    );
    if (cancelled === 0) return `Não dá mais tempo de cancelar: ${coming}`;
    const stopped = `Cancelei ${pictures(cancelled)}. Isso não conta no seu limite.`;
    return paid === 0 ? stopped : `${stopped} ${coming}`;
  },
  deleteAsk:
    "Isso apaga de vez as suas imagens, os links delas e tudo o que eu tenho de você. Se é isso que você quer, escreve: apague todos os meus dados",
  deleteConfirm: "apague todos os meus dados",
  deleted:
    "Pronto. As suas imagens e tudo o que eu tinha de você foram apagados. Pode recomeçar quando quiser.",
  deleteKept: "Tudo bem, fica tudo como está. O que eu desenho agora?",
  queued: (ahead) =>
    ahead === 0
      ? "Anotado, a sua é a próxima."
      : `Anotado, está na fila. ${counted(ahead, "Ainda há mais 1 imagem", "Ainda há mais # imagens")} em andamento.`,
  stillDrawing: (usual) =>
    usual === null
      ? "Ainda estou desenhando. Chega aqui assim que ficar pronta."
      : `Ainda estou desenhando. Costuma levar cerca de ${usualTimeInWords(usual, seconds, minutes)}.`,
  overQuota: (limit, windowMinutes, freeIn) =>
    `Por enquanto você chegou ao seu limite: ${pictures(limit)} ${windowMinutes === 60 ? "por hora" : `a cada ${wait(windowMinutes)}`}. Você pode pedir a próxima daqui a ${wait(freeIn)}.`,
  overDay: (freeIn) =>
    `Por hoje já desenhei tudo o que posso. Você pode pedir a próxima imagem daqui a ${wait(freeIn)}.`,
  textTooLong: (most) =>
    `Essa descrição é longa demais para mim: use no máximo ${most.toLocaleString("pt")} caracteres, por favor.`,
  tooManyMessages: (most, freeIn) =>
    `Leio até ${most} mensagens por hora de cada pessoa, e essa foi a última. Volto a ler em ${wait(freeIn)}.`,
  alreadyAtIt: "Já estou trabalhando nisso. Fica pronto aqui num instante.",
  justAnswered:
    "Acabei de responder a isso. Peça de novo em alguns segundos se quiser outra, ou me diga o que deve mudar.",
  drawnAs: (prompt) => `Desenhado assim: ${prompt}`,
  notHonoured: (what) => `Só para você saber: ${what.map((one) => NOT_HONOURED[one]).join("; ")}.`,
  onlySoMany: (most) => `Agora eu consigo desenhar no máximo ${pictures(most)}.`,
  someMissing: (drawn, wanted) =>
    `Desta vez só ${drawn === 1 ? "saiu" : "saíram"} ${drawn} de ${pictures(wanted)}. Diz “de novo” se quiser mais.`,
  suggestion: "Quer diferente? É só dizer, por exemplo “a mesma mas de noite” ou “quatro variações”.",
  attachmentUnusable: (why) => ATTACHMENT[why],
  attachmentAlone:
    "Legal, recebi a sua imagem. O que faço com ela? Por exemplo “transforme em aquarela” ou “adicione neve”.",
  apologies: {
    refused:
      "Desculpa, o serviço de imagens não quis desenhar isso. Tenta com outras palavras, ou tira o que pode ser demais para ele.",
    "not-configured": "Desculpa, ainda não consigo desenhar: meu operador precisa terminar a configuração.",
    unavailable:
      "Desculpa, o serviço de imagens está sobrecarregado agora. Tenta de novo daqui a alguns minutos.",
    failed: "Desculpa, algo deu errado e não saiu nenhuma imagem. Tenta de novo daqui a alguns minutos.",
    deadline: "Desculpa, demorou demais e eu parei. Tenta de novo daqui a alguns minutos.",
  },
};
