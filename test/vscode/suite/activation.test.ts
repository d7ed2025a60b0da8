import assert from 'node:assert/strict';
import path from 'node:path';
import { commands, version, window } from 'vscode';
import { ownExtension } from './extension';
import { openAllow, openFile, until } from './policies';

suite('Activation', () => {
  let report: ActivationReport;

  // What else is open by now, a log or a page of the editor's own, differs from one start to the next.
  test('waits for a document, then takes place by itself', async () => {
    console.log(`    VS Code ${version}, Node ${process.version}`);
    await openFile('first.json', openAllow);
    await until('the extension to be active', () => ownExtension().isActive);
    await commands.executeCommand('perfview.show');
    report = await until('the report of VS Code', () =>
      findActivation(window.activeTextEditor?.document.getText() ?? ''),
    );
    await commands.executeCommand('workbench.action.closeActiveEditor');
    assert.match(report.event, /^onLanguage:/);
  });

  test('takes less than 50 ms of the editor', () => {
    const load = timeLoading(path.join(ownExtension().extensionPath, 'dist/extension.js'));
    console.log(`    loading the code ${load.toFixed(1)} ms, activate() ${report.call} ms`);
    assert.ok(load + report.call < 50, `${load} ms and ${report.call} ms`);
  });
});

interface ActivationReport {
  /** Milliseconds that the call of `activate` took. */
  readonly call: number;
  /** Why VS Code started the extension: `onLanguage:json`, or `*` if it had started with the editor. */
  readonly event: string;
}

/**
 * Loads a bundle anew in the extension host. VS Code's own figure for this counts whatever else loads in those
 * milliseconds, since extensions start side by side.
 */
function timeLoading(file: string): number {
  const kept = require.cache[file];
  delete require.cache[file];
  const began = performance.now();
  require(file);
  const took = performance.now() - began;
  if (kept) require.cache[file] = kept;
  return took;
}

/** The extension's row of VS Code's startup performance report. */
function findActivation(report: string): ActivationReport | undefined {
  const row = report.split('\n').find((line) => /^\| two-gates\.two-gates +\|/.test(line));
  // Extension, eager, load code, call activate, finish activate, event, by.
  const [, , , , call, , event] = row?.split('|').map((cell) => cell.trim()) ?? [];
  return call && event ? { call: Number(call), event } : undefined;
}
