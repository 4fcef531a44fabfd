import ts from 'typescript';
import { placeOf, type Source } from './sources.ts';

/** An object type as the source spells it. */
export interface Shape {
  /** `path:line`. */
  place: string;
  path: string;
  /** The declared name, or what it is the type of. */
  name: string;
  /** Sorted; what it extends is among them as `...Base`. */
  properties: string[];
}

/** Fewer properties than these say nothing: any two points have an x and a y. */
const FEWEST_PROPERTIES = 3;

/**
 * Finds the object types of a file: interfaces, type literals and zod objects, nested ones included. Only names are
 * compared, so that a shape copied by hand is found although its copy has drifted.
 */
export function findShapes(source: Source): Shape[] {
  const found: Shape[] = [];
  const add = (node: ts.Node, name: string, properties: string[]): void => {
    const known = [...new Set(properties)].sort();
    if (known.length >= FEWEST_PROPERTIES)
      found.push({ place: placeOf(source, node), path: source.path, name, properties: known });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node))
      add(node, node.name.text, [...members(node.members), ...bases(node)]);
    if (ts.isTypeLiteralNode(node)) add(node, ownerOf(node), members(node.members));
    if (ts.isCallExpression(node)) {
      const fields = zodFields(node);
      if (fields) add(node, ownerOf(node), fields);
    }
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return found;
}

/** Groups of shapes with the same properties that are spelled out in more than one file. */
export function duplicateShapes(shapes: readonly Shape[]): Shape[][] {
  const groups = new Map<string, Shape[]>();
  for (const shape of shapes) {
    const key = shape.properties.join(' ');
    groups.set(key, [...(groups.get(key) ?? []), shape]);
  }
  return [...groups.values()].filter((group) => new Set(group.map(({ path }) => path)).size > 1);
}

function members(nodes: ts.NodeArray<ts.TypeElement>): string[] {
  return nodes.flatMap((node) => (node.name ? [node.name.getText()] : []));
}

function bases(node: ts.InterfaceDeclaration): string[] {
  return (node.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => `...${type.getText()}`));
}

/** The fields of `z.object({…})`, its strict and loose siblings, and `Base.extend({…})`; undefined for other calls. */
function zodFields({ expression, arguments: [first] }: ts.CallExpression): string[] | undefined {
  if (!ts.isPropertyAccessExpression(expression) || !first || !ts.isObjectLiteralExpression(first)) return;
  const base = expression.expression.getText();
  const method = expression.name.text;
  const isObject = base === 'z' && ['object', 'strictObject', 'looseObject'].includes(method);
  if (!isObject && !['extend', 'safeExtend'].includes(method)) return;
  const fields = first.properties.map((property) =>
    ts.isSpreadAssignment(property) ? property.getText() : (property.name?.getText() ?? ''),
  );
  return isObject ? fields : [...fields, `...${base}`];
}

function ownerOf(node: ts.Node): string {
  for (let parent = node.parent; parent && !ts.isSourceFile(parent); parent = parent.parent) {
    if (ts.isPropertyAccessExpression(parent)) continue;
    if ('name' in parent && parent.name && ts.isIdentifier(parent.name as ts.Node))
      return (parent.name as ts.Identifier).text;
  }
  return '(unnamed)';
}
