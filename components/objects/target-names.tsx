'use client';

import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import type { TargetItem } from '@/lib/objects/contract';

/** Something of the PBX that a configuration can name by its id. */
export type Named = Pick<TargetItem, 'id' | 'kind' | 'name' | 'number'>;

export type Names = ReadonlyMap<string, Named>;

type TargetNames = {
  names: Names;
  /** What was picked on this page is known from then on. */
  remember: (named: Named) => void;
};

const NONE: TargetNames = { names: new Map(), remember: () => undefined };
const Context = createContext<TargetNames>(NONE);

/** The page gives the names of all ids its objects refer to; pickers add what is picked. */
export function TargetNamesProvider({
  known,
  children,
}: {
  known: readonly Named[];
  children: ReactNode;
}) {
  const [picked, setPicked] = useState<readonly Named[]>([]);
  const value = useMemo(
    () => ({
      names: new Map([...picked, ...known].map((named) => [named.id, named])),
      remember: (named: Named) => setPicked((before) => [...before, named]),
    }),
    [known, picked],
  );
  return <Context value={value}>{children}</Context>;
}

export const useTargetNames = () => useContext(Context);

/** `101 Anna`, or only the name of what has no number. Pure. */
export const nameOf = ({ number, name }: Pick<Named, 'number' | 'name'>): string =>
  number === null ? name : `${number} ${name}`;
