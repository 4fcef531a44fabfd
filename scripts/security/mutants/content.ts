import { type Mutant, page } from './mutant.ts';

const asset = 'electron/shell/window/asset.ts';
const scheme = 'electron/shell/window/scheme.ts';
const unit = { unit: 'electron/shell/window/asset.test.ts' };

/** A directive of the policy that is loosened, or left out. */
const loosened = (from: string, to: string): Mutant => ({
  name: `policy: ${from} becomes ${to || 'nothing'}`,
  file: asset,
  from: `  "${from}",\n`,
  to: to === '' ? '' : `  "${to}",\n`,
  guard: unit,
});

/** The policy, and what app:// serves. */
export const contentMutants: readonly Mutant[] = [
  loosened("default-src 'none'", "default-src 'self'"),
  loosened("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
  {
    ...loosened("script-src 'self'", "script-src 'self' 'unsafe-eval'"),
    guard: page('scripts that did not come'),
  },
  loosened("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
  loosened("img-src 'self' data:", "img-src 'self' data: https:"),
  loosened("font-src 'self'", 'font-src *'),
  loosened("connect-src 'self'", 'connect-src *'),
  loosened("worker-src 'self'", "worker-src 'self' blob:"),
  loosened("base-uri 'none'", ''),
  loosened("form-action 'none'", ''),
  loosened("frame-ancestors 'none'", ''),
  loosened("webrtc 'block'", ''),
  {
    name: 'the policy is not sent',
    file: scheme,
    from: "  'content-security-policy': contentSecurityPolicy,\n",
    to: '',
    guard: page('every answer of app'),
  },
  {
    name: 'types may be guessed',
    file: scheme,
    from: "  'x-content-type-options': 'nosniff',\n",
    to: '',
    guard: page('every answer of app'),
  },
  {
    name: 'app:// answers any method',
    file: scheme,
    from: "  if (request.method !== 'GET') return new Response(null, { status: 405, headers });\n",
    to: '',
    guard: page('every answer of app'),
  },
  {
    name: 'app:// serves any host',
    file: asset,
    from: '  if (!address.startsWith(prefix)) return null;\n',
    to: '',
    guard: unit,
  },
  {
    name: 'app:// takes odd characters in paths',
    file: asset,
    from: ' || /[\\0\\\\:]/.test(path)',
    to: '',
    guard: unit,
  },
  {
    name: 'app:// serves files of any type',
    file: asset,
    from: 'type === undefined ? null : { file, type }',
    to: "{ file, type: type ?? '' }",
    guard: unit,
  },
  {
    name: 'app:// serves what lies above and what is hidden',
    file: asset,
    from: "  if (path.split('/').some((part) => part === '..' || part.startsWith('.'))) return null;\n",
    to: '',
    guard: unit,
  },
];
