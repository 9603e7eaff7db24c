import { cn } from '@/components/ui/cn';

export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('h-4 animate-pulse rounded-sm bg-muted', className)} />;
}
