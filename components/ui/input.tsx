import type { VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from '@/components/ui/cn';
import { controlStyle } from '@/components/ui/control-style';

export type InputProps = Omit<ComponentProps<'input'>, 'size'> & VariantProps<typeof controlStyle>;

export function Input({ size, className, ...rest }: InputProps) {
  return <input className={cn(controlStyle({ size }), className)} {...rest} />;
}
