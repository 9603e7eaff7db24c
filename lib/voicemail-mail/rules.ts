/** What a template may say about a message. */
export const PLACEHOLDERS = ['caller', 'name', 'box', 'length', 'time', 'pbx'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const PLACE = /\{([^{}]*)\}/g;

const isPlaceholder = (word: string): word is Placeholder =>
  (PLACEHOLDERS as readonly string[]).includes(word);

/** The first `{word}` that means nothing; undefined when all do. Pure. */
export function unknownPlaceholder(template: string): string | undefined {
  return [...template.matchAll(PLACE)].map(([, word = '']) => word).find((w) => !isPlaceholder(w));
}

/**
 * The template with its places filled, once: what a caller calls himself is never read as a
 * template. Pure.
 */
export function filled(template: string, facts: Readonly<Record<Placeholder, string>>): string {
  return template.replace(PLACE, (whole, word: string) =>
    isPlaceholder(word) ? facts[word] : whole,
  );
}
