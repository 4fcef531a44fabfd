import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, type Random } from '../../devserver/util/random.ts';
import { type Damage, damages } from './damages.ts';
import { makeProfile, type Profile, survive } from './profile.ts';

export interface ProfileResult {
  tried: number;
  /** One line for each damage after which something was missing, or nothing was said. */
  failures: string[];
}

/** Files that the person notices: their last good copy, or what the server has, takes their place. */
const noticed = /(?:accounts\.json|settings\.json|\.plain|\.sqlite)$/;
/** Damages that can be mended so that nothing is to be said. */
const mended = 'without permissions';

/**
 * Damages each file of a profile in each way, one at a time, and starts the app on it.
 * @param only just this damage to this file.
 */
export async function tryDamages(
  seed: number,
  progress: (line: string) => void,
  only?: { file: RegExp; damage: string },
): Promise<ProfileResult> {
  await using profile = await makeProfile();
  const random = createRandom(seed);
  const failures: string[] = [];
  const all = profile.files.flatMap((file) => damages.map((damage) => ({ file, damage })));
  const drawn = all.filter(
    ({ file, damage }) => !only || (only.file.test(file) && damage.name === only.damage),
  );
  for (const { file, damage } of drawn) {
    const failure = await tryOne(profile, file, damage, random);
    if (failure !== null) failures.push(failure);
    progress(failure ?? `${file}, ${damage.name}: survived`);
  }
  return { tried: drawn.length, failures };
}

async function tryOne(
  profile: Profile,
  file: string,
  { name, make }: Damage,
  random: Random,
): Promise<string | null> {
  const folder = profile.copy();
  try {
    make(join(folder, file), random);
    const { isWhole, hasSettings, told } = await survive(folder);
    const wrong = [
      ...(isWhole ? [] : ['the account, its subscriptions or its events are missing']),
      ...(hasSettings ? [] : ['the settings are missing']),
      ...(noticed.test(file) && name !== mended && told.length === 0 ? ['nothing was said'] : []),
    ];
    return wrong.length === 0 ? null : `${file}, ${name}: ${wrong.join('; ')}`;
  } catch (error) {
    return `${file}, ${name}: ${String(error)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
