/** The text with everything escaped that Markdown would take for markup. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[*_<>[\]`\\|]/g, (character) => `\\${character}`);
}
