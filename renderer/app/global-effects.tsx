/** Effects of the whole window, mounted once: pushes from the main process, theme, keys, announcements. */
import { useEffect, useState } from 'react';
import { useApp } from '../state/app-store.ts';
import { useFirstPicture } from './first-picture.ts';
import { followPushes } from './follow-pushes.ts';
import { useWindowKeys } from './use-window-keys.ts';
import '../still/still.css';

export function GlobalEffects() {
  useTheme();
  useWindowKeys();
  useLater(async () => (await import('../focus/keep-focus.ts')).keepFocus);
  useLater(async () => (await import('./keep-still.ts')).keepStills);
  useFirstPicture();
  const announced = usePushes();
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {announced}
    </div>
  );
}

/** Begins something a moment after the first picture, for which its code is not needed; `load` gives what begins it. */
function useLater(load: () => Promise<() => () => void>): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins once.
  useEffect(() => {
    let isOver = false;
    let stop = () => {};
    void load().then((begin) => {
      if (!isOver) stop = begin();
    });
    return () => {
      isOver = true;
      stop();
    };
  }, []);
}

function usePushes(): string {
  const [announced, setAnnounced] = useState('');
  useEffect(() => followPushes(setAnnounced), []);
  return announced;
}

function useTheme(): void {
  const theme = useApp((s) => s.app?.theme ?? 'system');
  const density = useApp((s) => s.app?.density);
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      const isDark = theme === 'dark' || (theme === 'system' && dark.matches);
      document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
      if (density !== undefined) document.documentElement.dataset.density = density;
    };
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme, density]);
}
