const jwt = require('jsonwebtoken');

/** The first gate: who is it? */
function requireUser(req, res, next) {
  try {
    req.user = jwt.verify(req.headers.authorization?.replace('Bearer ', ''), process.env.JWT_KEY, {
      algorithms: ['HS256'],
    });
    next();
  } catch {
    res.status(401).json({ error: 'Sign in first.' });
  }
}

/** The second gate: may they? */
function requireRole(role) {
  return (req, res, next) => {
    // The caller is known here. 401 tells the client to sign in again, which changes nothing.
    if (req.user.role !== role) return res.status(401).json({ error: 'This is not for you.' });
    next();
  };
}

module.exports = { requireUser, requireRole };
