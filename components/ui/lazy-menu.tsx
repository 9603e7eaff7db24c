'use client';

import { Suspense, useState, type ReactNode } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';

type LazyMenuProps = {
  /** The button as it looks, before and after the menu is loaded. */
  button: ButtonProps;
  /** Starts loading; called as soon as a press is likely. */
  preload: () => Promise<unknown>;
  /** A lazy component that shows itself open, with the same button as its trigger. */
  menu: ReactNode;
};

/** A button whose menu, with all that positions it, arrives when somebody reaches for it. */
export function LazyMenu({ button, preload, menu }: LazyMenuProps) {
  const [isWanted, setWanted] = useState(false);
  const load = () => void preload().catch(() => undefined);
  const placeholder = (
    <Button
      {...button}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={load}
      onFocus={load}
      onClick={() => setWanted(true)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        setWanted(true);
      }}
    />
  );
  return isWanted ? <Suspense fallback={placeholder}>{menu}</Suspense> : placeholder;
}
