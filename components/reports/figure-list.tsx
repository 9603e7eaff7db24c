import Link from 'next/link';
import type { ReactNode } from 'react';

export type ShownFigure = {
  name: string;
  value: string;
  /** What it is compared with. */
  note?: string;
  /** The calls behind it. */
  href?: string;
  drawing?: ReactNode;
};

/** Large numbers in a row; each that counts calls opens them. */
export function FigureList({ figures }: { figures: readonly ShownFigure[] }) {
  return (
    <dl className="grid grid-cols-2 sm:grid-cols-3 lg:grid-cols-5">
      {figures.map(({ name, value, note, href, drawing }) => (
        <div key={name} className="grid content-start gap-0.5 px-4 py-3">
          <dt className="text-meta text-muted-foreground">{name}</dt>
          <dd className="text-figure font-semibold tabular-nums">
            {href ? (
              <Link href={href} className="rounded-sm hover:underline">
                {value}
              </Link>
            ) : (
              value
            )}
          </dd>
          {note ? <dd className="text-meta text-muted-foreground tabular-nums">{note}</dd> : null}
          {drawing ? <dd>{drawing}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
