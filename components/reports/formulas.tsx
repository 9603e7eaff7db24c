export type Formula = readonly [name: string, formula: string];

const WORDS = { title: 'How this is counted' };

/** Every figure says what it is made of; opened by mouse, finger or keyboard, without a script. */
export function Formulas({ items }: { items: readonly Formula[] }) {
  return (
    <details className="px-4 py-2 text-meta text-muted-foreground">
      <summary className="w-fit rounded-sm py-1 hover:text-foreground">{WORDS.title}</summary>
      <dl className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[auto_minmax(0,1fr)]">
        {items.map(([name, formula]) => (
          <div key={name} className="contents">
            <dt className="font-medium text-foreground">{name}</dt>
            <dd>{formula}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

export const FORMULAS = {
  calls: [
    'Calls',
    'Calls that began in the period. Feature codes and calls to the PBX itself are in no figure.',
  ],
  answered: ['Answered', 'The caller spoke with somebody.'],
  missed: [
    'Missed by the team',
    'From outside, and missed, busy or rejected. Callers count, not phones; who is blocked does not.',
  ],
  talk: ['Average talk', 'Talk of answered calls ÷ answered calls.'],
  wait: ['Average wait', 'Wait of answered calls ÷ answered calls.'],
  rating: ['Rating', 'Sum of ratings ÷ rated calls, 1 to 5.'],
  before: [
    'Before',
    'The period before, of the same length: months before months, else as many days, up to the same time of day. Change = (now − before) ÷ before.',
  ],
} as const satisfies Record<string, Formula>;
