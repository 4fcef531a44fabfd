import { join } from 'node:path';
import { capture } from '../lib/run.mjs';

/** What knip says of one file; each finding has the name of the export, or of the file itself. */
interface KnipIssue extends Record<KnipKind, { name: string; line?: number }[]> {
  file: string;
}

const kinds = [
  'files',
  'exports',
  'types',
  'nsExports',
  'nsTypes',
  'enumMembers',
  'namespaceMembers',
] as const;
type KnipKind = (typeof kinds)[number];

/**
 * Finds files and exports that nothing imports, tests and programs counted as users.
 *
 * @returns each as `path:line name`, a whole file as its path.
 * @throws {Error} with knip's own words when it could not run.
 */
export async function findUnused(root: string): Promise<string[]> {
  const knip = join(import.meta.dirname, '../../node_modules/knip/bin/knip.js');
  const { code, stdout, stderr } = await capture(
    process.execPath,
    [knip, '--reporter', 'json', '--no-exit-code', '--no-progress'],
    { cwd: root },
  );
  if (code !== 0) throw new Error(`knip could not run: ${stderr || stdout}`);
  const { issues } = JSON.parse(stdout) as { issues: KnipIssue[] };
  return issues.flatMap((issue) =>
    kinds.flatMap((kind) =>
      (issue[kind] ?? []).map(({ name, line }) =>
        kind === 'files' ? name : `${issue.file}:${line} ${name}`,
      ),
    ),
  );
}
