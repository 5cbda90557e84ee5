import type { LanguageSource } from "../language.ts";
import { portugueseOptions } from "./options/pt.ts";
import { folded, phrases, rule, thoughts } from "./patterns.ts";

const PICTURE = "imagem|desenho|foto|pintura|ilustração|versão|variação|quadro";
const NUMBER =
  "\\d{1,6}|meia dúzia de|uma dúzia de|uma?|dois|duas|três|tres|quatro|cinco|seis|sete|oito|nove|dez|várias|vários|algumas|alguns";
const ORDINAL = "primeir[oa]|segund[oa]|terceir[oa]|quart[oa]|quint[oa]|últim[oa]|anterior|outr[oa]|original";

export const portuguese: LanguageSource = {
  code: "pt",
  common:
    "prefiro preferia o a os as um uma de do da dos das em no na nos nas com e que para por ao é mais meu minha me você não sem mas quem como quero gato faça desenhe pode isso está este esta à também deixa deixe coloca coloque tira tire muda mude põe faz desenha oi olá obrigado obrigada são muito tem ser foi ela ele isto agora mesma mesmo outra outro céu noite fundo imagem desenho azul verde preto branco menos quanto quantas sobre até pra tá seu sua meus minhas fazer criar adiciona adicione remove mostra mostre gostei cachorro ficou apaga pronto pronta vc vocês onde qual quais cadê bota nele nela num numa pelo pela seja fique queria duas dois três ainda aqui lá essa esse tirar colocar cão vou às aos",
  lines: {
    "talk:greeting": "eai|beleza pura|está aí|você está aí",
    "talk:thanks": "brigadão|tmj|obrigadão",
    "talk:farewell": "até|boa noite",
    "talk:yes": "blz|isso|isso aí|fechado|está bem|isso mesmo|beleza|vamos lá|de acordo",
    "talk:no": "não|nao|não obrigado|não obrigada|não sei|talvez|ainda não|tanto faz|nada",
    "talk:praise": "tá bom|curti|genial|belo|bela|giro|gira|fixe|kk|nada mau",
    "talk:chat": "espere|sério",
    "about:self":
      "quem és tu|o que és|como te chamas|és um robô|qual modelo você usa|que modelo você usa|apresente se|o que é isto|o que é isso",
    "about:maker": "quem te fez|quem te criou|quem te programou|quem te desenvolveu",
    "about:waiting": "quanto falta|onde está a minha imagem",
    "about:abilities":
      "o que podes fazer|o que sabes fazer|o que você consegue fazer|você pode desenhar|exemplos|um exemplo|me dê um exemplo",
    help: "você pode me ajudar|como isso funciona|o que eu faço|o que devo fazer|o que eu digo",
    history: "o que já desenhou|lista",
    cancel: "pode parar|não precisa mais",
    "delete-data": "me esqueça|esqueça me|lgpd",
    complaint:
      "não tá bom|nada a ver|não é bem isso|não era bem isso|assim não|não foi o que pedi|que horror|credo|mau",
    vague:
      "algo|alguma coisa|qualquer coisa|algo bonito|algo legal|o que você quiser|me surpreenda|surpreenda me|nova imagem|você escolhe",
    again: "mais uma vez|mais|tente de novo",
  },
  words: {
    depicts:
      "imagem_de imagem_do imagem_da imagem_dos imagem_das imagem_com imagem_em_que imagem_que_mostre imagem_sobre imagens_de",
    greet:
      "oi olá oie opa td_bem tudo_bem_por_aí bom_dia boa_tarde boa_noite tudo_bem tudo_bom e_aí eae como_vai como_você_está como_está como_estás beleza tudo_certo fala salve tá_aí alguém_aí oi_oi hey hello",
    thanks: "obrigado obrigada obg brigado brigada valeu vlw agradeço grato grata",
    bye: "tchau adeus até_logo até_mais até_amanhã até_breve boa_noite_tchau falou flw é_só_isso é_tudo só_isso fui",
    yes: "sim claro ok okay tá tá_bom tá_bem certo beleza_então isso exato exatamente com_certeza pode_ser entendi entendido perfeito_sim combinado bora ótimo_então aham uhum s",
    no: "não nem nunca n nenhum nenhuma jamais",
    praise:
      "esplêndido esplêndida magnífico magnífica fabuloso fabulosa encantador encantadora ótimo ótima lindo linda lindíssimo bonito bonita perfeito perfeita incrível legal maravilhoso maravilhosa massa show excelente fantástico bom boa bem demais top fofo fofa engraçado sensacional amei adorei gostei gosto amo adoro uau nossa kkk* haha* rsrs* rs ficou_bom ficou_lindo ficou_ótimo arrasou mandou_bem bom_trabalho melhor bacana impressionante que_lindo da_hora nota_10 sinistro feliz parabéns brabo",
    poor: "por_que_tem por_que_está por_que_ele por_que_ela parece_um parece_uma feio feia ruim horrível péssimo péssima terrível mal errado errada estranho estranha chato não_gostei não_curti não_é_isso não_era_isso não_foi_isso não_é_o_que não_era_o_que esqueceu faltou falta faltam faltando decepcionante decepcionado borrado lixo esquisito nojo não_ficou não_parece que_isso que_é_isso tosco bizarro",
    filler:
      "hum hmm é ah oh eh ai bom_então então assim cara mano mana véi amigo amiga gente olha muito mesmo realmente tão acho_que acho talvez só também tipo na_verdade aliás desculpa desculpe foi_mal espera peraí interessante bot agente um_momento né ué ficou tá_ficando super que nossa_senhora",
    please: "por_favor porfavor pfv pfvr pf por_gentileza se_possível se_puder se_der faz_favor",
    ask: "pode poderia você_pode você_poderia vc_pode consegue você_consegue podes poderias dá_pra dá_para dava_pra tem_como quero_que queria_que gostaria_que preciso_que seria_possível é_possível vamos me_ajuda_a podia será_que_dá",
    want: "quero queria gostaria gostaria_de preciso preciso_de precisamos queremos me_dá me_dê me_mostra mostre_me mostra_me dá_me que_tal e_se posso_ver posso_ter imagine imagina me_faz me_faça estou_procurando procuro quero_ver nova_ideia me_vê manda me_manda faz_pra_mim",
    draw: "ver ter desenhe desenha desenhar desenha_me pinte pintar crie cria criar gere gera gerar ilustre ilustra ilustrar projete rascunhe produza esboce",
    make: "faça faz fazer ponha põe por coloque coloca colocar bota botar deixe deixa deixar dê dá dar mostre mostra pinta pinte colore veste",
    edit: "faz_com_que faça_com_que adicionaria tiraria mudaria colocaria ponha põe por coloque coloca colocar bota botar faça_o faça_a deixe_o deixe_a deixa_o deixa_ele deixa_ela coloque_o ponha_o mude muda mudar troque troca trocar altere altera alterar adicione adiciona adicionar acrescente acrescenta remova remove remover tire tira tirar apague apaga apagar exclua substitua substitui transforme transforma transformar converta converte gire gira virar vire recorte recorta aumente aumenta aumentar diminua diminui reduza clareie clareia escureça escurece melhore melhora corrija corrige ajuste ajusta edite edita mova move aproxime afaste inclua inclui insira insere retire retira faz_ele faz_ela bota_ele coloca_ele suavize torne torna",
    me: "me nos pra_mim para_mim mim pra_gente",
    it: "o a os as ele ela eles isso isto tudo lo la lhe nele nela aquilo",
    the: "o a os as do da dos das no na nos nas seu sua seus suas esse essa este esta ao dele dela aquele aquela",
    a: "um uma uns umas algum alguma",
    my: "meu minha meus minhas nosso nossa_família",
    pic: "pedido imagem desenho foto fotografia pintura ilustração versão variante variação imagens desenhos fotos versões quadro resultado cores estilo tentativa figura",
    same: "o_mesmo a_mesma a_mesma_coisa mesma igual igualzinho mesma_imagem mesmo_desenho mesmo",
    again:
      "de_novo outra_vez novamente outra outro mais_uma mais_um repita repete repetir refaça refaz refazer outra_versão outra_imagem outro_desenho outras outros uma_vez_mais tenta_de_novo tente_novamente uma_outra mais_desses mais_dessas nova_versão",
    variant: "variações variantes versões alternativas variação",
    number: "várias vários algumas alguns par umas",
    more: "mais menos um_pouco um_pouquinho pouquinho demais_de muito_escuro muito_claro tanto tanta tantos maior menor tão_escuro preto_e_branco bem_mais um_tico bastante",
    colour:
      "vermelho vermelha azul azuis verde verdes amarelo amarela laranja roxo roxa violeta rosa marrom preto preta branco branca cinza dourado dourada prateado turquesa escuro escura claro clara brilhante transparente ensolarado nublado alegre triste colorido colorida",
    square: "quadrado quadrada",
    wide: "paisagem horizontal panorâmico panorâmica formato_paisagem",
    tall: "vertical retrato formato_retrato em_pé",
    vague: "algo alguma_coisa qualquer_coisa presente",
    style:
      "aquarela óleo a_óleo lápis carvão nanquim tinta xilogravura pixel_art 3d sépia anime mangá desenho_animado cartoon quadrinhos lego retrô vintage cyberpunk minimalista realista fotorrealista impressionista preto_e_branco estilo mosaico pop_art cubista",
    scene:
      "noite dia manhã tarde amanhecer entardecer anoitecer meio_dia meia_noite pôr_do_sol nascer_do_sol chuva neve neblina inverno verão outono primavera natal tempestade chovendo nevando",
    but: "mas porém em_vez no_lugar ao_invés dessa_vez desta_vez exceto só_que",
    now: "agora depois e_agora em_seguida também",
    prep: "em no na nos nas com sem de do da dos das a ao por pelo pela para pra como sobre sob atrás dentro durante entre até que num numa",
    i: "eu nós a_gente sou estou tô tenho fui estamos somos",
    you: "você vc tu te ti teu tua teus vocês cê",
    they: "hoje ontem amanhã alguém ninguém pessoas vida mãe pai chefe ele ela",
    verb: "perdeu ganhou sou estou tô tenho tive fui era estava tava perdi comprei comi morreu casa casou chegou disse diz sinto sei vi veio trabalho trabalhar esqueci ganhei quebrou dói vou vai consegui terminei acho_que lembro parece cansado cansada",
    is: "fosse estivesse é são está estão tá era foi tem ficou ficaram parece seria",
    modal: "seja esteja tenha sejam deve deveria devem deveriam tem_que precisa precisam poderia devia pode",
    what: "que_é quê quem como quando onde qual quais por_que porque quanto quanta quantos quantas o_que oq pq",
    cancel:
      "cancela cancelar cancele pare para_com para parar esquece esqueça deixa_pra_lá deixa_para_lá deixa_quieto deixa não_precisa não_faça não_desenhe melhor_não chega basta stop desisto não_quero_mais aborta interrompa anula para_tudo",
    delete: "apaga apague apagar exclui exclua excluir delete deleta deletar remova esqueça esquece",
    data: "dados histórico conta mensagens informações conversa tudo_sobre_mim de_mim tudo tudo_o_que_sabes tudo_o_que_sabe tudo_o_que_você_sabe lgpd chat",
    help: "ajuda ajude me_ajuda me_ajude pode_me_ajudar como_funciona como_usar como_uso como_se_usa o_que_posso o_que_eu_posso o_que_faço instruções comandos menu não_entendi não_entendo socorro preciso_de_ajuda como_faço tutorial",
    past: "imagens_que_eu_fiz imagens_que_fiz desenhos_que_fiz fotos_que_fiz imagens_de_antes últimas últimos minhas_imagens meus_desenhos minhas_fotos histórico galeria todas_as_minhas o_que_você_desenhou até_agora anteriores imagens_anteriores o_que_já",
    left: "limite quantas_imagens quantos_desenhos quantas_ainda quantos_ainda restam me_restam cota por_dia sobrando",
    cost: "custa custar custo preço preços grátis gratuito de_graça pagar pago paga cobra cobram dinheiro caro valor taxa",
    wait: "quanto_tempo demora demorando já_tá_pronto está_pronta pronto pronta já_está cadê cadê_minha cadê_meu onde_está_minha onde_está_meu ainda_nada tô_esperando estou_esperando mais_rápido anda_logo falta_muito já_acabou terminou",
    self: "quem_é_você quem_é_vc o_que_é_você seu_nome nome chama bot robô humano humana ia real pessoa máquina modelo se_apresente você_mesmo agente",
    maker: "quem_te quem_criou quem_fez criador desenvolvedor por_trás quem_desenvolveu",
    able: "o_que_você_faz o_que_você_pode o_que_você_sabe o_que_vc_faz sabe_desenhar fala_português entende exemplos exemplo vídeos video música músicas editar_fotos quais_estilos português inglês posso_enviar posso_mandar capaz",
    errand:
      "escrever traduzir contar explicar calcular pesquisar cantar lembrar resumir carta história tarefa conte conta me_conta diga me_diga explique explica escreva escreve traduza traduz calcule calcula cante canta pesquise pesquisa procure reserve compre compra peça ligue lembre_me recomende resuma jogue leia ignore responda resolva piada poema receita",
    small: "ou se aí ali aqui lá disso nisso né nada",
  },
  goesBack: {
    before: "(?:(?:não|nao|hmm|ok|ah|espera|por favor|melhor|pode) )*",
    says: "(?:desfaz|desfaça|desfazer)(?: isso| a mudança| a última mudança| a alteração| a última alteração)?|(?:volta|volte|voltar) (?:atrás|como estava|como era|(?:pra|para|à|a|para a|ao|pro|para o) ?(N)(?: imagem| versão)?)|(?:a|o) (N)(?: imagem| versão)? (?:era|estava|tava|ficou|tinha ficado) (?:bem |muito )?melhor|(?:prefiro|preferia|gostei mais d[ao]|gostava mais d[ao]) (?:[ao] )?(N)(?: imagem| versão)?|(?:continua|continue|continuamos|segue|fico|ficamos) (?:com|na|no|da|do) (?:[ao] )?(N)(?: imagem| versão)?|antes (?:era|estava|tava) melhor",
    after: "(?: (?:por favor|pfv|obrigado|obrigada))*",
  },
  musing: {
    hint: "pens|imagin|mente|quer|ideia",
    before: `${thoughts("bom|bem|entao|ola|oi|e|hum+|olha")}(?:(?:eu )?(?:estava|estou|tava|to) (?:pensando|a pensar) em|(?:eu )?(?:pensei|pensava|penso) em|imagino|tenho em mente|tinha em mente|o que eu (?:quero|queria) e|(?:a )?minha ideia e) `,
    thing: "(?:um|uma|uns|umas|algo|dois|duas) ",
    something: "(?:(?:quero|queria|gostaria de|desenhe|desenha|faz|faca) )?algo com ",
    instead: "quero #",
  },
  options: portugueseOptions,
  verbs: "first",
  asksByOrder: false,
  rules: () => ({
    closings: [
      rule(
        String.raw`[\s,.!]+(?:por favor|pf|obrigad[oa]|valeu|para mim|pra mim|muito obrigad[oa])[\s.!?]*$`,
      ),
    ],
    draws: [],
    tails: [],
    counts: [
      rule(
        `^(?<count>${NUMBER}) (?:diferentes |novas )*(?:imagens|versões|variações)(?: diferentes)? (?:de|do|da|dos|das|com|sobre)\\s+(?<rest>\\S.*)$`,
      ),
      rule(
        `^(?<rest>.*\\S)\\s?[,;(.-]+\\s?(?:em )?(?<count>${NUMBER}) (?:imagens|versões|variações|vezes|fotos|desenhos|cópias|opções|delas|deles)\\s?\\)?[.!?]*$`,
      ),
      rule(`^(?<rest>.*\\S)\\s+em (?<count>${NUMBER}) (?:versões|variações|cópias)[.!?]*$`),
    ],
    numbers: folded({
      "meia dúzia de": 6,
      "uma dúzia de": 12,
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
      rule(`(?:^|(?:a|o|minha|meu|da|do) )(?<nth>${ORDINAL}) (?:${PICTURE})(?![a-z])`),
      rule(
        `(?:^|(?:a|o|minha|meu|da|do) )(?<nth>${ORDINAL})(?: (?:${PICTURE}))?(?=\\s?(?:$|[,.;:!?]|(?:à noite|de noite|de dia|mais|menos|um pouco|azul|verde)(?![a-z])|mas|em|com|sem|como|de novo|outra|por))`,
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
    thePicture: new Map([
      ["", "a imagem"],
      ["da", "da imagem"],
      ["do", "da imagem"],
    ]),
    mine: rule("(?:minha última (?:imagem|foto)|meu último desenho)"),
    nothings: new Set(phrases("algo novo|outra coisa|arte|o que você quiser")),
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
