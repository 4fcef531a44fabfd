/** That the German of core's sentences is complete: it looks into core, which the renderer itself must not. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Code, ConnectError } from '@connectrpc/connect';
import ts from 'typescript';
import { expect, test } from 'vitest';
import type { AosError } from '../../electron/core/model/problem.ts';
import { certificateProblem } from '../../electron/core/sign-in/certificate-problem.ts';
import { explain } from '../../electron/core/transport/explain.ts';
import { germanOf } from '../../renderer/strings/in-german.ts';
import { appProblemsDe, historyDe } from '../../renderer/strings/problems-app-de.ts';
import { serverProblemsDe } from '../../renderer/strings/problems-server-de.ts';

const root = join(import.meta.dirname, '../..');
const sources = ['core', 'shell', 'ipc'].flatMap((part) => {
  const folder = join(root, 'electron', part);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|(^|[\\/])testing[\\/]/.test(file))
    .map((file) => join(folder, file));
});

/** The texts an expression can have, with `{}` for what is put in; names of the same file are looked up. */
function textsOf(node: ts.Node, named: ReadonlyMap<string, ts.Expression>): string[] {
  const inner = (one: ts.Node) => textsOf(one, named);
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return inner(node.expression);
  if (ts.isArrowFunction(node)) return inner(node.body);
  if (ts.isConditionalExpression(node)) return [...inner(node.whenTrue), ...inner(node.whenFalse)];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return inner(node.left).flatMap((left) => inner(node.right).map((right) => left + right));
  }
  if (ts.isTemplateExpression(node)) {
    return [
      node.templateSpans.reduce((before, span) => {
        const value = ts.isIdentifier(span.expression) ? named.get(span.expression.text) : undefined;
        const part = value && ts.isStringLiteralLike(value) ? value.text : '{}';
        return before + part + span.literal.text;
      }, node.head.text),
    ];
  }
  const name = ts.isCallExpression(node) ? node.expression : node;
  const value = ts.isIdentifier(name) ? named.get(name.text) : undefined;
  return value && value !== node ? inner(value) : [];
}

/** Every sentence that a source file gives a problem or a history. */
function sentencesOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const named = new Map<string, ts.Expression>();
  const said: ts.Expression[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer) named.set(node.name.getText(), node.initializer);
    if ((ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) && node.initializer) {
      const name = node.name.getText();
      const dated =
        ts.isObjectLiteralExpression(node.parent) &&
        node.parent.properties.some((one) => one.name?.getText() === 'at');
      if (name === 'message' || name === 'next' || (name === 'text' && dated)) said.push(node.initializer);
    }
    if (ts.isCallExpression(node) && /(^|\.|\?\.)(note|addHistory)$/.test(node.expression.getText())) {
      const last = node.arguments.at(-1);
      if (last) said.push(last);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  // What does not end as a sentence is a piece of one, or a word for something else.
  return said.flatMap((one) => textsOf(one, named)).filter((text) => /[.}]$/.test(text) && / /.test(text));
}

const bare = (text: string) => text.replace(/\{[^}]*\}/g, '{}');
const said = new Set(sources.flatMap(sentencesOf));

test('every sentence of a problem or a history has its German, and no other is kept', () => {
  expect(said.size).toBeGreaterThan(140);
  const there = new Set(Object.keys({ ...serverProblemsDe, ...appProblemsDe, ...historyDe }).map(bare));
  expect([...said].filter((text) => !there.has(text))).toEqual([]);
  expect([...there].filter((text) => !said.has(text))).toEqual([]);
});

const german = (error: AosError) => germanOf(error.problem);

test('what a server or the way to it says comes in German', () => {
  const expired = Object.assign(new Error('no'), { code: 'CERT_HAS_EXPIRED' });
  expect(german(explain(expired, 'aos.example.org')).message).toBe(
    'aos.example.org ist nicht vertrauenswürdig: Sein Zertifikat ist abgelaufen.',
  );
  expect(german(explain(new ConnectError('HTTP 503', Code.Unavailable), 'aos.example.org'))).toEqual({
    kind: 'unreachable',
    message: 'Unter aos.example.org antwortet ein Proxy, aber er erreicht den Server dahinter nicht (503).',
    next: 'Es wird von selbst noch einmal versucht. Bleibt es so, sagen Sie es den Betreibern des Servers.',
  });
  expect(german(explain(new ConnectError('taken', Code.InvalidArgument), 'h$&')).message).toBe(
    'h$& hat diese Anfrage abgelehnt.',
  );
});

test('the facts of a certificate come in German, whatever dates look like', () => {
  const hosts = ['a.example', 'b.example', 'c.example', 'd.example'];
  const facts = { hosts, issuer: 'An CA, Inc.', from: 0, until: Number.NaN, selfSigned: false };
  const problem = certificateProblem('h:443', 'ERR_TLS_CERT_ALTNAME_INVALID', facts, 1);
  expect(germanOf(problem)).toEqual({
    kind: 'tls',
    message:
      'Das Zertifikat von h:443 gilt für einen anderen Namen. Es gilt für a.example, b.example, c.example und 1 weitere, unterschrieben von An CA, Inc., bis zum unbekannten Tag.',
    next: 'Verwenden Sie den Namen, für den es gilt. Es wurde nichts zum Server gesendet. Fragen Sie seine Betreiber, welcher Name das ist.',
  });
});
