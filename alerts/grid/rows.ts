import type { Rule } from '../../electron/core/model/rule.ts';

/** What an event deserves, by which rule, and what its details say of that. */
export interface Row {
  name: string;
  /** Begins the name of its object, by which the rules know it. */
  prefix: string;
  /** The place of the project that it happens in: 0 is watched with all events, 1 is muted, 2 tells of important ones only. */
  project: 0 | 1 | 2;
  decision: 'urgent' | 'banner' | 'quiet' | 'nothing';
  rule: string;
  /** The sentence about the rule. */
  because: string;
}

const named = (id: string, outcome: Rule['outcome']): Rule => ({
  id,
  name: '',
  query: id,
  outcome,
  accounts: null,
  isOn: true,
});

/** The rules of all cells, each of which takes what has its name. */
export const gridRules: readonly Rule[] = [
  named('urgent', 'urgent'),
  named('banner', 'banner'),
  named('quiet', 'quiet'),
  named('nothing', 'nothing'),
];

const byRule = (outcome: 'urgent' | 'banner' | 'quiet' | 'nothing'): Row => ({
  name: outcome,
  prefix: outcome,
  project: 0,
  decision: outcome,
  rule: outcome,
  because: `Rule: ${outcome}.`,
});

const byLevel = 'Rule: the level of the subscription.';

export const rows: readonly Row[] = [
  byRule('urgent'),
  byRule('banner'),
  byRule('quiet'),
  byRule('nothing'),
  {
    name: 'muted subscription',
    prefix: 'muted-urgent',
    project: 1,
    decision: 'quiet',
    rule: 'muted',
    because: 'The subscription is muted.',
  },
  {
    name: 'level: important only',
    prefix: 'minor',
    project: 2,
    decision: 'quiet',
    rule: 'level',
    because: byLevel,
  },
  {
    name: 'level: every event',
    prefix: 'plain',
    project: 0,
    decision: 'banner',
    rule: 'level',
    because: byLevel,
  },
];

export const isLoud = ({ decision }: Row): boolean => decision === 'urgent' || decision === 'banner';
