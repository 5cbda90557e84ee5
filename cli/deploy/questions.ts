import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/** The operator at the terminal. */
export interface Questions {
  /** False where nobody can answer: in scripts and CI. */
  readonly interactive: boolean;
  /** Yes unless the answer begins with n. */
  confirm(question: string): Promise<boolean>;
  /** An answer that is not shown while it is typed; "" for none. */
  secret(question: string): Promise<string>;
}

/** Asks on this process' terminal. */
export function terminalQuestions(): Questions {
  return {
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    confirm: async (question) => !/^\s*n/i.test(await ask(`${question} [Y/n] `, process.stdout)),
    async secret(question) {
      process.stdout.write(`${question} `);
      const answer = await ask("", new Writable({ write: (_chunk, _encoding, done) => done() }));
      process.stdout.write("\n");
      return answer.trim();
    },
  };
}

function ask(question: string, output: NodeJS.WritableStream): Promise<string> {
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  return new Promise((resolve) => {
    // Ctrl-C and Ctrl-D are no answer to go on with.
    lines.once("close", () => process.exit(130));
    lines.question(question, (answer) => {
      lines.removeAllListeners("close");
      lines.close();
      resolve(answer);
    });
  });
}
