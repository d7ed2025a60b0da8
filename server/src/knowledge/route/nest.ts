/** Packages whose decorators describe, validate, transform or measure, and guard nothing. */
const plain =
  /^@nestjs\/|swagger|openapi|valid|transform|zod|typia|nestia|i18n|form-data|paginat|otel|opentelemetry|prometheus|sentry|winston|pino|cls$|typeorm|mikro-orm|mongoose|sequelize|prisma|automapper|^type-graphql$|^reflect-metadata$|ts-rest|throttler|schedul|event-emitter|nestjsx|golevelup|commander|cache|lodash|core-decorators|inversify|^class-/;

/** True if decorators of a package never decide who may call. */
export function isPlainPackage(name: string): boolean {
  return plain.test(name);
}

/** Packages of guards that ask no metadata of a route, but for switches of their own. */
export function asksNoMetadata(name: string): boolean {
  return (
    name === '@nestjs/passport' || name === '@nestjs/throttler' || name === '@nestjs/common' || name === '@nestjs/core'
  );
}

/** The methods of HTTP that decorators of methods declare. */
export const httpDecorators: ReadonlyMap<string, string> = new Map([
  ['Get', 'GET'],
  ['Post', 'POST'],
  ['Put', 'PUT'],
  ['Patch', 'PATCH'],
  ['Delete', 'DELETE'],
  ['Options', 'OPTIONS'],
  ['Head', 'HEAD'],
  ['Search', 'SEARCH'],
  ['All', '*'],
  ['Sse', 'GET'],
]);

/** Decorators of methods that answer queries and messages, by the package that they come from. */
export const otherDecorators: ReadonlyMap<string, string> = new Map([
  ['@nestjs/graphql Query', 'QUERY'],
  ['@nestjs/graphql Mutation', 'MUTATION'],
  ['@nestjs/graphql Subscription', 'SUBSCRIPTION'],
  ['@nestjs/microservices MessagePattern', 'MESSAGE'],
  ['@nestjs/microservices EventPattern', 'MESSAGE'],
  ['@nestjs/microservices GrpcMethod', 'MESSAGE'],
  ['@nestjs/microservices GrpcStreamMethod', 'MESSAGE'],
  ['@nestjs/websockets SubscribeMessage', 'MESSAGE'],
]);
