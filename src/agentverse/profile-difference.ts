import type { AgentverseProfile } from "./profile.ts";
import { PROFILE_PICTURES, type ProfileForm } from "./profile-form.ts";

/**
 * The fields of a profile that people edit on Agentverse, as they are listed to the operator. Everything else in the form
 * is how the agent is reached and what it speaks, which only the agent knows. Source: _preserved_listing_fields in
 * agentverse-sdk (_common/av.py).
 */
const EDITED_FIELDS = [
  "name",
  "handle",
  "description",
  "readme",
  "avatar_url",
  "banner_url",
  "starter_prompts",
] as const;
type EditedField = (typeof EDITED_FIELDS)[number];

/** A field that is another on Agentverse (`there`) than in the form (`here`). */
export interface ProfileDifference {
  readonly field: EditedField;
  readonly there: string | readonly string[];
  readonly here: string | readonly string[];
}

/** The fields that somebody may have edited: Agentverse has something there, and the form something else. */
export function profileDifferences(form: ProfileForm, known: AgentverseProfile): ProfileDifference[] {
  return EDITED_FIELDS.map((field) => ({ field, there: storedIn(known, field), here: filledIn(form, field) }))
    .filter(({ there, here }) => there.length > 0 && here.length > 0)
    .filter(({ there, here }) => comparable(there) !== comparable(here));
}

/**
 * The body of an update by an attestation, without the fields that stay as they are on Agentverse: those in which it has
 * something, with `force` only those for which the form has nothing.
 */
export function withoutStored(form: ProfileForm, known: AgentverseProfile, force: boolean): object {
  const stay = new Set<string>(stayingFields(form, known, force));
  const free = (fields: object) =>
    Object.fromEntries(Object.entries(fields).filter(([field]) => !stay.has(field)));
  return { ...free(form), profile: free(form.profile) };
}

/**
 * The body of an update by an account: whole, as API keys send it (RegistrationRequest has no body without a name), with
 * the fields that stay as Agentverse has them.
 */
export function withStored(form: ProfileForm, known: AgentverseProfile, force: boolean): object {
  const stored = (fields: readonly EditedField[]) =>
    Object.fromEntries(fields.map((field) => [field, storedIn(known, field)]));
  const stay = stayingFields(form, known, force);
  const profile = { ...form.profile, ...stored(stay.filter((field) => !isTop(field))) };
  return { ...form, ...stored(stay.filter(isTop)), profile };
}

function stayingFields(form: ProfileForm, known: AgentverseProfile, force: boolean): EditedField[] {
  return EDITED_FIELDS.filter(
    (field) => storedIn(known, field).length > 0 && !(force && filledIn(form, field).length > 0),
  );
}

function isTop(field: EditedField): field is "name" | "handle" {
  return field === "name" || field === "handle";
}

function filledIn(form: ProfileForm, field: EditedField): string | readonly string[] {
  return isTop(field) ? form[field] : form.profile[field];
}

function storedIn(known: AgentverseProfile, field: EditedField): string | readonly string[] {
  const stored = isTop(field) ? known[field] : known.profile?.[field];
  return stored === ownPicture(known, field) ? "" : (stored ?? "");
}

/**
 * The picture that the agent itself served when it was registered last; null: the field is no picture's. Nobody has
 * edited that one, and when the agent moves, it moves along.
 */
function ownPicture({ url }: AgentverseProfile, field: EditedField): string | null {
  const path = field === "avatar_url" ? PROFILE_PICTURES.avatar : PROFILE_PICTURES.banner;
  const isPicture = field === "avatar_url" || field === "banner_url";
  return isPicture && url?.endsWith("/submit") ? url.replace(/\/submit$/, path) : null;
}

/** An editor on a website may add or take a newline at the end. */
function comparable(value: string | readonly string[]): string {
  return typeof value === "string" ? value.trim().replaceAll("\r\n", "\n") : JSON.stringify(value);
}
