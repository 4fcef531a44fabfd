import { ServerCrash } from 'lucide-react';
import { Suspense } from 'react';
import { TroubleBar } from '../accounts/trouble-bar.tsx';
import { SkipLink } from '../focus/skip-link.tsx';
import { TypedAhead } from '../focus/typed-ahead.tsx';
import { useInbox } from '../inbox/inbox-store.ts';
import { useApp } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { explained, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { ContextMenu } from '../ui/context-menu.tsx';
import { Empty } from '../ui/empty.tsx';
import { ExportToast } from '../ui/export-toast.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { GlobalEffects } from './global-effects.tsx';
import { BulkToasts, CommandPalette, Dialogs, SignInPage, screens, Tour } from './screens.ts';
import { Sidebar } from './sidebar.tsx';
import { StatusBar } from './status-bar.tsx';
import './app.css';

export function App() {
  return (
    <>
      <GlobalEffects />
      <Suspense>
        <Content />
      </Suspense>
      <OpenDialog />
      <FirstTour />
      <ContextMenu />
      <div className="toasts">
        <Decisions />
        <ExportToast />
        <Toasts />
      </div>
    </>
  );
}

/** What is typed right behind the keys of a dialog belongs to it. */
function OpenDialog() {
  const open = useView((s) => s.dialog?.type ?? null);
  const onClose = useView((s) => s.close);
  if (open === null) return null;
  return (
    <Suspense fallback={<TypedAhead />}>
      {open === 'palette' ? <CommandPalette onClose={onClose} /> : <Dialogs />}
    </Suspense>
  );
}

/** What was decided in the inbox, as long as it can be undone or is on its way. */
function Decisions() {
  const hasSome = useInbox((s) => s.bulks.length > 0);
  return <Suspense>{hasSome && <BulkToasts />}</Suspense>;
}

/** Its code is fetched only while it is not closed. */
function FirstTour() {
  const isDue = useApp((s) => s.app !== null && s.app.accounts.length > 0 && !s.app.isTourClosed);
  return <Suspense>{isDue && <Tour />}</Suspense>;
}

function Content() {
  const signedIn = useApp((s) => s.app && s.app.accounts.length > 0);
  const problem = useApp((s) => s.problem);
  const screen = useView((s) => s.screen);
  if (problem)
    return (
      <main className="app">
        <Empty
          icon={ServerCrash}
          role="alert"
          title={explained(problem).message}
          text={explained(problem).next}
        >
          <Button onClick={() => void useApp.getState().load()}>{t.retry}</Button>
        </Empty>
      </main>
    );
  // Render nothing until the state has arrived, so that the sign-in page does not flash.
  if (signedIn === null) return null;
  if (!signedIn) return <SignInPage />;
  const ScreenNow = screens[screen];
  return (
    <div className="app">
      <SkipLink />
      <TroubleBar />
      <div className="app-row">
        <Sidebar />
        <div className="app-content" id="content">
          <Suspense>
            <ScreenNow />
          </Suspense>
        </div>
      </div>
      <StatusBar />
    </div>
  );
}
