/** Effects of the whole window, mounted once: pushes from the main process, theme, keys, announcements. */
import { useEffect, useState } from 'react';
import { useApp } from '../state/app-store.ts';
import { followPushes } from './follow-pushes.ts';
import { useWindowKeys } from './use-window-keys.ts';

export function GlobalEffects() {
  useTheme();
  useWindowKeys();
  useKeptFocus();
  const announced = usePushes();
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {announced}
    </div>
  );
}

/** Begins a moment after the first picture, for which its code is not needed. */
function useKeptFocus(): void {
  useEffect(() => {
    let isOver = false;
    let stop = () => {};
    void import('../focus/keep-focus.ts').then(({ keepFocus }) => {
      if (!isOver) stop = keepFocus();
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
  const density = useApp((s) => s.app?.density ?? 'comfortable');
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      const isDark = theme === 'dark' || (theme === 'system' && dark.matches);
      document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
      document.documentElement.dataset.density = density;
    };
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme, density]);
}
