import { ui } from './ui';

/** Rests the mouse on a word of the editor until a hover with that text is there. */
export function hoverOver(word: string, text: string): Promise<void> {
  return ui(
    async (page, { word, text }, { point, retry }) => {
      const line = page.locator('.view-line', { hasText: word });
      await retry(async () => {
        await page.mouse.move(5, 5);
        const { x, y } = await point(line, word);
        await page.mouse.move(x, y);
        await page.locator('.monaco-hover', { hasText: text }).waitFor({ timeout: 3000 });
      });
    },
    { word, text },
  );
}

/** Clicks on a word of the editor and opens the menu of quick fixes, in which there is one with that title. */
export function openQuickFixes(word: string, title: string): Promise<void> {
  return ui(
    async (page, { word, title }, { point, retry }) => {
      const { x, y } = await point(page.locator('.view-line', { hasText: word }), word);
      await page.mouse.click(x, y);
      await retry(async () => {
        await page.keyboard.press('Control+.');
        await page.locator('.action-widget', { hasText: title }).waitFor({ timeout: 2000 });
      });
    },
    { word, title },
  );
}
