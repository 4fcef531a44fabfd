import { describe, expect, it } from 'vitest';
import { checkNode, explain, missingLibraries } from './problem.mjs';

const told = (problem: { message: string; command: string }) => [problem.message, problem.command];

describe('what is wrong while setting up is one sentence and a command', () => {
  it('names the Node that is too old', () => {
    expect(() => checkNode('18.20.4')).toThrow(
      'Aruna Notify needs Node 20.19 or newer, and this is Node 18.20.4.',
    );
    expect(() => checkNode('20.18.9')).toThrow(/20\.18\.9/);
    for (const version of ['20.19.0', '22.1.0', '26.0.0']) expect(() => checkNode(version)).not.toThrow();
  });

  it('tells a network that cannot be reached', () => {
    for (const words of [
      'npm error code ENOTFOUND\nnpm error network request to the registry failed',
      'Temporary failure resolving the host',
      Object.assign(new TypeError('fetch failed'), { cause: 'ECONNREFUSED' }),
    ]) {
      expect(told(explain('getting the runtime', words, 'npm run setup'))).toEqual([
        'The network could not be reached while getting the runtime.',
        'npm run setup',
      ]);
    }
  });

  it('tells a full disk from an unreachable network, though npm mentions both', () => {
    const words = 'npm error code ENOSPC\nnpm error network no space left on device';
    expect(told(explain('installing the node packages', words, 'npm run setup', '/data'))).toEqual([
      'The disk is full: no space was left while installing the node packages.',
      'df -h /data',
    ]);
  });

  it('tells a folder that may not be written to', () => {
    const error = Object.assign(new Error('cannot make the folder'), { code: 'EACCES' });
    expect(told(explain('getting the runtime', error, 'npm run setup', '/cache'))).toEqual([
      'Writing was not allowed while getting the runtime.',
      'ls -ld /cache',
    ]);
  });

  it('gives the last words of anything else, but never the place of a log', () => {
    const words =
      'noise\nnpm error the lock file is broken\nnpm error A complete log of this run can be found in: x';
    expect(explain('installing', words, 'again').message).toBe(
      'Something failed while installing: npm error the lock file is broken',
    );
    expect(explain('installing', '', 'again').message).toMatch(/no reason was given$/);
  });

  it('puts all missing packages into one line for root', () => {
    expect(missingLibraries(['libnss3', 'xvfb']).command).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends libnss3 xvfb',
    );
  });
});
