/** The words of an identifier in lower case, split at anything but letters and where an upper-case letter begins one. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  let start = -1;
  const close = (end: number): void => {
    if (start >= 0) words.push(text.slice(start, end).toLowerCase());
    start = -1;
  };
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (!isUpper(code) && !isLower(code)) {
      close(index);
      continue;
    }
    const before = text.charCodeAt(index - 1);
    const opensWord = isUpper(code) && (isLower(before) || (isUpper(before) && isLower(text.charCodeAt(index + 1))));
    if (opensWord) close(index);
    if (start < 0) start = index;
  }
  close(text.length);
  return words;
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}
