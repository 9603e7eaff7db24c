import type { VariantProps } from 'class-variance-authority';
import Link from 'next/link';
import type { ComponentProps } from 'react';
import { buttonStyle } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';

type ButtonLinkProps = ComponentProps<typeof Link> & VariantProps<typeof buttonStyle>;

/** Goes somewhere, and looks like a button because it is the thing to do next. */
export function ButtonLink({ variant, size, className, ...rest }: ButtonLinkProps) {
  return <Link className={cn(buttonStyle({ variant, size }), className)} {...rest} />;
}
