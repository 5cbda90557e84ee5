import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/** The operator at the terminal. */
export interface Questions {
  /** Whether anybody can answer: nobody can in scripts and CI. */
  readonly interactive: boolean;
  /** Yes unless the answer begins with n. */
  confirm(question: string): Promise<boolean>;
  /** A line, trimmed; "" for none. */
  line(question: string): Promise<string>;
  /** An answer that is not shown while it is typed; "" for none. */
  secret(question: string): Promise<string>;
}

export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly interactive: boolean;
  /** Ctrl-C and Ctrl-D, which are no answer to go on with. */
  readonly giveUp: () => void;
}

/** Asks on this process' own terminal. */
export function terminalQuestions(): Questions {
  const { stdin, stdout } = process;
  const interactive = stdin.isTTY === true && stdout.isTTY === true;
  return questionsOn({ input: stdin, output: stdout, interactive, giveUp: () => process.exit(130) });
}

export function questionsOn(terminal: Terminal): Questions {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  return {
    interactive: terminal.interactive,
    confirm: async (question) => !/^\s*n/i.test(await ask(terminal, `${question} [Y/n] `)),
    line: async (question) => (await ask(terminal, `${question} `)).trim(),
    async secret(question) {
      terminal.output.write(`${question} `);
      const answer = await ask({ ...terminal, output: nowhere }, "");
      terminal.output.write("\n");
      return answer.trim();
    },
  };
}

function ask({ input, output, giveUp }: Terminal, question: string): Promise<string> {
  const lines = createInterface({ input, output, terminal: true });
  return new Promise((resolve) => {
    lines.once("close", giveUp);
    lines.question(question, (answer) => {
      // Only ours: readline has listeners of its own, without which it would go on showing what is typed.
      lines.off("close", giveUp);
      lines.close();
      resolve(answer);
    });
  });
}
