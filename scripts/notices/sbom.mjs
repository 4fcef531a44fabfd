/** The software bill of materials: CycloneDX 1.6 as JSON, of everything in the packed app. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import cyclonedx from '@cyclonedx/cyclonedx-library';
import { root } from '../lib/paths.mjs';

const { Contrib, Enums, Models, Serialize, Spec } = cyclonedx;
const licences = new Contrib.License.Factories.LicenseFactory();

/**
 * @param {{notices: readonly import('./packages.mjs').Notice[], electron: string}} shipped electron: the version of the runtime
 * @returns {Promise<string>} JSON; the same for the same contents
 */
export async function sbomOf({ notices, electron }) {
  const [manifest, lock] = await Promise.all(['package.json', 'package-lock.json'].map(read));
  const app = new Models.Component(Enums.ComponentType.Application, manifest.name, {
    version: manifest.version,
    bomRef: 'app',
    licenses: licencesOf(manifest.license),
  });
  const bom = new Models.Bom({ metadata: new Models.Metadata({ component: app }) });
  const hashes = hashesOf(lock);
  const parts = [...notices.map((notice) => componentOf(notice, hashes)), runtimeOf(electron)];
  for (const part of parts) {
    bom.components.add(part);
    app.dependencies.add(part.bomRef);
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

/** @returns {Models.Component} */
function componentOf({ name, version, licence }, hashes) {
  const slash = name.startsWith('@') ? name.indexOf('/') : -1;
  const isPackage = name !== 'SQLite';
  const address = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const hash = hashes.get(`${name}@${version}`);
  return new Models.Component(Enums.ComponentType.Library, slash < 0 ? name : name.slice(slash + 1), {
    ...(slash < 0 ? {} : { group: name.slice(0, slash) }),
    version,
    bomRef: isPackage ? address : `${name}@${version}`,
    ...(isPackage ? { purl: address } : { cpe: `cpe:2.3:a:sqlite:sqlite:${version}:*:*:*:*:*:*:*` }),
    licenses: licencesOf(licence),
    hashes: new Models.HashDictionary(hash ? [[Enums.HashAlgorithm['SHA-512'], hash]] : []),
  });
}

/** Electron with the Chromium and Node.js that are part of it. */
function runtimeOf(version) {
  return new Models.Component(Enums.ComponentType.Framework, 'electron', {
    version,
    bomRef: `pkg:npm/electron@${version}`,
    purl: `pkg:npm/electron@${version}`,
    licenses: licencesOf('MIT'),
  });
}

function licencesOf(expression) {
  const isCombined = / (?:AND|OR|WITH) /.test(expression);
  return new Models.LicenseRepository([
    isCombined ? new Models.LicenseExpression(expression) : licences.makeFromString(expression),
  ]);
}

/** The hashes of the packages' archives, in hexadecimal, by name and version. */
function hashesOf({ packages }) {
  const entries = Object.entries(packages).filter(([, { integrity }]) => integrity?.startsWith('sha512-'));
  return new Map(
    entries.map(([place, { version, integrity }]) => [
      `${place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`,
      Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex'),
    ]),
  );
}

const read = async (name) => JSON.parse(await readFile(join(root, name), 'utf8'));
