import { Menu } from 'electron';
import type { Engine } from '../../core/engine/engine-api.ts';
import { type MenuOptions, menuTemplate } from './menu-template.ts';

export interface ApplicationMenuOptions extends Omit<MenuOptions, 'isSignedIn' | 'platform'> {
  engine: Pick<Engine, 'accounts' | 'onChange'>;
}

/** Sets the application menu, and again when the first account comes or the last one goes. Linux and Windows show it on Alt. */
export function followApplicationMenu({ engine, words, run }: ApplicationMenuOptions): void {
  let shownFor: boolean | null = null;
  function update(): void {
    const isSignedIn = engine.accounts().length > 0;
    if (isSignedIn === shownFor) return;
    shownFor = isSignedIn;
    const template = menuTemplate({ words, platform: process.platform, isSignedIn, run });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
  engine.onChange(update);
  update();
}
