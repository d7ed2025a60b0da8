import jwt from 'jsonwebtoken';

export function requireAuth(req, res, next) {
  try {
    req.user = jwt.verify(req.headers.authorization, process.env.KEY);
    next();
  } catch {
    res.sendStatus(401);
  }
}

export function role(name) {
  return (req, res, next) => {
    if (req.user.role !== name) return res.sendStatus(403);
    next();
  };
}
