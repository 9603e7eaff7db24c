import { clsx, type ClassValue } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

/** Knows the type scale of globals.css, so that `text-table` and `text-danger` live together. */
const merge = extendTailwindMerge({
  extend: { theme: { text: ['meta', 'table', 'body', 'title', 'head', 'figure'] } },
});

/** Joins class names; of two that contradict each other the later one wins. */
export const cn = (...classes: ClassValue[]) => merge(clsx(classes));
