export interface Finding {
  /** `bad` makes doctor's exit code 1; `note` is neither here nor there. */
  state: 'ok' | 'note' | 'bad';
  text: string;
  /** What to do about it. */
  mend?: string;
}

export const ok = (text: string): Finding => ({ state: 'ok', text });
export const note = (text: string, mend?: string): Finding => ({
  state: 'note',
  text,
  ...(mend && { mend }),
});
export const bad = (text: string, mend: string): Finding => ({ state: 'bad', text, mend });

const MARKS: Record<Finding['state'], string> = { ok: '✓', note: '·', bad: '✗' };

export function findingLines(title: string, findings: readonly Finding[]): string[] {
  return [
    title,
    ...findings.flatMap(({ state, text, mend }) => [
      `  ${MARKS[state]} ${text}`,
      ...(mend ? [`      → ${mend}`] : []),
    ]),
  ];
}
