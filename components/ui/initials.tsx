import { cn } from '@/components/ui/cn';

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => (word ? ([...word][0] ?? '') : ''))
    .join('');
  return letters.toLocaleUpperCase();
}

export function Initials({ name, className }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        'inline-flex size-7 shrink-0 items-center justify-center rounded-full bg-brand-soft text-meta font-medium text-brand-text',
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
