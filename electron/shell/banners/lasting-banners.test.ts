import { expect, test } from 'vitest';
import { accountsAlert, notStoringAlert, signInAlert } from '../../core/alert/alerts.ts';
import type { Alert } from '../../core/model/alert.ts';
import type { Hold } from '../../core/model/hold.ts';
import { settle } from '../../core/testing/fake-clock.ts';
import { createBanners } from './banners.ts';
import { createLastingBanners } from './lasting-banners.ts';

const trouble: Alert = { ...signInAlert('a', 'Uni', null), banner: 7 };

function setUp(firstHold: Hold | null = null) {
  let hold = firstHold;
  const shown: string[] = [];
  const closed: string[] = [];
  const told: string[] = [];
  const became = ({ key }: Alert, { is }: { is: string }) => told.push(`${key} ${is}`);
  const plain = createBanners({
    textOf: ({ key }) => ({ title: key, body: '' }),
    hidesContents: () => false,
    soundOf: () => 'system',
    service: {
      show({ title }) {
        shown.push(title);
        return { result: Promise.resolve({ outcome: 'shown' }), close: () => closed.push(title) };
      },
    },
    act: () => undefined,
    hold: () => hold,
    became,
  });
  const banners = createLastingBanners(plain, became);
  const setHold = (next: Hold | null) => {
    hold = next;
    banners.showHeld();
  };
  return { banners, shown, closed, told, setHold };
}

test('a banner about what lasts is withdrawn when that is over, once', async () => {
  const { banners, closed, told } = setUp();
  await banners.show(trouble);
  banners.withdraw(trouble.key);
  banners.withdraw(trouble.key);
  expect(closed).toEqual([trouble.key]);
  expect(told).toEqual([`${trouble.key} shown`, `${trouble.key} over`]);
});

test('what lasts and was held is shown once when nothing holds it any more, unless it is over', async () => {
  const { banners, shown, told, setHold } = setUp({ by: 'pause', until: null });
  const other = notStoringAlert(null);
  for (const one of [trouble, other, accountsAlert(null)]) await banners.show(one);
  banners.withdraw(other.key);
  setHold({ by: 'quiet-hours', until: null });
  await settle();
  expect(shown).toEqual([]);
  setHold(null);
  setHold(null);
  await settle();
  expect(shown).toEqual([trouble.key]);
  expect(told.filter((line) => line.startsWith(other.key))).toEqual([
    `${other.key} held`,
    `${other.key} over`,
  ]);
});
