import { expect, test } from 'vitest';
import type { Outcome, Why } from '../core/model/banner.ts';
import type { Rule } from '../core/model/rule.ts';
import { languageFor } from './language.ts';
import { outcomeText, whySentence } from './why-sentence.ts';

const NOW = new Date(2026, 10, 26, 12, 0).getTime();
const NOON = new Date(2026, 10, 26, 12, 8).getTime();
const en = languageFor('en');
const de = languageFor('de');

const of = (outcome: Outcome, count = 1, decision: Why['decision'] = 'banner'): Why => ({
  decision,
  rule: null,
  banner: { id: 1, outcome, changedAt: NOW, count },
});

test('the pause, and until when, is named', () => {
  const held: Outcome = { is: 'held', by: 'pause', until: NOON };
  expect(whySentence(of(held), en, [], NOW)?.replace(/\s/g, ' ')).toBe(
    'No banner: alerts were paused until 12:08 PM.',
  );
  expect(whySentence(of(held), de, [], NOW)).toBe('Kein Banner: Hinweise waren bis 12:08 angehalten.');
  expect(whySentence(of({ ...held, until: null }), en, [], NOW)).toBe('No banner: alerts were paused.');
  expect(outcomeText({ ...held, until: null }, en, NOW)).toBe('Held back: alerts were paused');
});

test('a failure says what the system said', () => {
  const failed = of({ is: 'failed', error: 'no answer' });
  expect(whySentence(failed, en, [], NOW)).toBe(
    'No banner: the notification service did not take it (no answer).',
  );
});

test('a service that says nothing is spoken of in the language of the screen', () => {
  const failed = of({ is: 'failed', error: 'no-answer' });
  expect(whySentence(failed, en, [], NOW)).toBe(
    'No banner: the notification service did not take it (it did not answer).',
  );
  expect(whySentence(failed, de, [], NOW)).toBe(
    'Kein Banner: Der Benachrichtigungsdienst nahm es nicht an (er antwortete nicht).',
  );
});

test('a banner for many says for how many', () => {
  expect(whySentence(of({ is: 'shown' }, 1_200), en, [], NOW)).toBe(
    'Banner shown. One banner stands for 1,200 events.',
  );
  expect(whySentence(of({ is: 'shown' }, 7, 'backlog'), de, [], NOW)).toBe(
    'Banner gezeigt. Ein Banner steht für 7 Ereignisse.',
  );
});

test('a banner for many notifications counts those', () => {
  const { notifications } = en.words.quiet.summary;
  expect(whySentence(of({ is: 'shown' }, 24), en, [], NOW, notifications)).toBe(
    'Banner shown. One banner stands for 24 notifications.',
  );
});

test('without a banner the decision is the reason; what is not known says nothing', () => {
  const why = (decision: Why['decision']): Why => ({ decision, rule: null, banner: null });
  expect(whySentence(why('ended'), en, [], NOW)).toBe('No banner: the app ended before it could be shown.');
  expect(whySentence(why(null), en, [], NOW)).toBe(null);
});

test('the rule that decided is named', () => {
  const rule: Rule = {
    id: 'r',
    name: 'Drafts',
    query: 'draft',
    outcome: 'quiet',
    accounts: null,
    isOn: true,
  };
  const why = (id: string): Why => ({ decision: 'quiet', rule: id, banner: null });
  const quiet = 'No banner: it only counts as unread.';
  expect(whySentence(why('r'), en, [rule], NOW)).toBe(`${quiet} Rule: Drafts.`);
  expect(whySentence(why('r'), en, [{ ...rule, name: '' }], NOW)).toBe(`${quiet} Rule: draft.`);
  expect(whySentence(why('r'), en, [], NOW)).toBe(`${quiet} Rule: a rule that has been deleted.`);
  expect(whySentence(why('muted'), de, [], NOW)).toContain('stummgeschaltet');
});
