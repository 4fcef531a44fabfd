import { useEffect, useRef, useState } from 'react';
import type { Keep, Probe, SignInProblem } from '../../electron/ipc/contract.ts';
import { useApp } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { useHold } from '../state/holds.ts';
import type { TrustedFile } from './certificate-file.tsx';
import { type TokenField, useTokenField } from './use-token-field.ts';

/** Pause in typing after which the input is tested, ms. */
const TEST_AFTER_MS = 600;

export interface SignInForm {
  readonly address: string;
  readonly token: TokenField;
  readonly isTesting: boolean;
  readonly isSubmitting: boolean;
  readonly probe: Probe | null;
  readonly problem: SignInProblem | null;
  /** The person agreed to send the token unencrypted. */
  readonly plaintext: boolean;
  readonly certificate: TrustedFile | null;
  /** The consents, as sent with a request. */
  readonly consent: { plaintext?: boolean; ca?: string };
  setPlaintext(plaintext: boolean): void;
  setCertificate(certificate: TrustedFile | null): void;
  setAddress(address: string): void;
  submit(keep: Keep): Promise<void>;
}

/**
 * Address and token, tested while they are typed; `onDone` receives the account after signing in.
 * @param given the address to prefill, from a link.
 */
export function useSignIn(onDone: (account: string) => void, given = ''): SignInForm {
  const [address, typeAddress] = useState(given);
  const token = useTokenField();
  const [plaintext, setPlaintext] = useState(false);
  const [certificate, setCertificate] = useState<TrustedFile | null>(null);
  const [isSubmitting, setSubmitting] = useState(false);
  useHold(address !== given || !token.isEmpty);
  const test = useTest(address, token, plaintext, certificate);
  const { isTesting, probe, problem, setProblem } = test;

  // The consents were given for one server only.
  const setAddress = (typed: string) => {
    typeAddress(typed);
    setPlaintext(false);
    setCertificate(null);
  };

  const submit = async (keep: Keep) => {
    const isCurrent = test.supersede();
    setSubmitting(true);
    const consents = consent(plaintext, certificate);
    const reply = await ask('account.signIn', { address, token: token.read(), keep, ...consents });
    setSubmitting(false);
    if (!isCurrent()) return;
    if (!reply.ok) setProblem({ ...reply.problem, field: 'address' });
    else if ('field' in reply.value) setProblem(reply.value);
    else {
      token.clear();
      await useApp.getState().load();
      onDone(reply.value.account);
    }
  };
  return {
    address,
    token,
    isTesting,
    isSubmitting,
    probe,
    problem,
    plaintext,
    certificate,
    consent: consent(plaintext, certificate),
    setPlaintext,
    setCertificate,
    setAddress,
    submit,
  };
}

/** Tests the input after a pause in typing. Results for earlier input are not shown. */
function useTest(address: string, token: TokenField, plaintext: boolean, certificate: TrustedFile | null) {
  const [isTesting, setTesting] = useState(false);
  const [probe, setProbe] = useState<Probe | null>(null);
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const asked = useRef(0);
  /** Discards the results of earlier requests. Returns a function that tells whether this request is still the latest. */
  const supersede = () => {
    const mine = ++asked.current;
    setTesting(false);
    return () => mine === asked.current;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: superseding changes nothing that is tested, and the version stands for the token.
  useEffect(() => {
    const isCurrent = supersede();
    setProbe(null);
    setProblem(null);
    if (address.trim() === '' || token.isEmpty) return;
    const timer = setTimeout(async () => {
      setTesting(true);
      const consents = consent(plaintext, certificate);
      const reply = await ask('account.test', { address, token: token.read(), ...consents });
      if (!isCurrent()) return;
      setTesting(false);
      if (!reply.ok) setProblem({ ...reply.problem, field: 'address' });
      else if ('field' in reply.value) setProblem(reply.value);
      else setProbe(reply.value);
    }, TEST_AFTER_MS);
    return () => clearTimeout(timer);
  }, [address, token.version, plaintext, certificate]);
  return { isTesting, probe, problem, setProblem, supersede };
}

function consent(plaintext: boolean, certificate: TrustedFile | null) {
  return { ...(plaintext && { plaintext }), ...(certificate && { ca: certificate.pem }) };
}

/** The problem of a field that was left empty. */
export function missing(field: SignInProblem['field']): SignInProblem {
  const code = (
    {
      address: 'address-missing',
      token: 'token-missing',
      issuer: 'issuer-missing',
      client: 'client-missing',
    } as const
  )[field];
  return { kind: 'input', field, code, args: {} };
}
