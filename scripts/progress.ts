const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Anything a step wants to say beside its name, such as "3 applied". */
export type StepNote = string | undefined | void;

export interface Progress {
  /** Runs one step between its first and its last line. Errors pass through. */
  step: <T>(name: string, work: () => Promise<T>, note?: (value: T) => StepNote) => Promise<T>;
  say: (line: string) => void;
}

/** On a terminal the line of the running step is written over; elsewhere only the last one appears. */
export function consoleProgress(out: NodeJS.WriteStream = process.stdout): Progress {
  const clear = out.isTTY ? '\r\u001b[2K' : '';
  return {
    say: (line) => void out.write(`${line}\n`),
    step: async (name, work, note) => {
      const started = Date.now();
      if (out.isTTY) out.write(`… ${name}`);
      try {
        const value = await work();
        const words = note?.(value);
        out.write(`${clear}✓ ${name}${words ? ` (${words})` : ''} ${seconds(started)}\n`);
        return value;
      } catch (error) {
        out.write(`${clear}✗ ${name} ${seconds(started)}\n`);
        throw error;
      }
    },
  };
}
