import { expect, it } from 'vitest';
import { createListeners } from '../../core/base/listeners.ts';
import { createLeaving } from './leaving.ts';

function leaving(isReachable: boolean) {
  const handed = createListeners();
  const hidden = createListeners();
  let late = () => {};
  const steps: string[] = [];
  const { leave, settle } = createLeaving({
    window: {
      isReachable: () => isReachable,
      send: (push) => steps.push(push),
      leave: () => steps.push('hidden'),
      onHidden: hidden.add,
    },
    still: { onHanded: handed.add },
    clock: {
      after: (_ms, run) => {
        late = run;
        return () => {};
      },
    },
  });
  const quit = () => {
    leave();
    void settle().then(() => steps.push('settled'));
  };
  const turn = () => new Promise((done) => setTimeout(done));
  return { steps, quit, hide: hidden.tell, hand: handed.tell, pass: () => late(), turn };
}

it('quitting waits for what the page hands over as its window is hidden', async () => {
  const { steps, quit, hand, turn } = leaving(true);
  quit();
  await turn();
  expect(steps).toEqual(['still.asked', 'hidden']);
  hand();
  await turn();
  expect(steps).toEqual(['still.asked', 'hidden', 'settled']);
});

it('it does not wait for long', async () => {
  const { steps, quit, pass, turn } = leaving(true);
  quit();
  pass();
  await turn();
  expect(steps).toEqual(['still.asked', 'hidden', 'settled']);
});

it('it does not wait for a page that nobody sees', async () => {
  const { steps, quit, turn } = leaving(false);
  quit();
  await turn();
  expect(steps).toEqual(['hidden', 'settled']);
});

it('the page is asked whenever its window is hidden', () => {
  const { steps, hide } = leaving(true);
  hide();
  expect(steps).toEqual(['still.asked']);
});
