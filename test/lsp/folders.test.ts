import assert from 'node:assert/strict';
import { Folders } from '../../server/src/lsp/folders';

suite('workspace folders', () => {
  test('the innermost folder holds a file, and paths are told from there', () => {
    const folders = new Folders(['file:///infra', 'file:///infra/team/', 'file:///infrastructure']);
    assert.equal(folders.folderOf('file:///infra/team/a.json'), 'file:///infra/team');
    assert.equal(folders.pathOf('file:///infra/team/deep/a.json'), 'deep/a.json');
    assert.equal(folders.pathOf('file:///infra/a%20b.json'), 'a b.json');
    assert.equal(folders.pathOf('file:///infrastructure/a.json'), 'a.json');
  });

  test('a file outside of them keeps its whole path', () => {
    assert.equal(new Folders(['file:///infra']).pathOf('file:///infrastructure/a.json'), '/infrastructure/a.json');
    assert.equal(
      new Folders(['vscode-vfs://github/team/one']).folderOf('vscode-vfs://gitlab/team/one/a.json'),
      undefined,
    );
  });

  test('spellings of one URI are one: escapes, and the case of a drive letter', () => {
    const folders = new Folders(['file:///C%3A/Work']);
    assert.equal(folders.pathOf('file:///c:/Work/a.json'), 'a.json');
  });

  test('the root of a disk can be a folder', () => {
    assert.equal(new Folders(['file:///']).pathOf('file:///etc/a.json'), 'etc/a.json');
  });

  test('a text that was never saved belongs to the only folder, or to none of several', () => {
    const folders = new Folders(['file:///one']);
    assert.equal(folders.folderOf('untitled:Untitled-1'), 'file:///one');
    folders.change(['file:///two'], []);
    assert.equal(folders.folderOf('untitled:Untitled-1'), undefined);
    folders.change([], ['file:///one/']);
    assert.deepEqual(folders.all, ['file:///two']);
  });
});
