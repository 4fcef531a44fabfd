import { Code, ConnectError, type Interceptor } from '@connectrpc/connect';
import { expect, test, vi } from 'vitest';
import { backoff } from '../base/backoff.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { atMostEvery, noticeRecovery } from './recovery.ts';

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

test('a network that is away is one that was down, whatever code its error has', async () => {
  const recovered = vi.fn();
  const broken = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  const call = noticeRecovery(recovered)(
    vi
      .fn<Next>()
      .mockRejectedValueOnce(new ConnectError('broken', Code.Aborted, undefined, undefined, broken))
      .mockResolvedValue({} as Awaited<ReturnType<Next>>),
  );
  await expect(call(request)).rejects.toThrow();
  await call(request);
  expect(recovered).toHaveBeenCalledTimes(1);
});

test('a call that fails with INTERNAL beside calls that get through wakes nobody, and keeps to its own backoff', async () => {
  const clock = fakeClock();
  const rings = vi.fn();
  const faults: Code[] = [Code.Internal, Code.Unknown, Code.Aborted, Code.ResourceExhausted];
  let failed = 0;
  let good = 0;
  const recover = noticeRecovery(rings);
  const failing = recover(async () => {
    throw new ConnectError('Consumer creation failed', faults[failed++ % faults.length] ?? Code.Internal);
  });
  const working = recover(async () => {
    good++;
    return {} as Awaited<ReturnType<Next>>;
  });
  const again = (attempt: number) => {
    void failing(request).catch(() => {
      clock.after(
        backoff(attempt, 500, 60_000, () => 0.99),
        () => again(attempt + 1),
      );
    });
  };
  again(0);
  for (let second = 0; second < 600; second++) {
    await working(request);
    await clock.advance(1_000);
  }
  expect(good).toBe(600);
  expect(rings).not.toHaveBeenCalled();
  // Seven while the backoff grows to a minute, then one a minute.
  expect(failed).toBeLessThan(20);
});

test('a server that is unavailable every other time wakes the others once in a while only', async () => {
  const clock = fakeClock();
  const rings = vi.fn();
  let n = 0;
  const call = noticeRecovery(atMostEvery(clock, 15_000, rings))(async () => {
    if (n++ % 2 === 0) throw new ConnectError('away', Code.Unavailable);
    return {} as Awaited<ReturnType<Next>>;
  });
  for (let i = 0; i < 600; i++) {
    await Promise.resolve(call(request)).catch(() => {});
    await clock.advance(100);
  }
  expect(n).toBe(600);
  expect(rings).toHaveBeenCalledTimes(4);
});
