import type { Rule } from '../model/rule.ts';

/** The rules that are there from the start; the rest is decided by subscription. Their names are in the words. */
export const defaultRules: readonly Rule[] = [
  { id: 'default-you', query: 'kind:user', outcome: 'banner' },
  { id: 'default-maintenance', query: 'announcement:maintenance', outcome: 'urgent' },
  { id: 'default-announcements', query: 'kind:announcement', outcome: 'banner' },
  { id: 'default-deletions', query: 'action:deleted', outcome: 'banner' },
].map((rule) => ({ ...rule, name: '', accounts: null, isOn: true }) as Rule);
