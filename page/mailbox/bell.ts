/** A bell that ends pauses early. */
export interface Bell {
  ring(): void;
  /** Resolves after `ms`, or when it rings. */
  pause(ms: number): Promise<void>;
}

export function createBell(): Bell {
  const wake = new Set<() => void>();
  return {
    ring() {
      for (const end of [...wake]) end();
    },
    pause: (ms) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          wake.delete(end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        wake.add(end);
      }),
  };
}
