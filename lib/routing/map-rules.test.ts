import { expect, test } from 'vitest';
import type { RouteEdge, RouteNode } from './contract';
import { lanesOf, splitEndings, treeOf, type Branch } from './map-rules';

const node = (id: string, kind = 'menu'): RouteNode => ({
  ...{ id, kind, name: id.toUpperCase(), number: null, enabled: true, problems: [] },
});

const way = (from: string, to: string, words: string): RouteEdge => ({
  ...{ id: `${from}${to}${words}`, from, to, kind: 'key', words },
});

const MAP = {
  from: 'n',
  nodes: [node('n', 'number'), node('m'), node('g'), node('busy', 'busy')],
  edges: [
    way('n', 'm', 'then'),
    way('m', 'g', 'key 1'),
    way('m', 'g', 'key 2'),
    way('m', 'busy', 'else'),
    way('g', 'm', 'after the time'),
    way('g', 'busy', 'else'),
  ],
};

const lines = ({ node: { name }, words, again, next }: Branch, depth = 0): string[] => [
  `${'-'.repeat(depth)}${words && `${words}: `}${name}${again ? ' (again)' : ''}`,
  ...next.flatMap((one) => lines(one, depth + 1)),
];

test('the list tells each place once and says when it comes again', () => {
  const tree = treeOf(MAP);
  expect(tree && lines(tree)).toEqual([
    'N',
    '-then: M',
    '--key 1 or key 2: G',
    '---after the time: M (again)',
    '---else: BUSY',
    '--else: BUSY',
  ]);
  expect(treeOf({ ...MAP, from: 'gone' })).toBeUndefined();
});

test('two ways to the same place are one line with both words', () => {
  const [, second] = lanesOf(MAP.edges);
  expect(second).toEqual({
    ...{ id: 'm→g', from: 'm', to: 'g', kinds: ['key', 'key'], words: ['key 1', 'key 2'] },
  });
});

test('what happens anyway is not said beside when it happens', () => {
  const then = { ...way('n', 'm', 'then'), kind: 'always' as const };
  expect(lanesOf([way('n', 'm', 'key 1'), then])[0]?.words).toEqual(['key 1']);
  expect(lanesOf([then])[0]?.words).toEqual(['then']);
});

test('every place that leads to an ending has its own', () => {
  const { nodes, edges } = splitEndings(MAP);
  expect(nodes.map(({ id }) => id)).toEqual(['n', 'm', 'g', 'm>busy', 'g>busy']);
  expect(edges.filter(({ to }) => to.endsWith('busy')).map(({ to }) => to)).toEqual([
    ...['m>busy', 'g>busy'],
  ]);
});
