import { stripEnd } from "@asi-image-agent/protocol";
import type { NotHonoured } from "../agent/sentences/sentences.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { editAsForm, editAsJson, fitsJson } from "./edit-body.ts";
import { type FittedOrder, fitOrder } from "./fit-order.ts";
import { gather } from "./gather.ts";
import { type ApiAnswer, type CountedAnswer, callImageApi, type JsonBody } from "./image-api.ts";
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
  /** How an edit is written; null: it is none. */
  readonly edit: "form" | "json" | null;
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
 * OpenAI's images API: POST {baseUrl}/images/generations, and …/edits where pictures are to be changed, with a form, or
 * with JSON where the server takes no form. No
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
  const draw = { ...whole, path: "generations", edit: null } as const;
  if (edited.inputs.length === 0) return asPlain({ ...draw, order: edited, lost: edited.notHonoured });
  const change = { ...whole, path: "edits", order: edited, lost: edited.notHonoured } as const;
  return [
    ...asPlain({ ...change, edit: "form" }),
    ...(fitsJson(edited) ? asPlain({ ...change, edit: "json" }) : []),
    ...asPlain({ ...draw, order: anew, lost: [...anew.notHonoured, "edit"] }),
  ];
}

/** Where somebody looks on, the whole request is made with a stream first: some servers know none. */
function streamedFirst(way: Way, onPartial: OnPartial | null): Way[] {
  return onPartial === null || way.plain || way.edit === "json" ? [way] : [{ ...way, onPartial }, way];
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
  const refused = new Set<Way["edit"]>();
  for (const way of ways) {
    if (refused.has(way.edit)) continue;
    const left = until - (options.now ?? Date.now)();
    if (last.answers.length > 0 && left <= 0) return last;
    last = { answers: await askFor(way, count, left, options), lost: way.lost };
    if (!last.answers.every(({ answer }) => wasNotTaken(answer, way))) return last;
    for (const edit of uselessAfter(way, last.answers)) refused.add(edit);
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
      const body = bodyOf(way, fields);
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

function bodyOf(
  { edit, order }: Way,
  fields: Readonly<Record<string, string | number | boolean>>,
): JsonBody | FormData {
  if (edit === null) return fields;
  return edit === "form" ? editAsForm(fields, order) : editAsJson(fields, order);
}

/** The request as it stands was not to the server's liking, and nothing was drawn. */
const NOT_TAKEN: ReadonlySet<number> = new Set([400, 404, 405, 413, 415, 422]);
const NO_SUCH_PLACE: ReadonlySet<number> = new Set([404, 405]);
const NOT_SO_WRITTEN: ReadonlySet<number> = new Set([415]);

/** A stream may also be forbidden to an account that may draw: OpenAI streams to verified organisations. */
function wasNotTaken(answer: ApiAnswer, { onPartial }: Way): boolean {
  if (answer.kind !== "misconfigured") return false;
  return NOT_TAKEN.has(answer.status) || (onPartial !== null && answer.status === 403);
}

/** The ways of writing an edit that the server does not take either. */
function uselessAfter({ edit }: Way, answers: readonly CountedAnswer[]): Way["edit"][] {
  if (edit === null) return [];
  const says = (statuses: ReadonlySet<number>) =>
    answers.some(({ answer }) => answer.kind === "misconfigured" && statuses.has(answer.status));
  if (says(NO_SUCH_PLACE)) return ["form", "json"];
  return says(NOT_SO_WRITTEN) ? [edit] : [];
}

function isFound({ answer }: CountedAnswer): boolean {
  return answer.kind === "found";
}
