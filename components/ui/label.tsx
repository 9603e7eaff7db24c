import type { ComponentProps } from 'react';
import { cn } from '@/components/ui/cn';

export function Label({ className, htmlFor, ...rest }: ComponentProps<'label'>) {
  return <label htmlFor={htmlFor} className={cn('text-body font-medium', className)} {...rest} />;
}
