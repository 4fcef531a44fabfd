import ts from 'typescript';
import { placeOf, type Source } from './sources.ts';

export interface MeasuredFunction {
  /** `path:line`. */
  place: string;
  /** What a reader would call it; `(anonymous)` for one that has no name and is bound to none. */
  name: string;
  /** Lines of its body, from the opening brace's to the closing one's, functions nested in it included. */
  lines: number;
}

/** Measures every function of a file: declarations, arrows, methods, accessors and constructors. */
export function measureFunctions(source: Source): MeasuredFunction[] {
  const found: MeasuredFunction[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const body = node.body as ts.Node;
      const { line: first } = source.tree.getLineAndCharacterOfPosition(body.getStart(source.tree));
      const { line: last } = source.tree.getLineAndCharacterOfPosition(body.end);
      found.push({ place: placeOf(source, node), name: nameOf(node), lines: last - first + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return found;
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  if (node.name) return node.name.getText();
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent))
    return parent.name.getText();
  if (ts.isCallExpression(parent)) return `(in ${parent.expression.getText().slice(0, 40)})`;
  return '(anonymous)';
}
