import { deepStrictEqual } from 'node:assert';
import type { Part } from '../part.ts';
import { checkPanes } from './panes.ts';
import { type Played, playState } from './play-state.ts';
import { openScene } from './scene.ts';
import { states } from './states.ts';

/** Every outcome of a rule in every state of the app and its desktop, in one app. */
export const grid: Part = {
  name: 'each outcome in each state',
  short: true,
  needs: ['dunst', 'gnome-keyring-daemon', 'Xvfb', 'dbus-daemon'],
  async play(stage, cells, isShort) {
    const chosen = states.filter(({ short }) => !isShort || short);
    const scene = await openScene(stage, chosen.length);
    const played: Played[] = [];
    for (const [n, state] of chosen.entries()) {
      const account = scene.accounts[n];
      if (account) played.push(...(await playState(scene, account, state, cells)));
    }
    await checkPanes(scene, played, cells);
    await scene.watch.catchUp();
    await cells.cell('nothing else was shown', () => {
      const isShown = ({ fate }: Played) => ['shown', 'clicked', 'dismissed'].includes(fate?.is ?? '');
      const events = played.filter(isShown).length;
      const summaries = chosen.filter(({ holds }) => holds).length;
      const titles = scene.watch.taken.map(({ title }) => title);
      deepStrictEqual({ count: titles.length, titles }, { count: events + summaries, titles });
    });
  },
};
