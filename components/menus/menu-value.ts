import type { z } from 'zod';
import type { FormValueOf } from '@/components/objects/object-form';
import type { menu, menuCollect } from '@/lib/menus/contract';

type Given = FormValueOf<typeof menu>;

/** As a form holds it: what the API answers, with numbers as they are being typed. */
export type MenuValue = Omit<Given, 'collect'> & { collect: z.output<typeof menuCollect> | null };
export type MenuKey = Given['keys'][number];
export type MenuBranch = Given['branches'][number];
export type BranchWhen = MenuBranch['when'];
