import { firstGate } from '../../evaluation/route/first-gate';
import { guardFixes } from '../../evaluation/route/guard-fixes';
import { missingCheck } from '../../evaluation/route/object';
import { propertiesOf, relatedTo } from '../../evaluation/route/route-report';
import { routeName, severityOf } from '../../evaluation/route/words';
import { defineRule } from '../define';

export const requireAuthorization = defineRule({
  id: 'route/require-authorization',
  gate: 2,
  reads: 'route',
  severity: 'warning',
  summary: 'Require that something on the way to a handler checks what the caller may do.',
  why:
    'A valid token of any user opens a route that only asks who calls: the first gate stands, the second is missing. ' +
    'Whoever can sign up can then do what the route does, be it to delete users or to read the whole table.',
  references: [
    'https://cwe.mitre.org/data/definitions/862.html',
    'https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/',
  ],
  messages: { tokenOnly: '{route}: {guard} checks who calls, nothing checks what they may do.' },
  examples: {
    bad: [
      "import express from 'express';\nimport jwt from 'jsonwebtoken';\nconst app = express();\nfunction requireUser(req, res, next) {\n  try {\n    req.user = jwt.verify(req.headers.authorization, process.env.KEY);\n    next();\n  } catch {\n    res.sendStatus(401);\n  }\n}\napp.get('/admin/users', requireUser, async (req, res) => {\n  res.json(await User.find());\n});\n",
    ],
    good: [
      "import express from 'express';\nimport jwt from 'jsonwebtoken';\nconst app = express();\nfunction requireAdmin(req, res, next) {\n  try {\n    req.user = jwt.verify(req.headers.authorization, process.env.KEY);\n  } catch {\n    return res.sendStatus(401);\n  }\n  if (req.user.role !== 'admin') return res.sendStatus(403);\n  next();\n}\napp.get('/admin/users', requireAdmin, async (req, res) => {\n  res.json(await User.find());\n});\n",
    ],
  },

  *check(judged) {
    const { route, verdict } = judged;
    const severity = severityOf(verdict);
    if (verdict.state !== 'token-only' || !severity || missingCheck(judged) !== 'role') return;
    yield {
      at: route.place.span,
      message: 'tokenOnly',
      data: { route: routeName(route), guard: firstGate(judged) },
      severity,
      related: relatedTo(judged),
      fixes: guardFixes(judged),
      properties: propertiesOf(judged),
    };
  },
});
