import { defineRule, type Fix } from '../define';

export const noUnverifiedToken = defineRule({
  id: 'route/no-unverified-token',
  gate: 1,
  reads: 'fault',
  severity: 'error',
  summary: 'Disallow claims of a token that nothing verified.',
  why:
    'Anybody can write a token with any claims in it; only its signature tells who did. Where a token is decoded and ' +
    'never verified, every caller chooses who they are.',
  references: ['https://cwe.mitre.org/data/definitions/347.html', 'https://www.rfc-editor.org/rfc/rfc8725#section-3.1'],
  messages: { unverified: 'This {says}: whoever calls can claim to be anybody.' },
  examples: {
    bad: [
      "import express from 'express';\nimport jwt from 'jsonwebtoken';\nconst app = express();\napp.get('/orders', async (req, res) => {\n  const user = jwt.decode(req.headers.authorization);\n  res.json(await prisma.order.findMany({ where: { userId: user.sub } }));\n});\n",
    ],
    good: [
      "import express from 'express';\nimport jwt from 'jsonwebtoken';\nconst app = express();\napp.get('/orders', async (req, res) => {\n  const user = jwt.verify(req.headers.authorization, process.env.KEY);\n  res.json(await prisma.order.findMany({ where: { userId: user.sub } }));\n});\n",
    ],
  },

  *check({ sort, says, place }) {
    if (sort !== 'unverifiedClaims') return;
    const title = 'Verify the token with the key that this file verifies with (narrows access)';
    const fix: Fix = { title, access: 'narrows', change: [{ do: 'verifyToken', at: place.span }] };
    yield { at: place.span, message: 'unverified', data: { says }, fixes: [fix] };
  },
});
