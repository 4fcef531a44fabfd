import type { LocalAos } from '../../devserver/server.ts';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import type { Camera } from './camera.ts';

/** The first screen, and the sentence under the field that is wrong. */
export async function signInScreens({ window }: RunningApp, camera: Camera, aos: LocalAos): Promise<void> {
  const address = window.getByLabel('Server address');
  const token = window.getByLabel('Token', { exact: true });
  await address.waitFor();
  await camera.take('sign-in');
  const wrong = async (name: string, where: string, what: string) => {
    await address.fill(where);
    await token.fill(what);
    await window.locator('.field-problem').first().waitFor({ timeout: 20_000 });
    await camera.take(name);
    await token.fill('');
    await address.fill('');
  };
  await wrong('sign-in-nothing-listens', '127.0.0.1:9', aos.token);
  await wrong('sign-in-no-such-name', 'no-such-server.invalid', aos.token);
  await wrong('sign-in-not-a-token', aos.address, 'not a token');
  await wrong('sign-in-expired', aos.address, aos.control.mintToken({ expiresInS: -86_400 }).token);
  await camera.theme('dark');
  await address.fill(aos.address);
  await token.fill(aos.token);
  await camera.take('sign-in', 'dark');
  await camera.theme('light');
  await window.getByRole('button', { name: 'Sign in' }).click();
  const dialog = window.getByRole('dialog', { name: 'Choose what to watch' });
  await dialog.getByRole('checkbox', { name: /soil-2026/ }).click();
  await camera.take('choose-projects');
}
