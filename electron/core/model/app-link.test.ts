import { expect, test } from 'vitest';
import { linkTo, type Place, readPlace } from './app-link.ts';

const places: Place[] = [
  { at: 'event', account: '01HA8ZCQ5B4Y3MX7K2N6P9RSTV', event: 17 },
  { at: 'inbox' },
  { at: 'inbox', account: 'a', notification: '01HA8ZCQ5B4Y3MX7K2N6P9RSTV' },
  { at: 'subscription', account: 'a', subscription: 'b-1' },
];

test.each(places)('a link to $at is read as what it was made from', (place) => {
  expect(readPlace(linkTo(place))).toEqual(place);
});

test.each([
  '',
  'aruna-notify:',
  'https://event?account=a&event=1',
  'aruna-notify://event',
  'aruna-notify://event?account=a',
  'aruna-notify://event?account=a&event=0',
  'aruna-notify://event?account=a&event=1e3',
  'aruna-notify://event?account=a&event=-1',
  'aruna-notify://event?account=a&event=1234567890123456',
  'aruna-notify://event?account=a&event=1&read=true',
  'aruna-notify://event?account=a&event=1&event=2',
  'aruna-notify://event?account=a&account=b&event=1',
  'aruna-notify://event?account=a%20b&event=1',
  'aruna-notify://event?account=a%E2%80%AE&event=1',
  'aruna-notify://event/acknowledge?account=a&event=1',
  'aruna-notify://event?account=a&event=1#x',
  'aruna-notify://inbox?acknowledge=all',
  'aruna-notify://subscription?account=a&subscription=../x',
  'aruna-notify://settings',
  `aruna-notify://event?account=${'a'.repeat(500)}&event=1`,
])('%s is no link to a place', (link) => {
  expect(readPlace(link)).toBeNull();
});
