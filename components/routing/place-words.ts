import { kindWord } from '@/components/destinations/target-words';
import type { RouteNode } from '@/lib/routing/contract';

const ENDINGS: ReadonlySet<string> = new Set(['busy', 'hangup']);

/** How a call ends; no place that it is at. Pure. */
export const isEnding = ({ kind }: Pick<RouteNode, 'kind'>): boolean => ENDINGS.has(kind);

/** What a place of a route is called: `601 Sales`, `Main line`, `Busy signal`. Pure. */
export function placeTitle(node: RouteNode): string {
  const { kind, name, number } = node;
  if (isEnding(node)) return kindWord(kind);
  return kind === 'number' || number === null || number === name ? name : `${number} ${name}`;
}

/** What it is: `Ring group`, `Number +4930901820`; empty for an ending, which says so itself. Pure. */
export function placeNote(node: RouteNode): string {
  const { kind, name, number } = node;
  if (isEnding(node)) return '';
  const word = kindWord(kind);
  return kind === 'number' && number !== null && number !== name ? `${word} ${number}` : word;
}
