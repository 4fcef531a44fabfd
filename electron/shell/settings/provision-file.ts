import { z } from 'zod';
import { Keep } from '../../core/model/account.ts';
import { Address, MAX_LISTED, ServerId } from '../../core/model/bounds.ts';
import { Institution } from '../../core/model/institution.ts';
import { QuietHours } from '../../core/model/quiet-hours.ts';
import { ResourceKind } from '../../core/model/resource.ts';
import { Rule } from '../../core/model/rule.ts';
import { UpdatePolicy } from '../../core/model/updates.ts';

const isHttps = (address: string) => URL.canParse(address) && new URL(address).protocol === 'https:';

const Provision = z.strictObject({
  /** The alert rules of somebody who has not changed any; for all accounts. */
  rules: z
    .array(Rule.omit({ accounts: true, id: true }).partial({ name: true, isOn: true }))
    .max(100)
    .optional(),
  /** The quiet hours of somebody who has not changed theirs. */
  quietHours: QuietHours.optional(),
  accounts: z
    .array(
      z
        .strictObject({
          server: Address.min(1),
          token: z.string().min(1).max(20_000).optional(),
          institution: Institution.optional(),
          portal: Address.refine(isHttps, 'an https address').optional(),
          label: z.string().max(100).optional(),
          keep: Keep.optional(),
          watch: z
            .array(
              z.strictObject({
                resourceId: ServerId.min(1),
                resourceKind: ResourceKind,
                subresources: z.boolean().default(true),
                from: z.enum(['everything', 'now']).default('now'),
              }),
            )
            .max(MAX_LISTED)
            .default([]),
        })
        .refine(({ token, institution }) => token === undefined || institution === undefined, {
          path: ['token'],
          message: 'either a token or an institution',
        })
        .refine(({ token, institution, portal }) => (token ?? institution ?? portal) !== undefined, {
          path: ['token'],
          message: 'a token, an institution or a portal',
        }),
    )
    .max(100)
    .default([]),
  /** Kept for later starts; null takes an earlier one back. */
  updates: UpdatePolicy.nullable().optional(),
});

export type Provision = z.infer<typeof Provision>;

/**
 * Reads the text of a provisioning file (docs/admin.md).
 *
 * @throws Error that names the place that is wrong
 */
export function parseProvision(text: string): Provision {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new Error(`it is not JSON: ${String((cause as Error).message)}`, { cause });
  }
  const parsed = Provision.safeParse(json);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(
    (issue) => `${issue.path.map(String).join('.') || 'the file'}: ${issue.message}`,
  );
  throw new Error(places.join('; '));
}

/** The file that `--provision <file>` or `--provision=<file>` names, or null. */
export function provisionArgument(argv: readonly string[]): string | null {
  const at = argv.findIndex((arg) => arg === '--provision' || arg.startsWith('--provision='));
  const arg = argv[at];
  if (arg === undefined) return null;
  return arg === '--provision' ? (argv[at + 1] ?? null) : arg.slice('--provision='.length);
}
