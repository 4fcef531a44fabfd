/** Running other programs. */
import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * Runs a program and keeps what it prints.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number, uid?: number, gid?: number}} [options] timeout in ms;
 *   uid and gid: run as another user, which root only may
 * @returns {Promise<{code: number, stdout: string, stderr: string}>} code 127 when it could not be started
 */
export function capture(command, args, { cwd = root, env = process.env, ...more } = {}) {
  return new Promise((settle) => {
    const child = spawn(command, args, {
      cwd,
      env,
      ...more,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: needsShell(command),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.once('error', (error) => settle({ code: 127, stdout, stderr: error.message }));
    child.once('close', (code) => settle({ code: code ?? 1, stdout, stderr }));
  });
}

/**
 * Runs a program that prints to our own terminal.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, uid?: number, gid?: number}} [options]
 * @returns {Promise<number>} its exit code
 */
export function run(command, args, { cwd = root, env = process.env, ...user } = {}) {
  return new Promise((settle, fail) => {
    const child = spawn(command, args, { cwd, env, ...user, stdio: 'inherit', shell: needsShell(command) });
    // Ctrl-C reaches the child by the terminal itself; a signal sent to us alone is handed on.
    const hand = () => child.kill('SIGTERM');
    process.once('SIGTERM', hand);
    child.once('error', fail);
    child.once('close', (code) => {
      process.off('SIGTERM', hand);
      settle(code ?? 1);
    });
  });
}

/** npm is a .cmd file on Windows, which only a shell can start. */
function needsShell(command) {
  return process.platform === 'win32' && command === 'npm';
}
