import { Menu as MenuIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { IconButton } from './button.tsx';
import { useTight } from './use-tight.ts';
import './screen.css';

interface Props {
  readonly title: string;
  readonly facts?: string | null | undefined;
  readonly children?: ReactNode;
}

/** Title, counts and main actions of a screen; on narrow windows also the way to the sidebar. */
export function ScreenHead({ title, facts, children }: Props) {
  const head = useTight<HTMLElement>();
  return (
    <header ref={head} className="screen-head">
      <IconButton
        icon={MenuIcon}
        label={t.nav.menu}
        className="menu-button"
        onClick={() => useView.getState().setSidebar(true)}
      />
      <div className="screen-title">
        <h1>{title}</h1>
        {facts && (
          <span className="screen-facts" data-still="out">
            {facts}
          </span>
        )}
      </div>
      {children && (
        <div className="screen-actions" data-still="out">
          {children}
        </div>
      )}
    </header>
  );
}
