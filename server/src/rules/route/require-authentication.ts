import { propertiesOf, relatedTo } from '../../evaluation/route/route-report';
import { describeAccess, routeName, severityOf } from '../../evaluation/route/words';
import { defineRule } from '../define';

export const requireAuthentication = defineRule({
  id: 'route/require-authentication',
  gate: 1,
  reads: 'route',
  severity: 'error',
  summary: 'Require that something on the way to a handler checks who calls.',
  why:
    'A route without the first gate answers everybody who can reach the server, and scanners find it within hours. ' +
    'It is reported only where every guard on the way was found and none of them asks for a credential.',
  references: [
    'https://cwe.mitre.org/data/definitions/306.html',
    'https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/',
  ],
  messages: {
    open: '{route} is open to everybody: nothing on its way checks who calls.',
    acts: '{route} is open to everybody and {does}: nothing on its way checks who calls.',
  },
  examples: {
    bad: [
      "import express from 'express';\nconst app = express();\napp.delete('/users/:id', async (req, res) => {\n  await User.findByIdAndDelete(req.params.id);\n  res.sendStatus(204);\n});\n",
    ],
    good: [
      "import express from 'express';\nimport jwt from 'jsonwebtoken';\nconst app = express();\nfunction requireAdmin(req, res, next) {\n  const user = jwt.verify(req.headers.authorization, process.env.KEY);\n  if (user.role !== 'admin') return res.sendStatus(403);\n  next();\n}\napp.delete('/users/:id', requireAdmin, async (req, res) => {\n  await User.findByIdAndDelete(req.params.id);\n  res.sendStatus(204);\n});\n",
    ],
  },

  *check(judged) {
    const { route, verdict } = judged;
    const severity = severityOf(verdict);
    if (verdict.state !== 'no-authn' || !severity) return;
    const does = verdict.access ? describeAccess(verdict.access) : '';
    const at = { at: route.place.span, severity, related: relatedTo(judged), properties: propertiesOf(judged) };
    if (does === '') yield { ...at, message: 'open', data: { route: routeName(route) } };
    else yield { ...at, message: 'acts', data: { route: routeName(route), does } };
  },
});
