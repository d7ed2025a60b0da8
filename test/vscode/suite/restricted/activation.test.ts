import assert from 'node:assert/strict';
import { workspace } from 'vscode';
import { ownExtension } from '../extension';

suite('Restricted Mode', () => {
  test('does not keep the extension from activating', async () => {
    assert.equal(workspace.isTrusted, false);
    const extension = ownExtension();
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
