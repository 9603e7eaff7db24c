import Link from 'next/link';
import { formatCount } from '@/components/format';

/** A count that opens the calls behind it; none is no link. */
export function CallsLink({ count, href }: { count: number; href: string }) {
  if (count === 0) return <span className="text-muted-foreground">0</span>;
  return (
    <Link href={href} className="rounded-sm hover:underline">
      {formatCount(count)}
    </Link>
  );
}
