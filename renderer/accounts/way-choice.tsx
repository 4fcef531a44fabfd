import { t } from '../strings/index.ts';
import { Segments } from '../ui/segments.tsx';

export type SignInWay = 'token' | 'institution';

interface Props {
  readonly way: SignInWay;
  readonly onChange: (way: SignInWay) => void;
}

/** The choice between signing in with a token and through an institution. */
export function WayChoice({ way, onChange }: Props) {
  const options = [
    { value: 'token' as const, label: t.signIn.withToken },
    { value: 'institution' as const, label: t.signIn.withInstitution },
  ];
  return <Segments label={t.signIn.way} value={way} onChange={onChange} options={options} />;
}
