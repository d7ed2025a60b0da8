import { guardFixes } from '../../evaluation/route/guard-fixes';
import { missingCheck } from '../../evaluation/route/object';
import { propertiesOf, relatedTo } from '../../evaluation/route/route-report';
import { describeAccess, routeName, severityOf } from '../../evaluation/route/words';
import type { JudgedRoute } from '../../model/route';
import { defineRule, type Fix } from '../define';

export const requireOwnerCheck = defineRule({
  id: 'route/require-owner-check',
  gate: 2,
  reads: 'route',
  severity: 'warning',
  summary: 'Require that a record that the request picks is tied to the caller.',
  why:
    'Where the id in the request alone decides which record is read or changed, any signed-in user reaches the records ' +
    'of all others by counting up or by guessing ids. A check of the role does not help: it says nothing of the record.',
  references: [
    'https://cwe.mitre.org/data/definitions/639.html',
    'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
  ],
  messages: { unowned: '{route} {does}, and nothing ties the record to the caller.' },
  examples: {
    bad: [
      "import express from 'express';\nimport jwt from 'jsonwebtoken';\nconst app = express();\nfunction requireUser(req, res, next) {\n  try {\n    req.user = jwt.verify(req.headers.authorization, process.env.KEY);\n    next();\n  } catch {\n    res.sendStatus(401);\n  }\n}\napp.delete('/orders/:id', requireUser, async (req, res) => {\n  await prisma.order.delete({ where: { id: req.params.id } });\n  res.sendStatus(204);\n});\n",
    ],
    good: [
      "import express from 'express';\nimport jwt from 'jsonwebtoken';\nconst app = express();\nfunction requireUser(req, res, next) {\n  try {\n    req.user = jwt.verify(req.headers.authorization, process.env.KEY);\n    next();\n  } catch {\n    res.sendStatus(401);\n  }\n}\napp.delete('/orders/:id', requireUser, async (req, res) => {\n  await prisma.order.delete({ where: { id: req.params.id, userId: req.user.id } });\n  res.sendStatus(204);\n});\n",
    ],
  },

  *check(judged) {
    const { route, verdict } = judged;
    const { access, state } = verdict;
    const severity = severityOf(verdict);
    if (state !== 'token-only' || !severity || !access || missingCheck(judged) !== 'owner') return;
    yield {
      at: route.place.span,
      message: 'unowned',
      data: { route: routeName(route), does: describeAccess(access) },
      severity,
      related: relatedTo(judged),
      fixes: [...ownerFixes(judged), ...guardFixes(judged, 'beside')],
      properties: propertiesOf(judged),
    };
  },
});

function ownerFixes({ ownerOffer }: JudgedRoute): readonly Fix[] {
  if (!ownerOffer) return [];
  const title = `Ask that ${ownerOffer.field} is the caller, as another query of this file does (narrows access)`;
  return [{ title, access: 'narrows', change: [{ do: 'tieToOwner', ...ownerOffer }] }];
}
