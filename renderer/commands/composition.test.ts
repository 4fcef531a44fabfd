import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { guardComposition } from './composition.ts';

const page = new EventTarget() as Window & EventTarget;
let stop = () => {};
let heard: string[] = [];
const hear = (event: Event) => heard.push((event as KeyboardEvent).key);

beforeEach(() => {
  heard = [];
  stop = guardComposition(page);
  page.addEventListener('keydown', hear);
});
afterEach(() => {
  stop();
  page.removeEventListener('keydown', hear);
});

function press(key: string, more: Partial<KeyboardEvent> = {}): Event {
  const event = new Event('keydown', { cancelable: true });
  for (const [name, value] of Object.entries({ key, isComposing: false, keyCode: 0, ...more }))
    Object.defineProperty(event, name, { value });
  page.dispatchEvent(event);
  return event;
}

it.each([
  ['Enter', { isComposing: true }],
  ['Escape', { isComposing: true }],
  ['ArrowDown', { isComposing: true }],
  ['j', { keyCode: 229 }],
  ['Process', {}],
])('%s is not heard while an input method takes it', (key, more) => {
  press(key, more);
  expect(heard).toEqual([]);
});
it('the key that ended the composition is not heard, nor does it submit a form; the next one is', async () => {
  page.dispatchEvent(new Event('compositionend'));
  expect(press('Enter').defaultPrevented).toBe(true);
  expect(heard).toEqual([]);
  press('Enter');
  expect(heard).toEqual(['Enter']);
});
it('a key that was pressed before the composition ended and comes later is not heard', async () => {
  const pressedAt = performance.now();
  page.dispatchEvent(new Event('compositionend'));
  await sleep(5);
  press('Enter', { timeStamp: pressedAt } as Partial<KeyboardEvent>);
  expect(heard).toEqual([]);
});
it('a key that was pressed afterwards is heard', async () => {
  page.dispatchEvent(new Event('compositionend'));
  await sleep(5);
  expect(press('Enter').defaultPrevented).toBe(false);
  expect(heard).toEqual(['Enter']);
});
