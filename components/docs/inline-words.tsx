import { Fragment } from 'react';

const MARKS = /(`[^`]+`|\*\*[^*]+\*\*)/;

function Marked({ part }: { part: string }) {
  if (part.startsWith('`')) {
    return <code className="font-mono text-table text-foreground">{part.slice(1, -1)}</code>;
  }
  if (part.startsWith('**')) return <strong className="font-medium">{part.slice(2, -2)}</strong>;
  return <Fragment>{part}</Fragment>;
}

/** The little of Markdown that our own descriptions use: `code`, **strong**, paragraphs. */
export function InlineWords({ text }: { text: string }) {
  return text
    .split(/\n+/)
    .filter(Boolean)
    .map((paragraph) => (
      <p key={paragraph}>
        {paragraph.split(MARKS).map((part, index) => (
          <Marked key={`${index}${part}`} part={part} />
        ))}
      </p>
    ));
}
