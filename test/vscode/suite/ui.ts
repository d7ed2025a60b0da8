// Drives the window from inside the extension host.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { ConfigurationTarget, extensions, workspace } from 'vscode';

export interface Tools {
  /** The page of the web view that is shown. */
  panel(page: Page): FrameLocator;
  /** The pixel in the middle of a text within the element, for the mouse. */
  point(locator: Locator, text: string): Promise<{ x: number; y: number }>;
  /** Repeats what a person would repeat, until it throws no more. */
  retry<T>(action: () => Promise<T>, times?: number): Promise<T>;
}

/** False in a desktop VS Code that was started without a driver. */
export function haveUi(): boolean {
  return process.env['UI_DRIVER'] !== undefined;
}

/**
 * Runs a function with the window's Playwright page. It is sent as source: it sees its parameters only, and takes and returns what
 * JSON can hold.
 */
export async function ui<T, A = undefined>(
  action: (page: Page, argument: A, tools: Tools) => Promise<T>,
  argument?: A,
): Promise<T> {
  const driver = process.env['UI_DRIVER'];
  if (!driver) throw new Error('Nothing drives this window.');
  const body = JSON.stringify({ fn: action.toString(), arg: argument });
  const response = await fetch(driver, { method: 'POST', body });
  const answer = (await response.json()) as { value: T; error?: string };
  if (answer.error) throw new Error(answer.error);
  return answer.value;
}

/** Where screenshots go. */
export function shotFile(name: string): string {
  const folder = path.resolve(process.env['SHOTS'] ?? '.vscode-test/shots');
  mkdirSync(folder, { recursive: true });
  return path.join(folder, `${name}.png`);
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Takes a picture of the window, or of a part of it, and returns its path. */
export async function shoot(name: string, clip?: Rectangle): Promise<string> {
  const file = shotFile(name);
  await ui(
    async (page, { file, clip }) => {
      await page.screenshot({ path: file, ...(clip && { clip }) });
    },
    { file, ...(clip && { clip }) },
  );
  return file;
}

/** The base of a theme, as VS Code names it in manifests, for each look. */
const looks = { light: 'vs', dark: 'vs-dark', 'high contrast': 'hc-black' } as const;
export type Look = keyof typeof looks;

/** Switches the user's theme and waits until the window shows it; undefined goes back to the default. */
export async function useLook(look: Look | undefined): Promise<void> {
  const settings = workspace.getConfiguration('workbench');
  await settings.update('colorTheme', look && themeOf(look), ConfigurationTarget.Global);
  if (!look || !haveUi()) return;
  await ui((page, base) => page.locator(`.monaco-workbench.${base}`).waitFor(), looks[look]);
}

/** Themes were renamed between versions, so that they are looked up in the manifest of those that come with this one. */
function themeOf(look: Look): string {
  const manifest = extensions.getExtension('vscode.theme-defaults')?.packageJSON;
  const themes: readonly { readonly id: string; readonly uiTheme: string }[] = manifest?.contributes?.themes ?? [];
  const suitable = themes.filter(({ uiTheme }) => uiTheme === looks[look]);
  const theme = suitable.find(({ id }) => id.includes('Modern')) ?? suitable[0];
  if (!theme) throw new Error(`This VS Code comes without a ${look} theme.`);
  return theme.id;
}
