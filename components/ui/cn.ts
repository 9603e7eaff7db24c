import { clsx } from 'clsx';

/**
 * Joins class names. Which of two that contradict each other wins is decided by the style sheet, so
 * a caller that must win says so with `!`. (A library that sorts this out at run time weighs more
 * than all our primitives together.)
 */
export const cn = clsx;
