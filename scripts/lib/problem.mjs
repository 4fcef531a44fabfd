/** What can go wrong while setting up, each as one sentence and the command that helps. */

/** A failure for a person to read: what is wrong, and what to type. */
export class SetupProblem extends Error {
  /**
   * @param {string} sentence what is wrong
   * @param {string} command what helps
   */
  constructor(sentence, command, options = {}) {
    super(sentence, options);
    this.name = 'SetupProblem';
    this.command = command;
  }
}

const noNetwork =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|fetch failed|network (?:request|connectivity)|Could not resolve host|Temporary failure resolving|Failed to fetch/i;
const noSpace = /ENOSPC|no space left|not enough (?:free )?space|don't have enough free space/i;
const noRight = /EACCES|EPERM|EROFS|permission denied|read-only file system/i;

/** @param {string} version as in `process.versions.node` */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupProblem(
    `Aruna Notify needs Node 20.19 or newer, and this is Node ${version}.`,
    'npx --yes node@22 --version   (or install it from nodejs.org, then run this again)',
  );
}

/**
 * Turns what a program printed, or an error, into a problem of one sentence.
 * @param {string} doing what was being done, to follow "while": "installing the node packages"
 * @param {unknown} cause an error, or a program's output
 * @param {string} again the command to run once the cause is gone
 * @param {string} [folder] where space or rights were missing
 */
export function explain(doing, cause, again, folder = '.') {
  const text =
    cause instanceof Error ? `${cause.message} ${cause.code ?? ''} ${cause.cause ?? ''}` : String(cause);
  const options = { cause };
  if (noSpace.test(text))
    return new SetupProblem(
      `The disk is full: no space was left while ${doing}.`,
      `df -h ${folder}`,
      options,
    );
  if (noNetwork.test(text))
    return new SetupProblem(`The network could not be reached while ${doing}.`, again, options);
  if (noRight.test(text))
    return new SetupProblem(`Writing was not allowed while ${doing}.`, `ls -ld ${folder}`, options);
  // npm ends with where its log lies, which helps nobody.
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('complete log of this run'));
  const last = lines.at(-1)?.trim();
  return new SetupProblem(
    `Something failed while ${doing}: ${last ?? 'no reason was given'}`,
    again,
    options,
  );
}

/** @param {string[]} packages Debian names */
export function missingLibraries(packages) {
  return new SetupProblem(
    `System packages are missing (${packages.join(', ')}) and only root can install them.`,
    `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`,
  );
}

/**
 * Runs a script's main function; a problem is printed as its sentence and command, and ends with code 1.
 * @param {() => Promise<number | undefined>} main gives the exit code, 0 if nothing
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    process.stderr.write(`\n${error.message}\nThis helps:  ${error.command}\n`);
    process.exitCode = 1;
  }
}
