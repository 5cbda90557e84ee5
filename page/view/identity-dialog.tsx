import { useState } from "preact/hooks";
import { forgetSeed, identityFile, keepSeed, readIdentityFile } from "../identity.ts";
import { CopyField } from "./copy-field.tsx";
import { Modal } from "./modal.tsx";
import { usePage } from "./page-context.ts";
import { saveFile } from "./save-file.ts";
import { dialog, notify } from "./ui-state.ts";

/** The dialog about this browser's identity, and how to keep or lose it. */
export function IdentityDialog() {
  const { address, seed, chat } = usePage();
  const [sure, setSure] = useState(false);
  const [incoming, setIncoming] = useState<string | null>(null);
  const close = () => {
    dialog.value = null;
  };
  const forget = async () => {
    await chat.forget();
    forgetSeed(localStorage);
    location.reload();
  };
  return (
    <Modal title="Your identity" onClose={close}>
      <p>
        You are a key pair that this browser made at your first visit. Your address is its public half; the
        secret half never leaves the browser and signs whatever you say.
      </p>
      <CopyField label="Your address" value={address} />
      <div class="row">
        <button type="button" class="button quiet" onClick={() => save(identityFile(seed, address))}>
          Export
        </button>
        <label class="button quiet">
          Import
          <input
            type="file"
            class="visually-hidden"
            accept="application/json"
            onChange={({ currentTarget }) => {
              void readSeed(currentTarget.files?.[0]).then(setIncoming);
              currentTarget.value = "";
            }}
          />
        </label>
      </div>
      {incoming !== null && (
        <div role="alert">
          <p>
            The identity in the file takes the place of this one, which is lost unless you have exported it.
            What was said stays in this browser.
          </p>
          <div class="row">
            <button type="button" class="button danger" onClick={() => take(incoming)}>
              Replace my identity
            </button>
            <button type="button" class="button quiet" onClick={() => setIncoming(null)}>
              Keep mine
            </button>
          </div>
        </div>
      )}
      <p class="small">
        The exported file holds your secret: whoever has it is you.{" "}
        <code>npm run chat -- --identity FILE</code> takes it too.
      </p>
      <h3>Delete</h3>
      <p>
        Deletes the identity and all history from this browser. The agent forgets its copies by itself:
        pictures after a while, letters after a week.
      </p>
      {sure ? (
        <div class="row">
          <button type="button" class="button danger" onClick={() => void forget()}>
            Yes, delete everything
          </button>
          <button type="button" class="button quiet" onClick={() => setSure(false)}>
            Keep it
          </button>
        </div>
      ) : (
        <button type="button" class="button quiet" onClick={() => setSure(true)}>
          Delete identity and history
        </button>
      )}
    </Modal>
  );
}

/** Reads the seed in a file; null, with a word about it, for a file that holds none. */
async function readSeed(file: File | undefined): Promise<string | null> {
  const seed = file === undefined ? null : readIdentityFile(await file.text());
  if (seed === null) notify("There is no identity in that file.");
  return seed;
}

function take(seed: string): void {
  keepSeed(localStorage, seed);
  location.reload();
}

function save(text: string): void {
  saveFile(new Blob([text], { type: "application/json" }), "image-agent-identity.json");
}
