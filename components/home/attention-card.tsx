import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { Card, CardHeader } from '@/components/ui/card';
import { StatusDot, type Tone } from '@/components/ui/status-dot';

/** One thing that is wrong, and where it is mended. */
export type Attention = { key: string; tone: Tone; text: string; fix: string; href: string };

const WORDS = { title: 'Needs attention' };

/** Only when something is wrong; on a good day there is nothing to read. */
export function AttentionCard({ items }: { items: Attention[] }) {
  if (items.length === 0) return null;
  return (
    <Card>
      <CardHeader title={WORDS.title} />
      <ul className="divide-y">
        {items.map((item) => (
          <li key={item.key}>
            <Link
              href={item.href}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5 -outline-offset-2 hover:bg-muted"
            >
              <StatusDot tone={item.tone} className="whitespace-normal!">
                {item.text}
              </StatusDot>
              <span className="flex items-center gap-1 text-table text-brand-text">
                {item.fix}
                <ChevronRight className="size-3.5" aria-hidden />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
