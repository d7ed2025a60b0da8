// Lets code that runs elsewhere (mocha in the extension host) use a Playwright page of this process: it POSTs { fn, arg }, the
// function runs here as fn(page, arg, tools), its result goes back. See suite/ui.ts for the other end.
import { randomUUID } from 'node:crypto';
import http from 'node:http';

const tools = {
  /** Repeats what a person would repeat (a key pressed too early, a menu that closed again) until it throws no more. */
  async retry(action, times = 5) {
    for (;;)
      try {
        return await action();
      } catch (e) {
        if (--times <= 0) throw e;
      }
  },
  /** The pixel in the middle of a text in the (one) element of a locator, whatever spans an editor or a terminal made of it. */
  async point(locator, text) {
    return locator.evaluate((element, text) => {
      const chars = []; // every character with its place
      const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node; (node = walk.nextNode()); )
        [...node.data].forEach((c, i) => chars.push({ c: c.replace(/\s/, ' '), node, i }));
      const start = chars
        .map((x) => x.c)
        .join('')
        .indexOf(text);
      if (start < 0) throw new Error(`no "${text}" in "${element.textContent}"`);
      const { node, i } = chars[start + (text.length >> 1)],
        range = document.createRange();
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, text);
  },
};

export async function startDriver(getPage) {
  const secret = `/${randomUUID()}`;
  const server = http.createServer(async (req, res) => {
    if (req.method !== 'POST' || req.url !== secret) {
      res.writeHead(404).end();
      return;
    }
    let body = '';
    for await (const chunk of req) body += chunk;
    try {
      const { fn, arg } = JSON.parse(body);
      const value = await (0, eval)(`(${fn})`)(await getPage(), arg, tools);
      res.end(JSON.stringify({ value }));
    } catch (e) {
      res.writeHead(500).end(JSON.stringify({ error: String(e?.stack ?? e) }));
    }
  });
  await new Promise((r) => server.listen(0, '127.0.0.1', r));
  server.unref();
  return `http://127.0.0.1:${server.address().port}${secret}`;
}
