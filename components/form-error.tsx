import { Notice } from '@/components/ui/notice';

/** What went wrong with the whole form, read out when it appears. */
export function FormError({ children }: { children: string | null }) {
  if (children === null) return null;
  return (
    <Notice tone="danger" live>
      {children}
    </Notice>
  );
}
