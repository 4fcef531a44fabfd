import type { Rule, RuleOutcome } from '../../electron/core/model/rule.ts';

/** Twenty rules as people make them: by kind, action, project, text and combinations of them. @param projects names. */
export function twentyRules(projects: readonly string[]): Rule[] {
  const [a = 'a', b = 'b', c = 'c'] = projects.map((name) => `in:"${name}"`);
  const lines: readonly [string, RuleOutcome][] = [
    ['kind:user', 'banner'],
    ['kind:announcement', 'urgent'],
    [`action:deleted ${a}`, 'urgent'],
    ['action:deleted kind:dataset,collection', 'banner'],
    ['action:snapshotted', 'banner'],
    ['report', 'banner'],
    ['"raw" action:created', 'nothing'],
    ['fastq -action:created,available', 'quiet'],
    [`${b} kind:dataset`, 'banner'],
    ['genome -draft', 'banner'],
    ['kind:project', 'banner'],
    ['kind:collection -action:updated', 'banner'],
    ['csv', 'quiet'],
    [`${c} action:updated`, 'nothing'],
    ['soil', 'banner'],
    ['action:available', 'quiet'],
    [`${a} -"nothing has this name"`, 'banner'],
    ['kind:object action:updated', 'quiet'],
    ['-kind:object', 'banner'],
    ['', 'banner'],
  ];
  return lines.map(([query, outcome], n) => ({
    id: `rule-${n}`,
    name: '',
    query,
    outcome,
    accounts: null,
    isOn: true,
  }));
}
