import { routeName } from '../../evaluation/route/words';
import type { Span } from '../../text/span';
import { defineRule, type Fix } from '../define';

export const noInertGuard = defineRule({
  id: 'route/no-inert-guard',
  gate: 2,
  reads: 'route',
  severity: 'error',
  summary: 'Disallow guards that are declared at a route and never run.',
  why:
    'A guard that stands in the wrong place looks like a check to everybody who reads the code, and no request ever ' +
    'meets it. The framework reports no error, tests with a valid user pass, and the route is as open as without it.',
  references: [
    'https://cwe.mitre.org/data/definitions/862.html',
    'https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/',
  ],
  messages: { inert: '{guard} never runs for {route}: {why}.' },
  examples: {
    bad: [
      'from flask import Flask\nfrom flask_login import login_required\napp = Flask(__name__)\n\n@login_required\n@app.route("/admin/users")\ndef users():\n    return list_users()\n',
    ],
    good: [
      'from flask import Flask\nfrom flask_login import login_required\napp = Flask(__name__)\n\n@app.route("/admin/users")\n@login_required\ndef users():\n    return list_users()\n',
    ],
  },

  *check({ route, verdict }) {
    // Where something else asks what callers may do, nobody gets further than they may: it only misleads readers.
    const isCovered = verdict.authorization.length > 0;
    for (const { place, written, why } of route.inert ?? []) {
      if (place.path !== route.place.path) continue;
      yield {
        at: place.span,
        message: 'inert',
        data: { guard: written, route: routeName(route), why },
        ...(isCovered && { severity: 'information' as const }),
        fixes: route.framework === 'flask' ? [lower(written, place.span, route.place.span)] : [],
      };
    }
  },
});

function lower(guard: string, at: Span, route: Span): Fix {
  const title = `Move ${guard} below the decorator that registers the route (narrows access)`;
  return { title, access: 'narrows', change: [{ do: 'lowerDecorator', at, route }] };
}
