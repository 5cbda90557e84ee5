import worker, { SenderObject as RealSenderObject } from "../../src/worker.ts";

export * from "../../src/worker.ts";

/** The Worker as it is deployed, but its bucket, its queue and its alarms fail when the test that runs it says so. */

interface FaultyEnv extends Omit<Env, "SENDERS"> {
  readonly SENDERS: DurableObjectNamespace<SenderObject>;
  /** Where to ask what goes wrong. */
  readonly FAULTS_URL: string;
}

async function ask(env: FaultyEnv, question: string, body: BodyInit | null = null): Promise<string> {
  const response = await fetch(`${env.FAULTS_URL}/${question}`, { method: "POST", body });
  return response.text();
}

const wrapped = new WeakMap<object, FaultyEnv>();

function faulty(env: FaultyEnv): FaultyEnv {
  const known = wrapped.get(env);
  if (known !== undefined) return known;
  const made = { ...env, PICTURES: faultyBucket(env), JOBS: faultyQueue(env) };
  wrapped.set(env, made);
  return made;
}

function faultyBucket(env: FaultyEnv): R2Bucket {
  const put = async (key: string, value: Uint8Array, options?: R2PutOptions & { onlyIf: R2Conditional }) => {
    const fault = await ask(env, "put", value);
    if (fault === "fails-before") throw new Error("put: we encountered an internal error (10001)");
    const stored = options === undefined ? null : await env.PICTURES.put(key, value, options);
    if (fault === "fails-after") throw new Error("put: we encountered an internal error (10001)");
    return stored;
  };
  return new Proxy(env.PICTURES, {
    get: (bucket, name) => {
      if (name === "put") return put;
      const member: unknown = Reflect.get(bucket, name);
      return typeof member === "function" ? member.bind(bucket) : member;
    },
  });
}

const LATE_SECONDS = 3;

function faultyQueue(env: FaultyEnv): Env["JOBS"] {
  const send: Env["JOBS"]["send"] = async (message, options) => {
    const fault = await ask(env, "hint");
    const late = fault === "late" ? { ...options, delaySeconds: LATE_SECONDS } : options;
    if (fault !== "lost") await env.JOBS.send(message, late);
    if (fault === "twice") await env.JOBS.send(message, late);
    return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };
  };
  return new Proxy(env.JOBS, { get: (queue, name) => (name === "send" ? send : Reflect.get(queue, name)) });
}

export class SenderObject extends RealSenderObject {
  readonly #faults: FaultyEnv;

  constructor(state: DurableObjectState, env: FaultyEnv) {
    super(state, faulty(env));
    this.#faults = env;
  }

  /**
   * Ends this instance in the middle of whatever it does, as a deployment or the limit of memory does: what was going
   * on fails, memory is gone, and only what was on disk is left. miniflare's own eviction waits until the object is
   * idle, and keeps everybody waiting with it.
   */
  async reset(): Promise<void> {
    this.ctx.abort("reset");
  }

  /** Now and then an alarm is gone without a trace, as after a deployment that does not start. */
  override async alarm(info?: AlarmInvocationInfo): Promise<void> {
    if ((await ask(this.#faults, "alarm")) !== "lost") await super.alarm(info);
  }
}

const RESET = "/faults/reset/";

async function resetObject(sender: string, env: FaultyEnv): Promise<Response> {
  await env.SENDERS.getByName(sender)
    .reset()
    .catch(() => {});
  return new Response("reset");
}

export default {
  fetch: (request, env, context) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(RESET)) return resetObject(pathname.slice(RESET.length), env);
    return worker.fetch(request, faulty(env), context);
  },
  queue: (batch, env, context) => worker.queue(batch, faulty(env), context),
} satisfies ExportedHandler<FaultyEnv>;
