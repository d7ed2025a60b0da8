import { noInertGuard } from '../../../server/src/rules/route/no-inert-guard';
import { testRouteRule } from '../../support/test-route-rule';

testRouteRule(noInertGuard, {
  clean: {
    'guards below the decorator that registers the view': `from flask import Flask
from flask_login import login_required
app = Flask(__name__)
@app.route("/admin/users")
@login_required
def users():
    return []
`,
    'two routes for one view': `from flask import Flask
from flask_login import login_required
app = Flask(__name__)
@app.route("/users")
@app.route("/members")
@login_required
def users():
    return []
`,
    'roles that a guard of the application reads': {
      'main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
NestFactory.create(AppModule);
`,
      'app.module.ts': `import { Controller, Get, Module, SetMetadata } from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
const Roles = (...roles: string[]) => SetMetadata('roles', roles);
class RolesGuard {
  constructor(private reflector: Reflector) {}
  canActivate(context) {
    const roles = this.reflector.get('roles', context.getHandler());
    const { user } = context.switchToHttp().getRequest();
    return !roles || roles.includes(user.role);
  }
}
@Controller('users')
class UsersController {
  @Get()
  @Roles('admin')
  list() {
    return [];
  }
}
@Module({ controllers: [UsersController], providers: [{ provide: APP_GUARD, useClass: RolesGuard }] })
export class AppModule {}
`,
    },
    'decorators that document': {
      'app.module.ts': `import { Controller, Get, Module } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
@Controller('users')
@ApiBearerAuth()
@ApiTags('users')
class UsersController {
  @Get()
  list() {
    return [];
  }
}
@Module({ controllers: [UsersController] })
export class AppModule {}
`,
    },
  },
  flagged: {
    'a guard above the decorator that registers the view': {
      code: `from flask import Flask
from flask_login import login_required
app = Flask(__name__)
@«login_required»
@app.route("/admin/users")
def users():
    return []
`,
      says: ['login_required never runs for GET /admin/users: it stands above the decorator that registers the route.'],
    },
    'roles that no guard reads': {
      code: {
        'main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
NestFactory.create(AppModule);
`,
        'app.module.ts': `import { Controller, Get, Module, SetMetadata, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
const Roles = (...roles: string[]) => SetMetadata('roles', roles);
@Controller('users')
@UseGuards(AuthGuard('jwt'))
class UsersController {
  @Get()
  @«Roles('admin')»
  list() {
    return [];
  }
}
@Module({ controllers: [UsersController] })
export class AppModule {}
`,
      },
      says: ["Roles('admin') never runs for GET /users: no guard on the way asks for it."],
    },
    'roles that no guard reads, beside a guard that asks for one by itself': {
      code: {
        'main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
NestFactory.create(AppModule);
`,
        'app.module.ts': `import { Controller, Get, Module, SetMetadata, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
const Roles = (...roles: string[]) => SetMetadata('roles', roles);
class AdminGuard {
  canActivate(context) {
    return context.switchToHttp().getRequest().user.role === 'admin';
  }
}
@Controller('users')
@UseGuards(AuthGuard('jwt'), AdminGuard)
class UsersController {
  @Get()
  @«Roles('admin')»
  list() {
    return [];
  }
}
@Module({ controllers: [UsersController] })
export class AppModule {}
`,
      },
      says: ["Roles('admin') never runs for GET /users: no guard on the way asks for it."],
      severity: 'information',
    },
  },
});
