import { basename, extname } from 'node:path';
import { projectFileName } from '../settings/project-file';

const policyEndings: readonly string[] = ['.json', '.jsonc', '.template'];

/** Endings of files that are no text, so that they need not be opened to know it. */
const binaryEndings: ReadonlySet<string> = new Set(
  [
    '3gp 7z a aac ai apk ar avi avif bin blend bmp br bz2 cab class cur dat db deb dex dll dmg doc docx dylib ear eot',
    'exe fig flac gif glb gz heic icns ico img ipa iso jar jpeg jpg jp2 ko lib lz lz4 lzma m4a m4v mdb mid mkv mo',
    'mov mp3 mp4 mpeg mpg msi node npy npz o obj odp ods odt ogg onnx opus otf parquet pcap pdb pdf pkl png ppt pptx',
    'psd pyc pyd pyo rar rlib rpm sketch so sqlite sqlite3 swf tar tgz tif tiff ttc ttf vsix war wasm wav webm webp',
    'whl wma wmv woff woff2 xls xlsx xz z zip zst',
  ].flatMap((line) => line.split(' ').map((ending) => `.${ending}`)),
);

/** True for files that by their name may hold policies. */
export function mayHoldPolicies(path: string): boolean {
  const name = basename(path).toLowerCase();
  return policyEndings.some((ending) => name.endsWith(ending));
}

/** True for files that by their name may be text. The content has the last word. */
export function mayBeText(path: string): boolean {
  return basename(path) !== projectFileName && !binaryEndings.has(extname(path).toLowerCase());
}
