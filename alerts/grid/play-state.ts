import { deepStrictEqual, strictEqual } from 'node:assert';
import { until } from '../../e2e/fixtures/child.ts';
import type { Outcome } from '../../electron/core/model/banner.ts';
import type { Cells } from '../part.ts';
import { opensEvent, opensHeld } from './clicks.ts';
import { isLoud, type Row, rows } from './rows.ts';
import type { Scene, SceneAccount } from './scene.ts';
import type { State } from './states.ts';
import { isSettled, type StoredAlert, storedAlert } from './stored.ts';

/** An event that happened in a state, what has to become of its banner, and what is kept about it. */
export interface Played {
  row: Row;
  state: string;
  /** The name of its object, and its id. */
  object: string;
  id: string;
  /** null: it deserves no banner. */
  fate: Outcome | null;
  stored: StoredAlert;
}

/** The longest that an alert may take to be settled, ms. */
const PATIENCE = 20_000;

/** Has one event of each row happen in a state, and checks what was shown, what was held and what is kept. */
export async function playState(
  scene: Scene,
  account: SceneAccount,
  state: State,
  cells: Cells,
): Promise<Played[]> {
  const { taken, refused } = scene.watch;
  const before = { taken: taken.length, refused: refused.length };
  const { fateOf, leave } = await state.enter(scene);
  const uploaded = await uploadRows(account, scene.accounts.indexOf(account));
  const played: Played[] = [];
  for (const { row, object, id } of uploaded) {
    const stored = await until(`the alert of ${object}`, () => settled(account, id), PATIENCE);
    const fate = isLoud(row) ? fateOf(row.decision === 'urgent') : null;
    played.push({ row, state: state.name, object, id, fate, stored });
  }
  await scene.watch.catchUp();
  for (const one of played)
    await cells.cell(`${one.row.name} × ${state.name}`, () => {
      checkStored(one);
      checkBus(one, taken.slice(before.taken), refused.slice(before.refused));
    });
  if (!state.holds) await click(scene, played, state, cells);
  await closeShown(scene, account, state, played);
  const place = taken.length;
  await leave();
  if (state.holds) {
    const held = played.filter(({ fate }) => fate?.is === 'held').map(({ object }) => object);
    await cells.cell(`what was held × ${state.name}`, () => opensHeld(scene, held, place));
  }
  return played;
}

/** Clicks the first banner of the state. */
async function click(scene: Scene, played: Played[], state: State, cells: Cells): Promise<void> {
  const first = played.find(({ fate }) => fate?.is === 'shown');
  if (!first) return;
  await cells.cell(`a click × ${state.name}`, () => opensEvent(scene, first.object));
  first.fate = { is: 'clicked' };
}

/** Closes the banners of the state as a person does, so that the next state begins without any. */
async function closeShown(
  scene: Scene,
  { database }: SceneAccount,
  { banners }: State,
  played: Played[],
): Promise<void> {
  const daemon = scene.daemon();
  if (daemon === null || banners === 'stay') return;
  await daemon.closeAll();
  for (const one of played.filter(({ fate }) => fate?.is === 'shown')) {
    one.fate = { is: 'dismissed' };
    await until('the end of a banner', () => storedAlert(database, one.id)?.outcome?.is === 'dismissed');
  }
}

/** Has the events come. Those that deserve a banner come one after the other, as one banner would tell of several. */
async function uploadRows(account: SceneAccount, number: number) {
  const { aos } = account;
  const uploaded: { row: Row; object: string; id: string }[] = [];
  for (const row of rows) {
    const last = uploaded.findLast((one) => isLoud(one.row));
    if (isLoud(row) && last !== undefined)
      await until(`the alert of ${last.object}`, () => settled(account, last.id), PATIENCE);
    const object = `${row.prefix}_${number}.csv`;
    const parents = [aos.projects[row.project]?.id ?? ''];
    const { id } = await aos.control.createResource({ level: 'object', name: object, parents });
    uploaded.push({ row, object, id });
  }
  return uploaded;
}

function settled({ database }: SceneAccount, id: string): StoredAlert | null {
  const stored = storedAlert(database, id);
  return stored !== null && isSettled(stored) ? stored : null;
}

function checkStored({ row, fate, stored }: Played): void {
  const { decision, rule } = row;
  deepStrictEqual(stored, { decision, rule, isRead: decision === 'nothing', outcome: fate }, 'what is kept');
}

function checkBus(
  { row, object, fate }: Played,
  taken: Scene['watch']['taken'],
  refused: Scene['watch']['refused'],
): void {
  const title = `${object} created`;
  const urgencies = taken.filter((one) => one.title === title).map(({ isUrgent }) => isUrgent);
  deepStrictEqual(urgencies, fate?.is === 'shown' ? [row.decision === 'urgent'] : [], 'what was shown');
  const tries = refused.filter((one) => one === title).length;
  const isRefused = fate?.is === 'failed' && fate.error !== 'no-answer';
  strictEqual(tries, isRefused ? 1 : 0, 'what was refused');
}
