import { useState } from "preact/hooks";
import { pythonSnippet, typescriptSnippet } from "../use/snippets.ts";
import { CodeBlock } from "./code-block.tsx";
import { CopyField } from "./copy-field.tsx";
import { Modal } from "./modal.tsx";
import { usePage } from "./page-context.ts";
import { dialog } from "./ui-state.ts";

const LANGUAGES = { Python: pythonSnippet, TypeScript: typescriptSnippet } as const;
type Language = keyof typeof LANGUAGES;
const NAMES: readonly Language[] = ["Python", "TypeScript"];

/** The dialog that shows how another agent talks to this one. */
export function UseDialog() {
  const { facts } = usePage();
  const [language, setLanguage] = useState<Language>("Python");
  const snippet = LANGUAGES[language](facts);
  const close = () => {
    dialog.value = null;
  };
  return (
    <Modal title="Use me from your agent" kind="wide" onClose={close}>
      <p>
        Send a ChatMessage to this address. It works as it stands, from every agent that speaks the uAgents
        protocol.
      </p>
      <CopyField label="The agent's address" value={facts.address} />
      <fieldset class="row">
        <legend class="visually-hidden">Language</legend>
        {NAMES.map((name) => (
          <button
            key={name}
            type="button"
            class="chip"
            aria-pressed={name === language}
            onClick={() => setLanguage(name)}
          >
            {name}
          </button>
        ))}
      </fieldset>
      <CodeBlock label={`${language} example`} text={snippet} />
      {facts.development ? (
        <p class="small">
          This agent runs on this machine, registered at the local Almanac of <code>npm start</code>.
          Deployed, it is found on Agentverse and in ASI:One.
        </p>
      ) : (
        <p class="row">
          <a class="button quiet" href={`${facts.agentverse}/agents/details/${facts.address}/profile`}>
            On Agentverse
          </a>
          <a class="button quiet" href="https://asi1.ai/chat">
            In ASI:One
          </a>
        </p>
      )}
    </Modal>
  );
}
