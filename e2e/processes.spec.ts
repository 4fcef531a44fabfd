import { askApp } from './fixtures/ask-app.ts';
import { until } from './fixtures/child.ts';
import { expect, test } from './fixtures/index.ts';
import { live, provisioned, stored, upload } from './fixtures/signed-in.ts';

test('killed processes come back; a page that keeps ending is told, and events are stored meanwhile', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  const { electron } = app;
  const pageProcess = () =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());
  const kill = async (pid: number | undefined) => {
    expect(pid).toBeGreaterThan(0);
    process.kill(Number(pid), 'SIGKILL');
  };
  // Instead of a dialog that waits for somebody: what it asks, and the answer "Restart window".
  await electron.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (async (_window: unknown, { message }: { message: string }) => {
      asked.push(message);
      return { response: 0, checkboxChecked: false };
    }) as never;
  });
  const asked = () => electron.evaluate(() => (globalThis as unknown as { asked: string[] }).asked.length);

  const children = await electron.evaluate(({ app }) =>
    app.getAppMetrics().map(({ pid, type, serviceName }) => ({ pid, type, name: serviceName ?? '' })),
  );
  await kill(children.find(({ name }) => name === 'network.mojom.NetworkService')?.pid);
  const gpu = children.find(({ type }) => type === 'GPU')?.pid;
  if (gpu !== undefined) await kill(gpu);
  for (let times = 1; times <= 3; times++) {
    const pid = await pageProcess();
    await kill(pid);
    await until('another page', async () => {
      const now = await pageProcess();
      return now !== pid && now !== 0;
    });
    expect(await asked()).toBe(times < 3 ? 0 : 1);
    await upload(aos, [`while_${times}.csv`]);
  }
  const address = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  );
  expect(address).toBe('app://aruna/index.html');
  expect(app.output()).toContain("the page's process ended: killed");
  expect(app.output()).toContain('a process ended: Network Service');
  await app.quit();
  const again = await start();
  await live(again, aos);
  expect(await stored(again)).toBe(3);
  expect((await askApp(again.window, 'app.state')).accounts[0]?.status.state).toBe('live');
});

test('a page that hangs while it is loaded is loaded again in another process', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  const pid = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const pid = contents?.getOSProcessId() ?? 0;
    process.kill(pid, 'SIGSTOP');
    contents?.reload();
    return pid;
  });
  await until('the look at the page', () => app.output().includes('the page asked for nothing'), 30_000);
  const pidNow = () =>
    app.electron.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    );
  // A script that is sent to a page that is about to end is never answered.
  await until('another process', async () => ![0, pid].includes(await pidNow()));
  await until('a page that asks', () =>
    app.electron.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // What the last run showed stands there until the page has its own.
      return contents?.executeJavaScript(
        "[...document.querySelectorAll('h1')].some((title) => !title.closest('#still'))",
      );
    }),
  );
});
