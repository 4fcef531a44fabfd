import type { ReactNode } from 'react';
import { t } from '../strings/index.ts';
import { Segments } from '../ui/segments.tsx';

export type SignInWay = 'token' | 'institution';

interface Props {
  readonly way: SignInWay;
  readonly onChange: (way: SignInWay) => void;
  readonly token: ReactNode;
  readonly institution: ReactNode;
}

/**
 * The choice between signing in with a token and through an institution. The fields of both stay in the page, one upon the
 * other: they keep what was typed, and what is below them stays at its place.
 */
export function SignInWays({ way, onChange, token, institution }: Props) {
  const options = [
    { value: 'token' as const, label: t.signIn.withToken },
    { value: 'institution' as const, label: t.signIn.withInstitution },
  ];
  return (
    <>
      <Segments label={t.signIn.way} value={way} onChange={onChange} options={options} />
      <div className="sign-in-ways">
        <div className={way === 'token' ? 'sign-in-way' : 'sign-in-way unused'}>{token}</div>
        <div className={way === 'institution' ? 'sign-in-way' : 'sign-in-way unused'}>{institution}</div>
      </div>
    </>
  );
}
