import { describe, expect, it, vi } from 'vitest';
import { languageFor } from './language.ts';

const now = new Date(2026, 4, 20, 12, 0, 0).getTime();
const en = languageFor('en').format;
const de = languageFor('de').format;

describe('times and numbers', () => {
  it('counts seconds, minutes and hours, and then gives the date', () => {
    expect(en.ago(now - 4_999, now)).toBe('now');
    expect(de.ago(now, now)).toBe('jetzt');
    expect(en.ago(now - 5_000, now)).toBe('5 sec ago');
    expect(en.ago(now - 125_000, now)).toBe('2 min ago');
    expect(en.ago(now - 3 * 3_600_000, now)).toBe('3 hr ago');
    expect(en.ago(new Date(2026, 2, 3).getTime(), now)).toBe('Mar 3');
    expect(en.ago(new Date(2024, 2, 3).getTime(), now)).toBe('Mar 3, 2024');
  });
  it('never calls something past the future', () => {
    expect(en.ago(now + 5000, now)).toBe('now');
  });
  it('names today and yesterday, in the language of the person', () => {
    expect(en.day(new Date(2026, 4, 20).getTime(), now)).toBe('Today');
    expect(de.day(new Date(2026, 4, 19).getTime(), now)).toBe('Gestern');
    expect(en.day(new Date(2026, 4, 13).getTime(), now)).toBe('Wednesday, May 13');
    expect(en.day(new Date(2023, 4, 13).getTime(), now)).toBe('May 13, 2023');
  });
  it('writes numbers and sizes as the locale does', () => {
    expect(de.number(12340)).toBe('12.340');
    expect(en.size(1536)).toBe('1.5 KiB');
    expect(en.size(5)).toBe('5 B');
  });
  it('rounds a length of time', () => {
    expect(en.span(10_000)).toBe('1 min');
    expect(en.span(170_000)).toBe('3 min');
    expect(en.span(89 * 60_000)).toBe('89 min');
    expect(de.span(5.2 * 3_600_000)).toBe('5 Std.');
  });
  it('counts down', () => {
    expect(en.until(now + 12_000, now)).toBe('in 12 sec');
    expect(en.until(now + 1_000, now)).toBe('in 1 sec');
    expect(en.until(now - 1, now)).toBe('now');
  });
  it('says since when in German', () => {
    expect(de.ago(now - 125_000, now)).toBe('vor 2 Min.');
  });
  it('leaves out seconds, and the date of today', () => {
    const later = new Date(2026, 4, 20, 18, 39, 3).getTime();
    const plain = (text: string) => text.replaceAll('\u202f', ' ');
    expect(plain(en.moment(later, now))).toBe('6:39 PM');
    expect(plain(en.moment(later, later + 86_400_000))).toBe('May 20, 2026, 6:39 PM');
    expect(de.moment(later, now)).toBe('18:39');
  });
});

it('a time to come is named by the day where that is today or tomorrow', () => {
  const { ahead } = languageFor('en').format;
  const now = new Date(2026, 10, 26, 22, 0).getTime();
  const plain = (time: number) => ahead(time, now).replace('\u202f', ' ');
  expect(plain(new Date(2026, 10, 26, 23, 30).getTime())).toBe('11:30 PM');
  expect(plain(new Date(2026, 10, 27, 8, 0).getTime())).toBe('tomorrow 8:00 AM');
  expect(plain(new Date(2026, 10, 30, 8, 0).getTime())).toBe('Nov 30, 2026, 8:00 AM');
});

it('makes what writes numbers and times with the first of them: the window waits for a language', () => {
  const made: unknown[] = [];
  const get = (intl: object, name: string) => {
    made.push(name);
    return Reflect.get(intl, name);
  };
  vi.stubGlobal('Intl', new Proxy(Intl, { get }));
  const { format } = languageFor('en');
  expect(made).toEqual([]);
  expect([format.number(1_000), format.number(2_000)]).toEqual(['1,000', '2,000']);
  expect(made).toEqual(['NumberFormat']);
  vi.unstubAllGlobals();
});
