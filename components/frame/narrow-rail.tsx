'use client';

import { Menu } from 'lucide-react';
import { useState } from 'react';
import { Nav } from '@/components/frame/nav';
import type { Access } from '@/components/frame/nav-items';
import { Button } from '@/components/ui/button';
import { Sheet } from '@/components/ui/sheet';

const WORDS = { open: 'Open menu', close: 'Close menu', label: 'Main' };

/** The rail of a narrow screen. */
export function NarrowRail({ productName, access }: { productName: string; access: Access }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        size="icon"
        className="md:hidden"
        aria-label={WORDS.open}
        onClick={() => setOpen(true)}
      >
        <Menu aria-hidden />
      </Button>
      <Sheet
        side="left"
        open={open}
        onOpenChange={setOpen}
        title={productName}
        closeLabel={WORDS.close}
      >
        <Nav label={WORDS.label} access={access} onNavigate={() => setOpen(false)} />
      </Sheet>
    </>
  );
}
