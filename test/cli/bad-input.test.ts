import assert from 'node:assert/strict';
import { rmSync, truncateSync } from 'node:fs';
import { fromFile, review } from '../../server/src/cli/review';
import { type Folder, fixable, goodAllow, makeFolder, openAllow, runCli } from '../support/run-cli';

suite('A run over bad input', () => {
  let folder: Folder;
  setup(() => {
    folder = makeFolder({ 'open.json': openAllow });
  });
  teardown(() => folder.remove());

  /** What was left out of a run over the folder, which has to review `open.json` whatever else there is. */
  async function leftOut(...argv: readonly string[]) {
    const { output, code, complaints } = await runCli(folder.path, ['check', '--format', 'json', ...argv]);
    const { results, notAnalysed } = JSON.parse(output);
    assert.equal(
      results.some(({ file }: { file: string }) => file === 'open.json'),
      true,
    );
    return { notAnalysed, complaints, code };
  }

  test('notes what is too large or no text, and ends as if it were not there', async () => {
    truncateSync(folder.write('large.json', ''), 50_000_000);
    folder.write('half.json', Buffer.from('\ufeff{', 'utf16le').subarray(0, 3));
    assert.deepEqual(await leftOut(), {
      notAnalysed: [
        { file: 'half.json', message: 'not valid UTF-16; not analysed' },
        { file: 'large.json', message: 'larger than 10 MB; not analysed' },
      ],
      complaints: [],
      code: 1,
    });
  });

  test('notes what is nested beyond all reason', async () => {
    folder.write('deep.json', `{ "Statement": ${'['.repeat(10_000)}`);
    const { notAnalysed, code } = await leftOut();
    assert.deepEqual([notAnalysed.length, notAnalysed[0].file, code], [1, 'deep.json', 1]);
  });

  test('says in one line what cannot be read, and ends with 2', async () => {
    const { complaints, code } = await leftOut('gone.json', 'open.json');
    assert.deepEqual([complaints, code], [['gone.json: there is no such file or folder'], 2]);
  });

  test('says in one line which file has vanished, and reviews the others', () => {
    const path = folder.write('vanishing.json', openAllow);
    const sources = [path, `${folder.path}/open.json`].map((file) => fromFile({ path: file, named: false }));
    rmSync(path);
    const { results, failures } = review(sources, [], { cwd: folder.path, onlyRules: [], fix: false });
    assert.deepEqual(
      failures.map(({ message }) => message),
      ['there is no such file or folder'],
    );
    assert.deepEqual(
      results.map(({ file }) => file),
      ['open.json'],
    );
  });

  test('notes a file that was named and may hold policies by its name, and does not', async () => {
    folder.write('alike.json', '{ "title": "Statement" }');
    folder.write('notes.txt', 'Nothing here.');
    const { notAnalysed } = await leftOut('alike.json', 'notes.txt', 'open.json');
    assert.deepEqual(notAnalysed, [{ file: 'alike.json', message: 'no policy was found that can be read here' }]);
  });

  test('finds the same places whatever the encoding and the line ends', async () => {
    folder.write('bom.json', `\ufeff${openAllow}`);
    folder.write('crlf.json', openAllow.replaceAll('\n', '\r\n'));
    folder.write('utf16.json', Buffer.from(`\ufeff${openAllow}`, 'utf16le'));
    const { output } = await runCli(folder.path, ['check', '--format', 'json']);
    const ranges = JSON.parse(output).results.map(({ range }: { range: unknown }) => JSON.stringify(range));
    assert.equal(ranges.length, 4);
    assert.equal(new Set(ranges).size, 1);
  });

  test('repairs files in their encoding and with their line ends', async () => {
    folder.write('crlf.json', `\ufeff${fixable.replaceAll('\n', '\r\n')}`);
    folder.write('utf16.json', Buffer.from(`\ufeff${fixable}`, 'utf16le'));
    await runCli(folder.path, ['check', '--fix']);
    assert.equal(folder.read('crlf.json'), `\ufeff${goodAllow.replaceAll('\n', '\r\n')}`);
    const { output } = await runCli(folder.path, ['check', '--format', 'json', 'utf16.json']);
    assert.deepEqual(JSON.parse(output), { version: 1, results: [], notAnalysed: [] });
  });

  test('leaves a file alone that changed while it was reviewed', () => {
    const path = folder.write('busy.json', fixable);
    const file = fromFile({ path, named: true });
    const busy = {
      ...file,
      read: () => {
        const content = file.read();
        folder.write('busy.json', openAllow);
        return content;
      },
    };
    const { failures, fixed, results } = review([busy], [], { cwd: folder.path, onlyRules: [], fix: true });
    assert.deepEqual(
      failures.map(({ message }) => message),
      ['not fixed, because the file changed meanwhile'],
    );
    assert.deepEqual(fixed, []);
    assert.deepEqual(
      results.map(({ ruleId }) => ruleId),
      ['mfa/no-wrong-operator'],
    );
    assert.equal(folder.read('busy.json'), openAllow);
  });
});
