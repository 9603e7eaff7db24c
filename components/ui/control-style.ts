import { cva } from 'class-variance-authority';

/** The box shared by everything one types into or chooses from. */
export const controlStyle = cva(
  [
    'w-full rounded-md border border-input bg-card text-foreground placeholder:text-muted-foreground',
    'transition-colors disabled:bg-muted disabled:text-muted-foreground',
    '[&[readonly]]:bg-muted aria-invalid:border-danger',
  ],
  {
    variants: {
      size: {
        md: 'h-9 px-3 text-body pointer-coarse:h-11 pointer-coarse:text-title',
        sm: 'h-8 px-2.5 text-table pointer-coarse:h-11 pointer-coarse:text-title',
      },
    },
    defaultVariants: { size: 'md' },
  },
);
