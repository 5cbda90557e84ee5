import { stripEnd } from "@asi-image-agent/protocol";
import type { NotHonoured } from "../agent/sentences/sentences.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { type FittedOrder, fitOrder } from "./fit-order.ts";
import { gather } from "./gather.ts";
import { type ApiAnswer, type CountedAnswer, callImageApi } from "./image-api.ts";
import type { DrawOrder, ImageProvider, OnPartial } from "./port.ts";
import { capabilitiesOf } from "./provider.ts";
import { sizeText } from "./size.ts";

export interface OpenAiOptions {
  readonly apiKey: string;
  /** Such as https://api.openai.com/v1, or any server with the same images API. */
  readonly baseUrl: string;
  /** Such as gpt-image-2. */
  readonly model: string;
  readonly timeoutMs: number;
  readonly fetch: HttpFetch;
  readonly now?: () => number;
}

/** A way to ask for an order. */
interface Way {
  readonly path: "generations" | "edits";
  readonly order: FittedOrder;
  /**
   * Whether parameters that some servers do not know are left out: then only the model, the words and the pictures
   * are sent.
   */
  readonly plain: boolean;
  /** Takes what is seen of the picture meanwhile; null: no stream is asked for. */
  readonly onPartial: OnPartial | null;
  readonly lost: readonly NotHonoured[];
}

/**
 * OpenAI's images API: POST {baseUrl}/images/generations, and …/edits with a form where pictures are to be changed. No
 * `response_format` is sent: gpt-image models refuse it and always answer base64, and the older ones' URLs are read as
 * well. Partial pictures are asked for where somebody looks on. A server that does not take a request (400, 404 and the
 * like: nothing was drawn) is asked in the next simpler way, within the same time.
 */
export function createOpenAiProvider(options: OpenAiOptions): ImageProvider {
  const { model, timeoutMs, now = Date.now } = options;
  const capabilities = capabilitiesOf("openai", model);
  return {
    name: "openai",
    model,
    capabilities,
    draw: async (order) => {
      const until = now() + timeoutMs;
      const fitted = fitOrder(order, capabilities);
      const anew = fitOrder({ ...order, edit: null }, capabilities);
      const onPartial = order.count === 1 && capabilities.partials > 0 ? (order.onPartial ?? null) : null;
      const ways = waysToAsk(order, fitted, anew).flatMap((way) => streamedFirst(way, onPartial));
      const drawn = await Promise.all(fitted.calls.map((count) => inTurn(ways, count, until, options)));
      const lost = new Set(drawn.flatMap(({ answers, lost }) => (answers.some(isFound) ? lost : [])));
      return gather(
        drawn.flatMap(({ answers }) => answers),
        [...lost],
      );
    },
  };
}

function waysToAsk(order: DrawOrder, edited: FittedOrder, anew: FittedOrder): Way[] {
  const asPlain = (way: Way): Way[] => {
    const unsaid = optionsSaid(order, way.order);
    return unsaid.length === 0 && way.order.calls.every((count) => count === 1)
      ? [way]
      : [way, { ...way, plain: true, lost: [...way.lost, ...unsaid] }];
  };
  const whole = { plain: false, onPartial: null };
  if (edited.inputs.length === 0)
    return asPlain({ ...whole, path: "generations", order: edited, lost: edited.notHonoured });
  return [
    ...asPlain({ ...whole, path: "edits", order: edited, lost: edited.notHonoured }),
    ...asPlain({ ...whole, path: "generations", order: anew, lost: [...anew.notHonoured, "edit"] }),
  ];
}

/** Where somebody looks on, the whole request is made with a stream first: some servers know none. */
function streamedFirst(way: Way, onPartial: OnPartial | null): Way[] {
  return onPartial === null || way.plain ? [way] : [{ ...way, onPartial }, way];
}

/** The options that a request carries, as the person asked for them. */
function optionsSaid({ options }: DrawOrder, { size, quality, transparent }: FittedOrder): NotHonoured[] {
  const said: NotHonoured[] = [];
  // A size that the model has another for is told as lost anyway.
  if (size !== null) said.push(options.size === undefined ? "shape" : "size");
  if (quality !== null) said.push("quality");
  if (transparent) said.push("transparent");
  return said;
}

interface Drawn {
  readonly answers: readonly CountedAnswer[];
  readonly lost: readonly NotHonoured[];
}

/** Asks for `count` pictures in one way after the other, until one is taken. */
async function inTurn(
  ways: readonly Way[],
  count: number,
  until: number,
  options: OpenAiOptions,
): Promise<Drawn> {
  let last: Drawn = { answers: [], lost: [] };
  let noEdits = false;
  for (const way of ways) {
    if (noEdits && way.path === "edits") continue;
    const left = until - (options.now ?? Date.now)();
    if (last.answers.length > 0 && left <= 0) return last;
    last = { answers: await askFor(way, count, left, options), lost: way.lost };
    if (!last.answers.every(({ answer }) => wasNotTaken(answer, way))) return last;
    noEdits = way.path === "edits" && last.answers.some(hasNoSuchPlace);
  }
  return last;
}

/** Asks for an order in one way. Some servers draw one picture at a time: the plain way asks so, side by side. */
async function askFor(
  way: Way,
  count: number,
  timeoutMs: number,
  options: OpenAiOptions,
): Promise<CountedAnswer[]> {
  const { apiKey, baseUrl, fetch, now = Date.now } = options;
  const url = `${stripEnd(baseUrl, "/")}/images/${way.path}`;
  const most = capabilitiesOf("openai", options.model).partials;
  const partials = way.onPartial === null ? null : { most, on: way.onPartial };
  const each = way.plain ? Array.from({ length: count }, () => 1) : [count];
  return Promise.all(
    each.map(async (n) => {
      const fields = {
        model: options.model,
        prompt: way.order.prompt,
        n,
        ...(!way.plain && extras(way.order)),
        ...(partials !== null && { stream: true, partial_images: partials.most }),
      };
      const body = way.path === "edits" ? formOf(fields, way.order) : fields;
      return {
        answer: await callImageApi({
          ...{ url, apiKey, body, count: n, timeoutMs, fetch, now },
          ...(partials !== null && { partials }),
        }),
        count: n,
      };
    }),
  );
}

function extras({ size, quality, transparent }: FittedOrder): Record<string, string> {
  return {
    ...(size !== null && { size: sizeText(size) }),
    ...(typeof quality === "string" && { quality }),
    ...(transparent && { background: "transparent" }),
  };
}

function formOf(
  fields: Readonly<Record<string, string | number | boolean>>,
  { inputs }: FittedOrder,
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  inputs.forEach(({ bytes, mime }, index) => {
    const extension = mime.replace("image/", "");
    form.append("image[]", new File([bytes.slice()], `picture-${index + 1}.${extension}`, { type: mime }));
  });
  return form;
}

/** The request as it stands was not to the server's liking, and nothing was drawn. */
const NOT_TAKEN: ReadonlySet<number> = new Set([400, 404, 405, 413, 415, 422]);
const NO_SUCH_PLACE: ReadonlySet<number> = new Set([404, 405, 415]);

/** A stream may also be forbidden to an account that may draw: OpenAI streams to verified organisations. */
function wasNotTaken(answer: ApiAnswer, { onPartial }: Way): boolean {
  if (answer.kind !== "misconfigured") return false;
  return NOT_TAKEN.has(answer.status) || (onPartial !== null && answer.status === 403);
}

function hasNoSuchPlace({ answer }: CountedAnswer): boolean {
  return answer.kind === "misconfigured" && NO_SUCH_PLACE.has(answer.status);
}

function isFound({ answer }: CountedAnswer): boolean {
  return answer.kind === "found";
}
