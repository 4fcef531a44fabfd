import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Mark } from '../ui/mark.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** Shown while there is no account. After signing in, the person can choose projects to watch. */
export function SignInPage() {
  return (
    <main className="sign-in-page">
      <div className="sign-in-card">
        <div className="sign-in-head">
          <Mark size={52} />
          <h1>{t.signIn.title}</h1>
          <p>{t.signIn.lead}</p>
        </div>
        <SignInForm onDone={(account) => useView.getState().open({ type: 'choose-projects', account })} />
      </div>
    </main>
  );
}
