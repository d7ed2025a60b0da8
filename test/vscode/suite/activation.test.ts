import assert from 'node:assert/strict';
import { Uri, version, window, workspace } from 'vscode';
import { ownExtension } from './extension';
import { haveUi, shoot, useLook } from './ui';

suite('Activation', () => {
  test('waits for a JSON document, then takes place by itself', async () => {
    const extension = ownExtension();
    console.log(`    VS Code ${version}, Node ${process.version}`);
    assert.equal(extension.isActive, false);
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder, 'the tests need their workspace');
    const policy = Uri.joinPath(folder.uri, 'policies/deploy.json');
    await window.showTextDocument(await workspace.openTextDocument(policy));
    for (let tries = 0; tries < 100 && !extension.isActive; tries++) await new Promise((done) => setTimeout(done, 50));
    assert.equal(extension.isActive, true);
  });

  test('stands in each of the three looks', async function () {
    if (!haveUi()) this.skip();
    for (const look of ['light', 'dark', 'high contrast'] as const) {
      await useLook(look);
      await shoot(`window ${look}`);
    }
    await useLook(undefined);
  });
});
