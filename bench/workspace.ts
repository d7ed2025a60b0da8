/** A made-up program: the texts of its files by their paths. */
export type Program = Readonly<Record<string, string>>;

const things = ['order', 'invoice', 'project', 'ticket', 'document', 'comment', 'message', 'report'] as const;

/**
 * An Express and a FastAPI application of about 2,000 files together: routers with guards of one shared module, services,
 * models, and files that only describe data.
 */
export function syntheticProgram(): Program {
  const files: Record<string, string> = {};
  for (let at = 0; at < 250; at++) Object.assign(files, expressFeature(nameOf(at)));
  for (let at = 0; at < 330; at++) Object.assign(files, fastapiFeature(nameOf(at)));
  return { ...files, ...expressFrame(250), ...fastapiFrame(330) };
}

/** Where somebody types: a handler of each application, and the guard that stands before all of its routes. */
export const handlerFile = 'web/features/order0/order0.routes.ts';
export const guardFile = 'web/middleware/auth.ts';
export const apiHandlerFile = 'api/app/routers/order0.py';
export const apiGuardFile = 'api/app/deps.py';

function nameOf(at: number): string {
  return `${things[at % things.length]}${at}`;
}

function titled(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function expressFrame(features: number): Program {
  const names = Array.from({ length: features }, (_, at) => nameOf(at));
  return {
    'web/package.json': '{ "name": "web", "dependencies": { "express": "5.0.0", "jsonwebtoken": "9.0.0" } }\n',
    'web/tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["./*"] } } }\n',
    [guardFile]: `import jwt from 'jsonwebtoken';
import { User } from '../models/user';

export async function requireUser(req, res, next) {
  const header = req.headers.authorization;
  if (!header) return res.status(401).json({ error: 'sign in' });
  try {
    const claims = jwt.verify(header.slice(7), process.env.KEY);
    req.user = await User.findById(claims.sub);
    if (!req.user) return res.status(401).json({ error: 'sign in' });
    next();
  } catch {
    res.status(401).json({ error: 'sign in' });
  }
}

export function requireRole(role: string) {
  return (req, res, next) => {
    if (req.user.role !== role) return res.status(403).json({ error: 'forbidden' });
    next();
  };
}
`,
    'web/models/user.ts': model('User'),
    'web/app.ts': `import express from 'express';
${names.map((name) => `import { ${name}Router } from './features/${name}/${name}.routes';`).join('\n')}

export const app = express();
app.use(express.json());
${names.map((name) => `app.use('/${name}s', ${name}Router);`).join('\n')}
app.listen(3000);
`,
  };
}

function model(title: string): string {
  return `import mongoose from 'mongoose';

const schema = new mongoose.Schema({
  title: String,
  owner: { type: mongoose.Schema.Types.ObjectId, ref: 'User' },
  status: { type: String, enum: ['open', 'done'] },
});

export const ${title} = mongoose.model('${title}', schema);
`;
}

function expressFeature(name: string): Program {
  const title = titled(name);
  const folder = `web/features/${name}/${name}`;
  return {
    [`${folder}.model.ts`]: model(title),
    [`${folder}.types.ts`]: `export interface ${title}Input {
  readonly title: string;
  readonly status: 'open' | 'done';
}

export function is${title}Input(value: unknown): value is ${title}Input {
  return typeof value === 'object' && value !== null && 'title' in value;
}
`,
    [`${folder}.service.ts`]: `import { ${title} } from './${name}.model';
import type { ${title}Input } from './${name}.types';

export class ${title}Service {
  async list(owner: string) {
    return ${title}.find({ owner }).sort({ title: 1 }).limit(100);
  }

  async find(id: string) {
    return ${title}.findById(id);
  }

  async create(owner: string, input: ${title}Input) {
    return ${title}.create({ ...input, owner });
  }

  async update(id: string, owner: string, input: ${title}Input) {
    return ${title}.findOneAndUpdate({ _id: id, owner }, input);
  }

  async remove(id: string) {
    return ${title}.findByIdAndDelete(id);
  }
}
`,
    [`${folder}.routes.ts`]: `import { Router } from 'express';
import { requireRole, requireUser } from '../../middleware/auth';
import { ${title}Service } from './${name}.service';
import { is${title}Input } from './${name}.types';

export const ${name}Router = Router();
const service = new ${title}Service();

${name}Router.use(requireUser);

${name}Router.get('/', async (req, res) => {
  res.json(await service.list(req.user.id));
});

${name}Router.get('/:id', async (req, res) => {
  const found = await service.find(req.params.id);
  if (!found) return res.status(404).end();
  if (!found.owner.equals(req.user.id)) return res.status(404).end();
  res.json(found);
});

${name}Router.post('/', async (req, res) => {
  if (!is${title}Input(req.body)) return res.status(400).end();
  res.status(201).json(await service.create(req.user.id, req.body));
});

${name}Router.put('/:id', async (req, res) => {
  if (!is${title}Input(req.body)) return res.status(400).end();
  res.json(await service.update(req.params.id, req.user.id, req.body));
});

${name}Router.delete('/:id', requireRole('admin'), async (req, res) => {
  await service.remove(req.params.id);
  res.status(204).end();
});
`,
  };
}

function fastapiFrame(features: number): Program {
  const names = Array.from({ length: features }, (_, at) => nameOf(at));
  return {
    'api/app/__init__.py': '',
    'api/app/routers/__init__.py': '',
    'api/app/services/__init__.py': '',
    'api/app/models/__init__.py': '',
    'api/app/models/user.py': `from sqlmodel import Field, SQLModel


class User(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    email: str
    is_superuser: bool = False
`,
    [apiGuardFile]: `from typing import Annotated

import jwt
from fastapi import Depends, HTTPException
from fastapi.security import OAuth2PasswordBearer
from sqlmodel import Session

from app.database import get_session
from app.models.user import User

scheme = OAuth2PasswordBearer(tokenUrl="/token")


def get_current_user(token: Annotated[str, Depends(scheme)], session: Session = Depends(get_session)) -> User:
    try:
        claims = jwt.decode(token, SECRET, algorithms=["HS256"])
    except jwt.InvalidTokenError:
        raise HTTPException(status_code=401)
    user = session.get(User, claims["sub"])
    if user is None:
        raise HTTPException(status_code=401)
    return user


def get_superuser(user: User = Depends(get_current_user)) -> User:
    if not user.is_superuser:
        raise HTTPException(status_code=403)
    return user
`,
    'api/app/database.py': `from sqlmodel import Session, create_engine

engine = create_engine("sqlite://")


def get_session():
    with Session(engine) as session:
        yield session
`,
    'api/app/main.py': `from fastapi import FastAPI

${names.map((name) => `from app.routers import ${name}`).join('\n')}

app = FastAPI()
${names.map((name) => `app.include_router(${name}.router, prefix="/${name}s")`).join('\n')}
`,
  };
}

function fastapiFeature(name: string): Program {
  const title = titled(name);
  return {
    [`api/app/models/${name}.py`]: `from sqlmodel import Field, SQLModel


class ${title}(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    title: str
    owner_id: int = Field(foreign_key="user.id")
    is_done: bool = False


class ${title}Input(SQLModel):
    title: str
`,
    [`api/app/services/${name}.py`]: `from sqlmodel import Session, select

from app.models.${name} import ${title}, ${title}Input


def list_${name}s(session: Session, owner_id: int) -> list[${title}]:
    return session.exec(select(${title}).where(${title}.owner_id == owner_id)).all()


def create_${name}(session: Session, owner_id: int, data: ${title}Input) -> ${title}:
    row = ${title}(title=data.title, owner_id=owner_id)
    session.add(row)
    session.commit()
    return row
`,
    [`api/app/routers/${name}.py`]: `from fastapi import APIRouter, Depends, HTTPException
from sqlmodel import Session

from app.database import get_session
from app.deps import get_current_user, get_superuser
from app.models.${name} import ${title}, ${title}Input
from app.models.user import User
from app.services.${name} import create_${name}, list_${name}s

router = APIRouter()


@router.get("/")
def read_all(session: Session = Depends(get_session), user: User = Depends(get_current_user)):
    return list_${name}s(session, user.id)


@router.get("/{id}")
def read_one(id: int, session: Session = Depends(get_session), user: User = Depends(get_current_user)):
    row = session.get(${title}, id)
    if row is None or row.owner_id != user.id:
        raise HTTPException(status_code=404)
    return row


@router.post("/")
def create(data: ${title}Input, session: Session = Depends(get_session), user: User = Depends(get_current_user)):
    return create_${name}(session, user.id, data)


@router.delete("/{id}", dependencies=[Depends(get_superuser)])
def remove(id: int, session: Session = Depends(get_session)):
    row = session.get(${title}, id)
    session.delete(row)
    session.commit()
`,
  };
}
