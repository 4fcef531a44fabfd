import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { parseLine } from '../../electron/core/query/parse.ts';
import { QueryProblem } from './query-problem.tsx';

/** What is said of the only problem of a line. */
function said(line: string, isIgnored: boolean): string {
  const [problem] = parseLine(line).problems;
  if (!problem) throw new Error(`${line} has no problem`);
  const html = renderToStaticMarkup(
    <QueryProblem problem={problem} isIgnored={isIgnored} onCorrect={() => {}} />,
  );
  return html.replace(/<[^>]*>/g, '');
}

it('names the values that are possible, and says that the part is ignored where it is', () => {
  expect(said('is:qqqqqq', true)).toMatch(
    /has no value “qqqqqq”\. Possible values: .*unread.*\. This part is ignored\.$/,
  );
  expect(said('is:qqqqqq', false)).toMatch(/Possible values: .*unread/);
  expect(said('is:qqqqqq', false)).not.toContain('ignored');
});
