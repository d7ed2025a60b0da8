import { aspnet } from './aspnet';
import { connexion } from './connexion';
import { django } from './django';
import { drf } from './drf';
import { express } from './express';
import { fastapi } from './fastapi';
import { fastify } from './fastify';
import { flask } from './flask';
import type { Framework } from './framework';
import { go } from './go';
import { hapi } from './hapi';
import { hono } from './hono';
import { koa } from './koa';
import { laravel } from './laravel';
import { nest } from './nest';
import { next } from './next';
import { rails } from './rails';
import { sam } from './sam';
import { serverless } from './serverless';
import { spring } from './spring';
import { starlette } from './starlette';
import type { TemplateReader } from './template';
import { trpc } from './trpc';

/** Every framework whose routes are read. */
export const frameworks: readonly Framework[] = [
  express,
  fastify,
  koa,
  hono,
  hapi,
  trpc,
  nest,
  next,
  fastapi,
  starlette,
  flask,
  django,
  drf,
  aspnet,
  go,
  laravel,
  rails,
  spring,
];

/** Every sort of configuration file that declares routes for code beside it. */
export const templates: readonly TemplateReader[] = [serverless, sam, connexion];
