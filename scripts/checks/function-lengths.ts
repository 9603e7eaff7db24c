import ts from 'typescript';

export interface FunctionLength {
  name: string;
  /** Where it begins, from 1. */
  line: number;
  /** Lines of its own: without the functions inside it and without markup. */
  lines: number;
}

function nameOf(node: ts.Node, source: ts.SourceFile): string {
  const named = ts.isFunctionLike(node) && node.name ? node : node.parent;
  const name = 'name' in named ? (named.name as ts.Node | undefined) : undefined;
  return name?.getText(source) ?? 'a function without a name';
}

const isMarkup = (node: ts.Node): boolean =>
  ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node);

/** A factory is as long as what it decides itself, not as all that it makes. */
export function functionLengths(path: string, text: string): FunctionLength[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineOf = (position: number): number =>
    source.getLineAndCharacterOfPosition(position).line + 1;
  const spanOf = (node: ts.Node): number =>
    lineOf(node.getEnd()) - lineOf(node.getStart(source)) + 1;
  const found: FunctionLength[] = [];

  /** Returns how many whole lines of the enclosing function this node takes for itself. */
  function visit(node: ts.Node, insideFunction: boolean): number {
    let inner = 0;
    const isFunction = ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
    ts.forEachChild(node, (child) => {
      inner += visit(child, insideFunction || isFunction);
    });
    if (isFunction) {
      const lines = spanOf(node) - inner;
      found.push({ name: nameOf(node, source), line: lineOf(node.getStart(source)), lines });
      // Its first line is still the enclosing function's.
      return insideFunction ? spanOf(node) - 1 : 0;
    }
    return isMarkup(node) ? Math.max(inner, spanOf(node) - 1) : inner;
  }

  visit(source, false);
  return found;
}
