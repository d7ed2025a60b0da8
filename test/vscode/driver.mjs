// Lets code that runs elsewhere (mocha in the extension host) use a Playwright page of this process: it posts { fn, arg }, the
// function runs here as fn(page, arg, tools), and its result goes back. The other end is suite/ui.ts.
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { runInThisContext } from 'node:vm';

const tools = {
  /** The page of the web view that is shown. */
  panel(page) {
    return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  },

  /** Repeats what a person would repeat (a key pressed too early, a menu that closed again) until it throws no more. */
  async retry(action, times = 5) {
    for (let left = times; ; left--) {
      try {
        return await action();
      } catch (error) {
        if (left <= 1) throw error;
      }
    }
  },

  /** The pixel in the middle of a text in the (one) element of a locator, whatever spans an editor or a terminal made of it. */
  point(locator, text) {
    return locator.evaluate((element, text) => {
      const characters = [];
      const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        for (let at = 0; at < node.data.length; at++) {
          characters.push({ character: node.data[at].replace(/\s/, ' '), node, at });
        }
      }
      const whole = characters.map(({ character }) => character).join('');
      const start = whole.indexOf(text);
      if (start < 0) throw new Error(`There is no "${text}" in "${whole}".`);
      const { node, at } = characters[start + Math.floor(text.length / 2)];
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, text);
  },
};

/** Starts to listen, for those who know the secret path, and returns the address. */
export async function startDriver(findPage) {
  const secret = `/${randomUUID()}`;
  const server = http.createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== secret) {
      response.writeHead(404).end();
      return;
    }
    let body = '';
    for await (const chunk of request) body += chunk;
    try {
      const { fn, arg } = JSON.parse(body);
      const value = await runInThisContext(`(${fn})`)(await findPage(), arg, tools);
      response.end(JSON.stringify({ value }));
    } catch (error) {
      response.writeHead(500).end(JSON.stringify({ error: String(error?.stack ?? error) }));
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://127.0.0.1:${server.address().port}${secret}`;
}
