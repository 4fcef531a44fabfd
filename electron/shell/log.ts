/** One line to standard error, with the time. Messages never contain tokens. */
export type Log = (message: string) => void;

export const logToStderr: Log = (message) => {
  process.stderr.write(`${new Date().toISOString()} ${message}\n`);
};
