'use client';

import { Link2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';

const WORDS = {
  copy: 'Copy the link',
  copied: 'The link was copied. It asks the same again.',
  failed: 'The browser did not let us copy. Take the address of this page.',
};

/** The address of this page, for a colleague. */
export function CopyLink() {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      toast(WORDS.copied);
    } catch {
      toast(WORDS.failed, 'danger');
    }
  };
  return (
    <Button size="sm" onClick={copy}>
      <Link2 aria-hidden />
      {WORDS.copy}
    </Button>
  );
}
