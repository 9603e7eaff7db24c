import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { layoutOf, pathThrough, placeBeside, type Measures } from './layout-rules';

const SIZE: Measures = { width: 200, height: 60, gapX: 100, gapY: 20 };

const drawn = (lines: readonly string[], from = 'a') => {
  const edges = lines.map((line) => ({ from: line.charAt(0), to: line.charAt(1) }));
  const ids = [...new Set([from, ...edges.flatMap((edge) => [edge.from, edge.to])])];
  return { from, nodes: ids.map((id) => ({ id })), edges };
};

const placesOf = (lines: readonly string[]) => layoutOf(drawn(lines), SIZE).places;

const columnsIn = (lines: readonly string[]) =>
  Object.fromEntries(placesOf(lines).map(({ id, column }) => [id, column]));

describe('the layout of a map', () => {
  it('puts everything behind what leads there, however long the way', () => {
    expect(columnsIn(['ab', 'ac', 'bc', 'cd'])).toEqual({ a: 0, b: 1, c: 2, d: 3 });
  });

  it('does not run in circles', () => {
    expect(columnsIn(['ab', 'bc', 'ca', 'cb', 'aa'])).toEqual({ a: 0, b: 1, c: 2 });
  });

  it('stands parents in the middle of what they lead to', () => {
    const places = new Map(placesOf(['ab', 'ac', 'ad']).map((place) => [place.id, place]));
    expect(places.get('a')?.y).toBe(places.get('c')?.y);
    expect(places.get('b')).toEqual({ id: 'b', column: 1, x: 300, y: 0 });
    expect(places.get('d')?.y).toBe(160);
  });

  it('turns columns so that lines do not cross', () => {
    const places = placesOf(['ab', 'ac', 'be', 'cd']);
    const y = (id: string) => places.find((place) => place.id === id)?.y ?? 0;
    expect(y('b') < y('c')).toBe(y('e') < y('d'));
  });

  it('leads a long line through a lane of its own', () => {
    const { places, bends } = layoutOf(drawn(['ab', 'bc', 'ac']), SIZE);
    const y = new Map(places.map((place) => [place.id, place.y + SIZE.height / 2]));
    const [enters, leaves] = bends.get('a→c') ?? [];
    expect(enters?.x).toBe(300);
    expect(leaves).toEqual({ x: 500, y: enters?.y });
    expect(Math.abs((enters?.y ?? 0) - (y.get('b') ?? 0))).toBe(58);
    expect(bends.size).toBe(1);
  });

  it('draws level ends', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 100, y: 50 },
      { x: 300, y: 50 },
    ];
    expect(pathThrough(points)).toBe('M0,0 C50,0 50,50 100,50 L300,50');
  });

  it('is one place for one', () => {
    expect(placesOf([])).toEqual([{ id: 'a', column: 0, x: 0, y: 0 }]);
  });
});

test('whatever is drawn: everything reached has its place, and nothing lies on anything', () => {
  const id = fc.constantFrom(...'abcdefghij');
  const line = fc.tuple(id, id).map(([from, to]) => `${from}${to}`);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const map = drawn(lines);
      const { places, bends } = layoutOf(map, SIZE);
      const reached = new Set(['a']);
      for (const at of reached) {
        for (const { from, to } of map.edges) if (from === at) reached.add(to);
      }
      expect(new Set(places.map((place) => place.id))).toEqual(reached);
      for (const one of places) {
        const others = places.filter((other) => other !== one && other.x === one.x);
        for (const other of others) expect(Math.abs(other.y - one.y)).toBeGreaterThanOrEqual(79);
        // No line runs behind anything.
        for (const { x, y } of [...bends.values()].flat()) {
          if (x === one.x) expect(Math.abs(y - one.y - 30)).toBeGreaterThan(35);
        }
      }
    }),
    { seed: 7 },
  );
});

test('arrow keys go along the lines, and up and down a column', () => {
  const map = drawn(['ab', 'ac', 'bd', 'cd']);
  const { places } = layoutOf(map, SIZE);
  const go = (id: string, arrow: Parameters<typeof placeBeside>[3]) =>
    placeBeside(places, map.edges, id, arrow);
  expect(go('b', 'ArrowDown')).toBe('c');
  expect(go('c', 'ArrowUp')).toBe('b');
  expect(go('c', 'ArrowDown')).toBeUndefined();
  expect(go('c', 'ArrowRight')).toBe('d');
  expect(go('b', 'ArrowLeft')).toBe('a');
  expect(go('a', 'ArrowLeft')).toBeUndefined();
  expect(['b', 'c']).toContain(go('a', 'ArrowRight'));
  expect(go('gone', 'ArrowUp')).toBeUndefined();
});
