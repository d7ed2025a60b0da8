import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describeFileError } from '../../server/src/disk/file-error';
import { decodeText, type FileText, readTextFile, replaceTextFile } from '../../server/src/disk/text-file';
import { type Folder, makeFolder } from '../support/run-cli';

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const summary = (file: FileText) => (file.kind === 'text' ? file.text : `${file.kind}: ${file.message}`);

suite('Reading a file', () => {
  let folder: Folder;
  setup(() => {
    folder = makeFolder();
  });
  teardown(() => folder.remove());
  const at = (name: string) => join(folder.path, name);

  test('gives its text in UTF-8, with a byte order mark or without', () => {
    assert.equal(summary(decodeText(Buffer.from('{"ä": "€"}'))), '{"ä": "€"}');
    assert.equal(summary(decodeText(Buffer.from('\ufeff{"ä": 1}'))), '{"ä": 1}');
  });

  test('gives its text in UTF-16 of both byte orders where a mark says so', () => {
    assert.equal(summary(decodeText(utf16('\ufeff{"ä": "😀"}'))), '{"ä": "😀"}');
    assert.equal(summary(decodeText(utf16('\ufeff{"ä": "😀"}').swap16())), '{"ä": "😀"}');
  });

  test('gives its text in an old encoding, each byte a letter', () => {
    assert.equal(summary(decodeText(Buffer.from('# für\r\npassword=x', 'latin1'))), '# für\r\npassword=x');
  });

  test('gives a note where the bytes are no text', () => {
    assert.equal(summary(decodeText(Buffer.from([0x7b, 0xe4, 0x01]))), 'note: not valid UTF-8; not analysed');
    assert.equal(summary(decodeText(Buffer.from([0xff, 0xfe, 0x7b]))), 'note: not valid UTF-16; not analysed');
    assert.equal(summary(decodeText(utf16('{}'))), 'note: not a text; not analysed');
  });

  test('gives a note where it is too large, and does not read it', () => {
    const path = folder.write('huge.json', '');
    // Far more than fits into memory, without a byte on the disk.
    truncateSync(path, 2 ** 42);
    assert.equal(summary(readTextFile(path)), 'note: larger than 10 MB; not analysed');
    assert.equal(summary(decodeText(new Uint8Array(10_000_001))), 'note: larger than 10 MB; not analysed');
  });

  test('fails with a reason for what is missing, a folder, or a pipe that would never end', () => {
    execFileSync('mkfifo', [at('pipe.json')]);
    assert.equal(summary(readTextFile(at('gone.json'))), 'failure: there is no such file or folder');
    assert.equal(summary(readTextFile(folder.path)), 'failure: this is a folder, not a file');
    assert.equal(summary(readTextFile(at('pipe.json'))), 'failure: this is not a regular file');
  });

  test('says why in plain words', () => {
    const denied = Object.assign(new Error('EACCES: permission denied, open'), { code: 'EACCES' });
    assert.equal(describeFileError(denied), 'permission denied');
    assert.equal(describeFileError(new Error('Something else.')), 'Something else.');
  });
});

suite('Replacing the text of a file', () => {
  let folder: Folder;
  setup(() => {
    folder = makeFolder();
  });
  teardown(() => folder.remove());

  /** Reads a file, puts another text into it, and returns what was said. */
  function replace(path: string, text: string, meanwhile = () => {}): string | undefined {
    const file = readTextFile(path);
    assert.equal(file.kind, 'text');
    if (file.kind !== 'text') return undefined;
    meanwhile();
    return replaceTextFile(path, file.bytes, text, file.encoding);
  }

  test('keeps its encoding and its byte order mark', () => {
    const contents = [Buffer.from('a'), Buffer.from('\ufeffa'), utf16('\ufeffa'), utf16('\ufeffa').swap16()];
    for (const [index, content] of contents.entries()) {
      const path = folder.write(`${index}.json`, content);
      assert.equal(replace(path, '€'), undefined);
      const { text, encoding } = Object.assign({ text: '', encoding: undefined }, readTextFile(path));
      assert.equal(text, '€');
      assert.deepEqual(encoding, Object.assign({ encoding: undefined }, decodeText(content)).encoding);
    }
  });

  test('keeps an old encoding', () => {
    const path = folder.write('a.ps1', Buffer.from('# für', 'latin1'));
    assert.equal(replace(path, '# für x'), undefined);
    assert.deepEqual(readFileSync(path), Buffer.from('# für x', 'latin1'));
  });

  test('keeps its mode and leaves no other file behind', () => {
    const path = folder.write('a.json', 'a');
    chmodSync(path, 0o666);
    assert.equal(replace(path, 'b'), undefined);
    assert.equal(readFileSync(path, 'utf8'), 'b');
    assert.equal(statSync(path).mode & 0o777, 0o666);
    assert.deepEqual(readdirSync(folder.path), ['a.json']);
  });

  test('writes through a link into the file that it leads to', () => {
    const path = folder.write('a.json', 'a');
    const link = join(folder.path, 'link.json');
    symlinkSync('a.json', link);
    assert.equal(replace(link, 'b'), undefined);
    assert.equal(readFileSync(path, 'utf8'), 'b');
    assert.equal(lstatSync(link).isSymbolicLink(), true);
  });

  test('is refused where the file changed or vanished meanwhile', () => {
    const path = folder.write('a.json', 'a');
    const said = replace(path, 'b', () => folder.write('a.json', 'c'));
    assert.equal(said, 'not fixed, because the file changed meanwhile');
    assert.equal(readFileSync(path, 'utf8'), 'c');
    assert.equal(replace(path, 'b', folder.remove), 'not fixed: there is no such file or folder');
  });
});
