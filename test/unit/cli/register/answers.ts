import type { Questions } from "../../../../cli/deploy/questions.ts";

/** A script, where nobody answers. */
export const NOBODY: Questions = {
  interactive: false,
  confirm: () => Promise.reject(new Error("nobody is there")),
  line: () => Promise.reject(new Error("nobody is there")),
  secret: () => Promise.reject(new Error("nobody is there")),
};

/** A person at the terminal who types these lines, and what they were asked. */
export function somebodyTyping(...lines: string[]): { questions: Questions; asked: string[] } {
  const asked: string[] = [];
  const line = async (question: string) => {
    asked.push(question);
    const next = lines.shift();
    if (next === undefined) throw new Error(`asked too much: ${question}`);
    return next;
  };
  return {
    questions: { interactive: true, confirm: async () => true, line, secret: async () => "" },
    asked,
  };
}
