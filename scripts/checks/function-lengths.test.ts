import { expect, it } from 'vitest';
import { functionLengths } from './function-lengths';

const lengths = (text: string) =>
  Object.fromEntries(functionLengths('a.tsx', text).map(({ name, lines }) => [name, lines]));

it('counts the lines of a function', () => {
  expect(lengths('function a() {\n  one();\n  two();\n}\nconst b = () => 1;\n')).toEqual({
    a: 4,
    b: 1,
  });
});

it('does not count what a factory makes', () => {
  const text = `function make() {
  const state = 1;
  function inner() {
    one();
    two();
  }
  return { get: () => {
    return state;
  } };
}`;
  expect(lengths(text)).toEqual({ make: 5, inner: 4, get: 3 });
});

it('does not count markup', () => {
  const text = `function Page() {
  const state = 1;
  return (
    <div>
      <p>
        {state}
      </p>
    </div>
  );
}`;
  expect(lengths(text)).toEqual({ Page: 6 });
});

it('counts each level of nesting once', () => {
  const text = `const a = () => {
  const b = () => {
    const c = () => {
      one();
    };
  };
};`;
  expect(lengths(text)).toEqual({ a: 3, b: 3, c: 3 });
});
