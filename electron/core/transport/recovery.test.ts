import { Code, ConnectError, type Interceptor } from '@connectrpc/connect';
import { expect, test, vi } from 'vitest';
import { noticeRecovery } from './recovery.ts';

type Next = Parameters<Interceptor>[0];
const request = { signal: new AbortController().signal } as Parameters<Next>[0];

function calls(...outcomes: (Code | 'ok')[]): Next {
  return async () => {
    const outcome = outcomes.shift();
    if (outcome === undefined || outcome === 'ok') return {} as Awaited<ReturnType<Next>>;
    throw new ConnectError('no', outcome);
  };
}

test('the first call that gets through after a failure is noticed, and only that one', async () => {
  const recovered = vi.fn();
  const call = noticeRecovery(recovered)(calls('ok', Code.Unavailable, Code.Unavailable, 'ok', 'ok'));
  for (let n = 0; n < 5; n++) await Promise.resolve(call(request)).catch(() => {});
  expect(recovered).toHaveBeenCalledTimes(1);
});

test('a refusal is an answer: nothing was down', async () => {
  const recovered = vi.fn();
  const call = noticeRecovery(recovered)(calls(Code.Unauthenticated, Code.NotFound, 'ok'));
  for (let n = 0; n < 3; n++) await Promise.resolve(call(request)).catch(() => {});
  expect(recovered).not.toHaveBeenCalled();
});
