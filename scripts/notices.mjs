// The licences of the packages that are inside the bundles, which their authors ask to be passed on.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The notices for all packages that the given esbuild metafiles name, and for those whose files are copied.
 * Throws where a package has no licence text.
 */
export function thirdPartyNotices(metafiles, copied) {
  const bundled = metafiles.flatMap((file) => packageFolders(JSON.parse(readFileSync(file, 'utf8'))));
  const folders = new Set([...bundled, ...copied]);
  const notices = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} ${version} is bundled but holds no licence text.`);
    return `${name} ${version} (${license})\n\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
  });
  const head = 'Two Gates contains these packages, each under the licence printed below its name.\n';
  return [head, ...notices].join(`\n${'-'.repeat(80)}\n\n`);
}

function packageFolders(metafile) {
  return Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && file.startsWith('node_modules/'))
    .map(([file]) => packageFolder(path.dirname(file)));
}

function packageFolder(folder) {
  const manifest = path.join(folder, 'package.json');
  const isPackage = existsSync(manifest) && 'version' in JSON.parse(readFileSync(manifest, 'utf8'));
  return isPackage ? folder : packageFolder(path.dirname(folder));
}
