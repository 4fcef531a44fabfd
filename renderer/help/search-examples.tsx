import { Fragment } from 'react';
import { type FieldName, factsOf, queryFields } from '../../electron/core/model/query-fields.ts';
import { formatLine } from '../../electron/core/query/format.ts';
import { parseLine } from '../../electron/core/query/parse.ts';
import { useFilters } from '../query/filter-store.ts';
import { subscriptionsOf, useAccounts } from '../state/app-store.ts';
import { nameOf } from '../state/subscription-names.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import './search-examples.css';

/** Lines to try, with the sentence that says what each shows. Names are those of the person's own accounts. */
function useExamples(): { line: string; text: string }[] {
  const accounts = useAccounts();
  const subscription = subscriptionsOf(accounts, null).find(
    (one) => one.subscription.target.kind === 'resource',
  );
  const name = (field: FieldName, value: string) => formatLine([{ field, not: false, values: [value] }]);
  const inOne = name('in', subscription ? nameOf(subscription.subscription) : 'soil-2026');
  const account = name('account', accounts[0]?.label ?? 'University');
  const { examples } = t.query;
  return [
    { line: 'reads fastq', text: examples.words },
    { line: '"raw reads"', text: examples.phrase },
    { line: 'reads -draft', text: examples.without },
    { line: 'action:deleted', text: examples.action },
    { line: 'announcement:maintenance', text: examples.announcement },
    { line: 'action:created,updated kind:object', text: examples.or },
    { line: '-action:created', text: examples.not },
    { line: inOne, text: examples.in },
    { line: account, text: examples.account },
    { line: 'is:unread last:7d', text: examples.last },
    { line: 'is:snoozed', text: examples.snoozed },
    { line: 'is:starred', text: examples.starred },
    { line: 'after:yesterday', text: examples.after },
    { line: 'after:2026-01-31 before:2026-02-03T14:00', text: examples.between },
  ];
}

function search(line: string): void {
  useView.getState().goFeed({ account: null });
  useFilters.getState().setFilter(parseLine(line).filter);
}

/** The words of a line, each of which stays on one line where there is room for it. */
const wordsOf = (line: string) => line.split(' ').map((word, at) => ({ word, at }));

const fields = (Object.keys(queryFields) as FieldName[]).filter((field) => field !== 'text');

/** The query language by examples: each can be tried. */
export function SearchExamples() {
  const examples = useExamples();
  return (
    <section aria-labelledby="help-search">
      <h2 id="help-search">{t.query.examples.title}</h2>
      <p className="quiet">{t.query.examples.intro}</p>
      <ul className="examples" aria-label={t.query.examples.title}>
        {examples.map(({ line, text }) => (
          <li key={text}>
            <button type="button" aria-label={t.query.examples.try(line)} onClick={() => search(line)}>
              <code>
                {wordsOf(line).map(({ word, at }) => (
                  <Fragment key={at}>
                    <span>{word}</span>{' '}
                  </Fragment>
                ))}
              </code>
            </button>
            <span>{text}</span>
          </li>
        ))}
      </ul>
      <dl className="query-fields">
        {fields.map((field) => (
          <div key={field}>
            <dt>
              <code>{field}:</code>
            </dt>
            <dd>
              {t.query.fields[field]}
              {valuesIn(field) !== '' && <code>{valuesIn(field)}</code>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function valuesIn(field: FieldName): string {
  const { values, choices, examples = [] } = factsOf(field);
  return values === 'name' ? '' : (choices ?? examples).join(', ');
}
