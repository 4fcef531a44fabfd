import { CircleCheck, LockOpen } from 'lucide-react';
import type { Probe } from '../../electron/ipc/contract.ts';
import { format, t } from '../strings/index.ts';
import { Facts } from '../ui/facts.tsx';

/** What the test of address and token found. */
export function FoundServer({ probe }: { readonly probe: Probe }) {
  const protocol = `${t.protocols[probe.protocol]}, ${probe.encrypted ? t.signIn.encrypted : t.signIn.plain}`;
  const expires = probe.tokenExpiresAt === null ? t.signIn.never : format.dateTime(probe.tokenExpiresAt);
  return (
    <section className="sign-in-found" aria-label={t.signIn.found}>
      <p className="sign-in-ready">
        <CircleCheck size={15} aria-hidden="true" /> {t.signIn.found}
        {!probe.encrypted && (
          <span className="sign-in-plain">
            <LockOpen size={14} aria-hidden="true" /> {t.signIn.plain}
          </span>
        )}
      </p>
      {probe.unusedPath !== null && <p className="quiet">{t.signIn.unusedPath(probe.unusedPath)}</p>}
      <Facts
        facts={[
          { label: t.signIn.server, value: probe.server },
          { label: t.signIn.protocol, value: protocol },
          { label: t.signIn.user, value: probe.user.name },
          { label: t.signIn.expires, value: expires },
        ]}
      />
    </section>
  );
}
