/** That rows and banners say the same of what concerns oneself: the renderer cannot take core's sentences. */

import { expect, test } from 'vitest';
import { personalSentences as inCore } from '../../electron/core/alert/personal-sentences.ts';
import type { Personal } from '../../electron/core/model/event.ts';
import type { Notice } from '../../electron/core/model/notification.ts';
import { Permission, ResourceKind } from '../../electron/core/model/resource.ts';
import { de } from '../../renderer/strings/de.ts';
import { en } from '../../renderer/strings/en.ts';
import { personalSentences as inRenderer } from '../../renderer/strings/personal.ts';

const kinds = [null, ...ResourceKind.options];
const levels = [null, ...Permission.options];
const notices: Notice[] = [
  ...kinds.flatMap((kind) =>
    levels
      .filter((level) => level !== 'none')
      .map((level) => ({ is: 'access-requested' as const, user: 'Ada', resource: 'soil', kind, level })),
  ),
  ...levels.map((now) => ({ is: 'permission-granted' as const, resource: 'soil', now })),
  { is: 'permission-revoked', resource: 'soil' },
  { is: 'text', text: 'Hello' },
];
const changes = ResourceKind.options.flatMap((kind) =>
  ['soil', null].flatMap((name) =>
    levels.flatMap((to) =>
      [false, true].map((created) => ({ id: 'r', kind, name, from: null, to, created })),
    ),
  ),
);
const personals: (Personal | undefined)[] = [
  undefined,
  { is: 'profile' },
  { is: 'tokens' },
  { is: 'unknown' },
  ...changes.map((change) => ({ is: 'permissions' as const, changes: [change] })),
  { is: 'permissions', changes },
];

test.each(['en', 'de'])('rows and banners say the same (%s)', (locale) => {
  const core = inCore(locale);
  const renderer = inRenderer(locale);
  expect(notices.map(renderer.notice)).toEqual(notices.map(core.notice));
  expect(personals.map(renderer.personal)).toEqual(personals.map(core.personal));
});

test.each([
  ['en', en],
  ['de', de],
] as const)('levels are called as in the rest of the screens (%s)', (locale, words) => {
  for (const level of Permission.options.filter((one) => one !== 'none')) {
    const said = inRenderer(locale).notice({ is: 'permission-granted', resource: 'x', now: level });
    expect(said).toContain(words.permissions[level]);
  }
});
