import assert from 'node:assert/strict';
import { printRoute, routesOf } from '../../support/routes-of';

/** A project whose root module names the given controllers and providers. */
function rooted(controllers: string, imports: string, providers = ''): Readonly<Record<string, string>> {
  return {
    'main.ts': `import { NestFactory } from '@nestjs/core'; import { AppModule } from './app.module';
      async function start() { const app = await NestFactory.create(AppModule); await app.listen(3000); }`,
    'app.module.ts': `import { Module } from '@nestjs/common'; import { APP_GUARD } from '@nestjs/core'; ${imports}
      @Module({ controllers: [${controllers}], providers: [${providers}] }) export class AppModule {}`,
  };
}

const rolesGuard = `import { Injectable, SetMetadata } from '@nestjs/common'; import { Reflector } from '@nestjs/core';
  export const ROLES = 'roles'; export const Roles = (...roles: string[]) => SetMetadata(ROLES, roles);
  export const Public = () => SetMetadata('isPublic', true);
  export class RolesGuard { constructor(private reflector: Reflector) {}
    canActivate(context) { const roles = this.reflector.getAllAndOverride(ROLES, [context.getHandler(), context.getClass()]);
      return !roles || roles.includes(context.switchToHttp().getRequest().user.role); } }
  export class JwtGuard { constructor(private reflector: Reflector) {}
    canActivate(context) { if (this.reflector.getAllAndOverride('isPublic', [context.getHandler(), context.getClass()])) return true;
      return verify(context); } }`;

const heads = `import { Controller, Get, Post, Put, Delete, All, UseGuards } from '@nestjs/common'; import { JwtGuard, RolesGuard, Roles, Public } from './guards';`;

/** The files of a program, and its routes, one line each. */
const programs: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[]]>> = {
  'guards of the class before those of the method, with paths of both': [
    {
      ...rooted('Users', `import { Users } from './users';`),
      'guards.ts': rolesGuard,
      'users.ts': `${heads}
        @Controller('users') @UseGuards(JwtGuard)
        export class Users {
          @Get() list() {}
          @Get(':id') @UseGuards(RolesGuard) show() {}
          @Post(['', 'new']) create() {}
          @All('raw') raw() {}
          notARoute() {}
        }`,
    },
    [
      'GET /users  class: JwtGuard → Users.list',
      'GET /users/:id  class: JwtGuard → method: RolesGuard → Users.show',
      'POST /users  class: JwtGuard → Users.create',
      'POST /users/new  class: JwtGuard → Users.create',
      '* /users/raw  class: JwtGuard → Users.raw',
    ],
  ],
  'an application that is made for its settings and closed again gives no routes of its own': [
    {
      ...rooted('A', `import { A } from './a';`),
      'main.ts': `import { NestFactory } from '@nestjs/core'; import { VersioningType } from '@nestjs/common'; import { AppModule } from './app.module';
        async function start() {
          const asked = await NestFactory.create(AppModule); const port = asked.get(Settings).port; await asked.close();
          const app = await NestFactory.create(AppModule); app.setGlobalPrefix('api'); app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
          process.on('exit', () => app.close()); await app.listen(port); }`,
      'guards.ts': rolesGuard,
      'a.ts': `${heads} @Controller('a') export class A { @Get('x') x() {} }`,
    },
    ['GET /api/v1/a/x  A.x'],
  ],
  'of several decorators that attach guards, the lowest takes effect first': [
    {
      ...rooted('A', `import { A } from './a';`),
      'guards.ts': rolesGuard,
      'a.ts': `${heads} @Controller() export class A { @UseGuards(RolesGuard) @UseGuards(JwtGuard) @Get('x') x() {} }`,
    },
    ['GET /x  method: JwtGuard → method: RolesGuard → A.x'],
  ],
  'a guard of any module covers the whole application, unless a mark that it asks for opens the route': [
    {
      ...rooted('', `import { UsersModule } from './users.module'; import { AuthModule } from './auth.module';`),
      'app.module.ts': `import { Module } from '@nestjs/common'; import { UsersModule } from './users.module'; import { AuthModule } from './auth.module';
        @Module({ imports: [UsersModule, forwardRef(() => AuthModule)] }) export class AppModule {}`,
      'guards.ts': rolesGuard,
      'auth.module.ts': `import { Module } from '@nestjs/common'; import { APP_GUARD } from '@nestjs/core'; import { JwtGuard, RolesGuard } from './guards';
        const guards = [{ provide: APP_GUARD, useClass: JwtGuard }, { provide: APP_GUARD, useClass: RolesGuard }];
        @Module({ providers: [...guards] }) export class AuthModule {}`,
      'users.module.ts': `import { Module } from '@nestjs/common'; import { AuthModule } from './auth.module'; import { Users } from './users';
        @Module({ imports: [AuthModule], controllers: [Users] }) export class UsersModule {}`,
      'users.ts': `${heads} @Controller('users') @Roles('admin') export class Users {
        @Get() list() {} @Public() @Get('open') open() {} @Roles('owner') @Delete(':id') remove() {} }`,
    },
    [
      'GET /users  application: JwtGuard → application: RolesGuard [admin] → Users.list',
      'GET /users/open  application: Public() = public → application: RolesGuard [admin] → Users.open',
      'DELETE /users/:id  application: JwtGuard → application: RolesGuard [owner] → Users.remove',
    ],
  ],
  'roles that no guard asks for do nothing': [
    {
      ...rooted('A', `import { A } from './a';`),
      'guards.ts': rolesGuard,
      'a.ts': `${heads} @Controller() export class A { @Roles('admin') @UseGuards(JwtGuard) @Get('x') x() {} @Public() @Get('y') y() {} }`,
    },
    [
      "GET /x  method: JwtGuard → A.x  (Roles('admin') [admin] never runs: no guard on the way asks for it)",
      'GET /y  A.y  (Public() never runs: no guard on the way asks for it)',
    ],
  ],
  'a guard that asks the class first makes the roles of methods dead': [
    {
      ...rooted('A', `import { A } from './a';`),
      'guards.ts': rolesGuard.replace(
        '(ROLES, [context.getHandler(), context.getClass()])',
        '(ROLES, [context.getClass(), context.getHandler()])',
      ),
      'a.ts': `${heads} @Controller() @Roles('user') @UseGuards(RolesGuard) export class A { @Roles('admin') @Get('x') x() {} }`,
    },
    [
      "GET /x  class: RolesGuard [user] → A.x  (Roles('admin') [admin] never runs: the guard that asks for it takes what stands at the class first)",
    ],
  ],
  'a guard that asks only the method does not see the roles of the class': [
    {
      ...rooted('A', `import { A } from './a';`),
      'guards.ts': rolesGuard.replace(
        'getAllAndOverride(ROLES, [context.getHandler(), context.getClass()])',
        'get(ROLES, context.getHandler())',
      ),
      'a.ts': `${heads} @Controller() @Roles('user') @UseGuards(RolesGuard) export class A { @Get('x') x() {} }`,
    },
    [
      "GET /x  class: RolesGuard → A.x  (Roles('user') [user] never runs: the guard that asks for it looks only at the method)",
    ],
  ],
  'decorators made of decorators, with what they are given': [
    {
      ...rooted('A', `import { A } from './a';`),
      'guards.ts': rolesGuard,
      'auth.ts': `import { applyDecorators, UseGuards } from '@nestjs/common'; import { ApiBearerAuth } from '@nestjs/swagger';
        import { JwtGuard, RolesGuard, Roles, Public } from './guards';
        export const Auth = (...roles) => applyDecorators(ApiBearerAuth(), Roles(...roles), UseGuards(JwtGuard, RolesGuard));
        export const Known = () => UseGuards(JwtGuard);
        export function Access(options?: { open?: boolean }) {
          const all = [ApiBearerAuth()];
          if (options?.open) all.push(Public());
          all.push(options?.strict ? UseGuards(RolesGuard) : UseGuards(JwtGuard));
          return applyDecorators(...all);
        }
        export const Sometimes = () => process.env.SAFE ? UseGuards(JwtGuard) : UseGuards();`,
      'a.ts': `${heads} import { Auth, Known, Access, Sometimes } from './auth';
        @Controller() export class A {
          @Auth('admin') @Get('a') a() {}
          @Known() @Get('b') b() {}
          @Access() @Get('c') c() {}
          @Access({ open: true }) @Get('d') d() {}
          @Sometimes() @Get('e') e() {}
        }`,
    },
    [
      'GET /a  method: JwtGuard → method: RolesGuard [admin] → A.a',
      'GET /b  method: JwtGuard → A.b',
      'GET /c  method: JwtGuard → A.c',
      'GET /d  method: Access({…}) = public → A.d',
      'GET /e  method?: JwtGuard → A.e',
    ],
  ],
  'marks by a decorator of the reflector': [
    {
      ...rooted('A', `import { A } from './a';`),
      'guards.ts': `import { Reflector } from '@nestjs/core'; export const Roles = Reflector.createDecorator<string[]>();
        export class RolesGuard { canActivate(context) { return match(this.reflector.get(Roles, context.getHandler())); } }`,
      'a.ts': `${heads} @Controller() @UseGuards(RolesGuard) export class A { @Roles(['admin']) @Get('x') x() {} }`,
    },
    ['GET /x  class: RolesGuard [admin] → A.x'],
  ],
  'base classes hand on their guards and their routes': [
    {
      ...rooted('Cats', `import { Cats } from './cats';`),
      'guards.ts': rolesGuard,
      'base.ts': `${heads} @UseGuards(JwtGuard) export abstract class Base { @Get(':id') show() {} @Delete(':id') remove() {} }`,
      'cats.ts': `${heads} import { Base } from './base'; @Controller({ path: 'cats' }) @UseGuards(RolesGuard)
        export class Cats extends Base { remove() {} @Put(':id') update() {} }`,
    },
    [
      'PUT /cats/:id  class: JwtGuard → class: RolesGuard → Cats.update',
      'GET /cats/:id  class: JwtGuard → class: RolesGuard → Cats.show',
    ],
  ],
  'prefix, versions, paths of modules, guards and middleware of the application': [
    {
      'main.ts': `import { NestFactory } from '@nestjs/core'; import { VersioningType } from '@nestjs/common'; import helmet from 'helmet';
        import { AppModule } from './app.module'; import { setUp } from './set-up';
        async function start() { const app = await NestFactory.create<NestExpressApplication>(AppModule);
          app.use(helmet()); setUp(app); app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' }); }`,
      'set-up.ts': `import { Reflector } from '@nestjs/core'; import { JwtGuard } from './guards';
        export function setUp(app: INestApplication) { app.setGlobalPrefix('api', { exclude: ['health'] }); app.useGlobalGuards(new JwtGuard(app.get(Reflector))); }`,
      'guards.ts': rolesGuard,
      'app.module.ts': `import { Module } from '@nestjs/common'; import { RouterModule } from '@nestjs/core'; import { AdminModule } from './admin'; import { Health } from './health';
        @Module({ imports: [AdminModule.forRoot(), RouterModule.register([{ path: 'back', module: AdminModule }])], controllers: [Health] }) export class AppModule {}`,
      'health.ts': `${heads} import { VERSION_NEUTRAL } from '@nestjs/common'; @Controller({ path: 'health', version: VERSION_NEUTRAL }) export class Health { @Get() check() {} }`,
      'admin.ts': `${heads} import { Module } from '@nestjs/common';
        @Controller('stats') class Stats { @Get() all() {} } @Controller({ path: 'logs', version: ['2', '3'] }) class Logs { @Get() all() {} }
        @Module({}) export class AdminModule { static forRoot() { return { module: AdminModule, controllers: [Stats, Logs] }; } }`,
    },
    [
      'GET /health  application: helmet() → application: new JwtGuard(app.get(Reflector)) → Health.check',
      'GET /api/v1/back/stats  application: helmet() → application: new JwtGuard(app.get(Reflector)) → Stats.all',
      'GET /api/v2/back/logs  application: helmet() → application: new JwtGuard(app.get(Reflector)) → Logs.all',
      'GET /api/v3/back/logs  application: helmet() → application: new JwtGuard(app.get(Reflector)) → Logs.all',
    ],
  ],
  'middleware of modules by path, method and controller, and what it leaves out': [
    {
      ...rooted('Cats, Dogs', `import { Cats, Dogs } from './pets';`),
      'app.module.ts': `import { Module, RequestMethod } from '@nestjs/common'; import { Cats, Dogs } from './pets'; import { Auth, Log, Check } from './middleware';
        @Module({ controllers: [Cats, Dogs] }) export class AppModule { configure(consumer) {
          consumer.apply(Log).forRoutes('*');
          consumer.apply(Auth).exclude({ path: 'cats', method: RequestMethod.GET }).forRoutes(Cats);
          consumer.apply(Check).forRoutes({ path: 'dogs', method: RequestMethod.POST }); } }`,
      'pets.ts': `${heads} @Controller('cats') export class Cats { @Get() list() {} @Post() create() {} }
        @Controller('dogs') export class Dogs { @Get() list() {} @Post() create() {} }`,
    },
    [
      'GET /cats  application: Log → Cats.list',
      'POST /cats  application: Log → application: Auth → Cats.create',
      'GET /dogs  application: Log → Dogs.list',
      'POST /dogs  application: Log → application: Check → Dogs.create',
    ],
  ],
  'resolvers stand beside the prefix, gateways outside of what covers the application': [
    {
      ...rooted(
        '',
        `import { UsersResolver, Chat } from './users'; import { JwtGuard } from './guards';`,
        `UsersResolver, Chat, { provide: APP_GUARD, useClass: JwtGuard }`,
      ),
      'guards.ts': rolesGuard,
      'users.ts': `import { Resolver, Query, Mutation, ResolveField, Args } from '@nestjs/graphql'; import { WebSocketGateway, SubscribeMessage } from '@nestjs/websockets';
        import { UseGuards } from '@nestjs/common'; import { RolesGuard } from './guards';
        @Resolver(() => User) export class UsersResolver { @Query(() => [User], { name: 'users' }) list() {}
          @Mutation(() => User) @UseGuards(RolesGuard) removeUser(@Args('id') id: string) {} @ResolveField() posts() {} }
        @WebSocketGateway() export class Chat { @SubscribeMessage('say') say() {} }`,
    },
    [
      'QUERY /users  application: JwtGuard → UsersResolver.list',
      'MUTATION /removeUser  application: JwtGuard → method: RolesGuard → UsersResolver.removeUser',
      'MESSAGE /say  Chat.say',
    ],
  ],
  'messages of an application that serves them beside requests are not covered by its guards': [
    {
      'main.ts': `import { NestFactory } from '@nestjs/core'; import { A } from './a'; import { Module } from '@nestjs/common';
        @Module({ controllers: [A] }) class Root {}
        async function start() { const app = await NestFactory.create(Root); app.useGlobalGuards(new Limit()); app.connectMicroservice({}); }`,
      'a.ts': `${heads} import { MessagePattern } from '@nestjs/microservices';
        @Controller() export class A { @Get('x') x() {} @MessagePattern({ cmd: 'sum' }) sum() {} }`,
    },
    ['GET /x  application: new Limit() → A.x', 'MESSAGE /sum  A.sum'],
  ],
  'what nobody can follow may be a guard, and what describes is none': [
    {
      ...rooted('A', `import { A } from './a';`),
      'a.ts': `import { Controller, Get } from '@nestjs/common'; import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'; import { Endpoint } from '@acme/nest'; import { Secure } from './missing';
        @ApiTags('a') @Controller() export class A { @ApiBearerAuth() @Get('x') x() {} @Endpoint() @Get('y') y() {} @Secure('admin') @Get('z') z() {} }`,
    },
    ['GET /x  A.x', 'GET /y  method: Endpoint() → A.y', "GET /z  method: Secure('admin') → A.z"],
  ],
  'words of packages open a route or ask for roles': [
    {
      ...rooted(
        'A',
        `import { A } from './a'; import { AuthGuard, RoleGuard } from 'nest-keycloak-connect';`,
        '{ provide: APP_GUARD, useClass: AuthGuard }, { provide: APP_GUARD, useClass: RoleGuard }',
      ),
      'a.ts': `import { Controller, Get } from '@nestjs/common'; import { Public, Roles } from 'nest-keycloak-connect';
        @Controller() export class A { @Public() @Get('x') x() {} @Roles('admin') @Get('y') y() {} @Get('z') z() {} }`,
    },
    [
      'GET /x  application: Public() = public → A.x',
      'GET /y  application: AuthGuard [admin] → application: RoleGuard [admin] → A.y',
      'GET /z  application: AuthGuard → application: RoleGuard → A.z',
    ],
  ],
  'a controller that no module names, with a gap': [
    { 'a.ts': `import { Controller, Get } from '@nestjs/common'; @Controller('a') export class A { @Get() x() {} }` },
    ['GET /a  A.x  (nothing that was found mounts A)'],
  ],
};

suite('Routes of NestJS', () => {
  test('programs that are cut off anywhere are read as far as they go', async () => {
    for (const [files] of Object.values(programs)) {
      for (const [path, text] of Object.entries(files)) {
        for (let end = 0; end < text.length; end += 97) await routesOf({ ...files, [path]: text.slice(0, end) });
      }
    }
  });

  for (const [name, [files, routes]] of Object.entries(programs)) {
    test(name, async () => assert.deepEqual((await routesOf(files)).map(printRoute), routes));
  }
});
