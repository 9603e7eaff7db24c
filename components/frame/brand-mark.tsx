import { cn } from '@/components/ui/cn';

/** The first letter on the brand's colour, until the reseller has given a logo. */
export function BrandMark({ productName, className }: { productName: string; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        'inline-flex size-7 shrink-0 items-center justify-center rounded-md bg-primary text-body font-semibold text-primary-foreground',
        className,
      )}
    >
      {[...productName][0]?.toLocaleUpperCase() ?? ''}
    </span>
  );
}
