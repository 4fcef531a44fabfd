import type { Bus } from '../bus/bus.ts';
import { answerMs, promptMs } from './ask-service.ts';

export const secretServiceName = 'org.freedesktop.secrets';
/** Stands for no object (Secret Service API, https://specifications.freedesktop.org/secret-service/latest). */
export const nothing = '/';

/** Has the Secret Service ask the person, and waits for the answer as long as a person may take, or until it is gone. */
export async function runPrompt(bus: Bus, path: string): Promise<void> {
  if (path === nothing) return;
  const prompt = { path, interface: 'org.freedesktop.Secret.Prompt' };
  let stopWaiting = () => {};
  const answered = new Promise<void>((resolve) => {
    const stopSignal = bus.listen({ ...prompt, member: 'Completed' }, () => resolve());
    const stopOwner = bus.followOwner(secretServiceName, (owner) => owner === null && resolve());
    const late = setTimeout(resolve, promptMs);
    stopWaiting = () => {
      stopSignal();
      stopOwner();
      clearTimeout(late);
    };
  });
  try {
    const call = { ...prompt, destination: secretServiceName, member: 'Prompt', signature: 's', body: [''] };
    await bus.call({ ...call, deadlineMs: answerMs });
    await answered;
  } finally {
    stopWaiting();
  }
}
