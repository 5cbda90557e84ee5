import { Hono } from "hono";
import { html } from "hono/html";
import { isPictureKey, pictureObjectName } from "../imagegen/picture-store.ts";
import { pictureTypeOfMime } from "../imagegen/picture-type.ts";
import { PROVIDERS } from "../imagegen/provider.ts";
import { type Recipe, readRecipe } from "../imagegen/recipe.ts";
import { oneLine } from "../visible-text.ts";
import type { AgentHono } from "./agent-hono.ts";
import { PAGE_HEADERS, pageDocument, pageOrigin } from "./page-document.ts";

const LONGEST_TITLE = 70;

/** GET /p/{key}: a picture with what it shows, so that a link to it looks right in other chats. */
export const sharedPictureRoutes = new Hono<AgentHono>().get("/p/:key", async (context) => {
  const { config } = context.var.agent;
  const origin = pageOrigin(config.publicUrl, context.req.url);
  const shared = { agentName: config.agentName, origin, key: context.req.param("key") };
  const object = isPictureKey(shared.key)
    ? await context.env.PICTURES.head(pictureObjectName(shared.key))
    : null;
  const type = pictureTypeOfMime(object?.httpMetadata?.contentType);
  const headers = { ...PAGE_HEADERS, "x-robots-tag": "noindex" };
  if (object === null || type === null) return context.body(await missingPage(shared), 404, headers);
  const picture: SharedPicture = {
    ...shared,
    path: `/images/${shared.key}.${type.extension}`,
    recipe: readRecipe(object.customMetadata),
    drawnAt: object.uploaded,
  };
  return context.body(await picturePage(picture), 200, headers);
});

interface Shared {
  readonly agentName: string;
  readonly origin: string;
  readonly key: string;
}

interface SharedPicture extends Shared {
  readonly path: string;
  /** The picture's recipe; null: it was stored without. */
  readonly recipe: Recipe | null;
  readonly drawnAt: Date;
}

function picturePage({ agentName, origin, key, path, recipe, drawnAt }: SharedPicture): Promise<string> {
  const words = recipe?.description || "A picture";
  const title = oneLine(words, LONGEST_TITLE);
  const day = drawnAt.toISOString().slice(0, 10);
  const by = recipe === null ? agentName : `${agentName} with ${PROVIDERS[recipe.provider].label}`;
  return pageDocument({
    title,
    description: words === title ? `Drawn by ${agentName} from these words.` : words,
    url: `${origin}/p/${key}`,
    picture: { url: `${origin}${path}`, alt: words },
    head: html`<meta name="robots" content="noindex">`,
    body: html`<main class="shared">
<a class="shared-picture" href="${path}"><img src="${path}" alt="${words}"></a>
<div class="shared-words">
<h1>${words}</h1>
<p>Drawn by ${by} on <time datetime="${drawnAt.toISOString()}">${day}</time>.</p>
<p class="shared-actions"><a class="button" href="/">Draw your own</a>
<a class="button quiet" href="${path}" download="${key}">Download</a></p>
</div>
</main>`,
  });
}

function missingPage({ agentName, origin, key }: Shared): Promise<string> {
  return pageDocument({
    title: "No such picture",
    description: `${agentName} keeps its pictures for a while only.`,
    url: `${origin}/p/${key}`,
    picture: null,
    head: html`<meta name="robots" content="noindex">`,
    body: html`<main class="shared"><div class="shared-words">
<h1>This picture is not here</h1>
<p>Pictures are kept for a while only. This one is gone, or its link is not complete.</p>
<p class="shared-actions"><a class="button" href="/">Draw a new one</a></p>
</div></main>`,
  });
}
